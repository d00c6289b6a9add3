import GoujiSyntax
import GoujiSystem
import GoujiWorkspace
import LanguageServerProtocol

/// What was learnt of the client at `initialize`, and what it has set since.
struct ClientProfile: Sendable {
  var capabilities = LSP.ClientCapabilities()
  var encoding = PositionEncoding.utf16
  /// What holds where no folder says otherwise.
  var settings = Settings()
  /// By open folder; none for a folder that says nothing of its own.
  var folderSettings: [FilePath: Settings] = [:]
  /// Whether the client speaks English to its user.
  private var isEnglish = false
  /// Whether the client shows the coverage of each draft and wants to be told of it.
  var showsCoverage = false

  /// What is said to the user is said in this language: as the settings have it, else in English to clients that speak it,
  /// else in Chinese, as the drafts are.
  var language: Language { settings.language ?? (isEnglish ? .en : .zh) }

  init() {}

  init(_ params: LSP.InitializeParams) {
    capabilities = params.capabilities
    encoding = Self.encoding(for: params.capabilities.positionEncodings)
    isEnglish = params.locale.map { $0.lowercased().hasPrefix("en") } ?? false
    let options = params.initializationOptions
    showsCoverage = options?["coverage"]?.bool ?? false
    if let options { settings = Settings(options["gouji"] ?? options["settings"] ?? options) }
  }

  /// The settings for a document: those of the innermost folder that holds it.
  func settings(for uri: String) -> Settings {
    guard !folderSettings.isEmpty, let path = FilePath(uri: uri) else { return settings }
    let folder = folderSettings.keys.filter { $0.contains(path) }.max { $0.path.count < $1.path.count }
    return folder.flatMap { folderSettings[$0] } ?? settings
  }

  /// The first encoding of the client's that is ours too; the draft is UTF-8, but the client knows what suits it.
  private static func encoding(for offered: [LSP.PositionEncodingKind]) -> PositionEncoding {
    for kind in offered {
      switch kind {
      case .utf8: return .utf8
      case .utf16: return .utf16
      case .utf32: return .utf32
      default: continue
      }
    }
    return .utf16
  }
}

extension PositionEncoding {
  var kind: LSP.PositionEncodingKind {
    switch self {
    case .utf8: .utf8
    case .utf16: .utf16
    case .utf32: .utf32
    }
  }
}
