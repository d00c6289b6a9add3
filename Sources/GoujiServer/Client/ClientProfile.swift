import GoujiSyntax
import LanguageServerProtocol

/// What was learnt of the client at `initialize`, and what it has set since.
struct ClientProfile: Sendable {
  var capabilities = LSP.ClientCapabilities()
  var encoding = PositionEncoding.utf16
  var settings = Settings()
  /// Whether the client shows the coverage of each draft and wants to be told of it.
  var showsCoverage = false

  init() {}

  init(_ params: LSP.InitializeParams) {
    capabilities = params.capabilities
    encoding = Self.encoding(for: params.capabilities.positionEncodings)
    let options = params.initializationOptions
    showsCoverage = options?["coverage"]?.bool ?? false
    if let options { settings = Settings(options["gouji"] ?? options["settings"] ?? options) }
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
