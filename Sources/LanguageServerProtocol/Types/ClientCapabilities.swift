extension LSP {
  /// What the client can do, as far as it matters here.
  ///
  /// Read leniently: whatever is missing or of an unexpected shape counts as not offered, so that a strange client is
  /// served plainly rather than turned away.
  package struct ClientCapabilities: Codable, Equatable, Sendable {
    /// In the client's order of preference; empty if it does not say, which means UTF-16.
    package var positionEncodings: [PositionEncodingKind] = []
    /// Whether the client folds whole lines only.
    package var foldsLinesOnly = false
    package var pullsDiagnostics = false
    package var refreshesDiagnostics = false
    package var relatesDiagnostics = false
    package var describesCodes = false
    package var linksDefinitions = false
    package var disablesCodeActions = false
    package var prefersCodeActions = false
    package var insertsSnippets = false
    package var versionsEdits = false
    package var appliesEdits = false
    package var answersConfiguration = false
    package var registersWatchers = false
    package var registersConfiguration = false
    package var refreshesSemanticTokens = false
    package var refreshesInlayHints = false
    package var refreshesCodeLenses = false
    package var showsProgress = false
    /// Whether hovers may be Markdown.
    package var readsMarkdown = false

    package init() {}

    /// Every yes-or-no capability and where it stands.
    private static var flags: [(flag: WritableKeyPath<Self, Bool>, path: [String])] {
      [
        (\.foldsLinesOnly, ["textDocument", "foldingRange", "lineFoldingOnly"]),
        (\.refreshesDiagnostics, ["workspace", "diagnostics", "refreshSupport"]),
        (\.relatesDiagnostics, ["textDocument", "publishDiagnostics", "relatedInformation"]),
        (\.describesCodes, ["textDocument", "publishDiagnostics", "codeDescriptionSupport"]),
        (\.linksDefinitions, ["textDocument", "definition", "linkSupport"]),
        (\.disablesCodeActions, ["textDocument", "codeAction", "disabledSupport"]),
        (\.prefersCodeActions, ["textDocument", "codeAction", "isPreferredSupport"]),
        (\.insertsSnippets, ["textDocument", "completion", "completionItem", "snippetSupport"]),
        (\.versionsEdits, ["workspace", "workspaceEdit", "documentChanges"]),
        (\.appliesEdits, ["workspace", "applyEdit"]),
        (\.answersConfiguration, ["workspace", "configuration"]),
        (\.registersWatchers, ["workspace", "didChangeWatchedFiles", "dynamicRegistration"]),
        (\.registersConfiguration, ["workspace", "didChangeConfiguration", "dynamicRegistration"]),
        (\.refreshesSemanticTokens, ["workspace", "semanticTokens", "refreshSupport"]),
        (\.refreshesInlayHints, ["workspace", "inlayHint", "refreshSupport"]),
        (\.refreshesCodeLenses, ["workspace", "codeLens", "refreshSupport"]),
        (\.showsProgress, ["window", "workDoneProgress"]),
      ]
    }

    package init(from decoder: any Decoder) throws {
      let root = LenientObject(decoder)
      for (flag, path) in Self.flags { self[keyPath: flag] = root.value(at: path, as: Bool.self) ?? false }
      let general = ["general", "positionEncodings"]
      positionEncodings = (root.value(at: general, as: [String].self) ?? []).map(PositionEncodingKind.init(rawValue:))
      pullsDiagnostics = root.object(at: ["textDocument", "diagnostic"]) != nil
      let formats = root.value(at: ["textDocument", "hover", "contentFormat"], as: [String].self) ?? []
      readsMarkdown = formats.contains(MarkupKind.markdown.rawValue)
    }

    package func encode(to encoder: any Encoder) throws {
      var root = JSONValue.object([:])
      for (flag, path) in Self.flags where self[keyPath: flag] { root.set(.bool(true), at: path) }
      if !positionEncodings.isEmpty {
        root.set(.array(positionEncodings.map { .string($0.rawValue) }), at: ["general", "positionEncodings"])
      }
      if pullsDiagnostics { root.set(.object([:]), at: ["textDocument", "diagnostic"]) }
      if readsMarkdown {
        let formats = [JSONValue.string(MarkupKind.markdown.rawValue)]
        root.set(.array(formats), at: ["textDocument", "hover", "contentFormat"])
      }
      try root.encode(to: encoder)
    }
  }
}

/// An object of which only a few members are of interest and none is required.
private struct LenientObject {
  private let container: KeyedDecodingContainer<AnyKey>?

  init(_ decoder: any Decoder) { container = try? decoder.container(keyedBy: AnyKey.self) }

  private init(_ container: KeyedDecodingContainer<AnyKey>) { self.container = container }

  /// The object `path` leads to; nil if there is none.
  func object(at path: [String]) -> LenientObject? {
    var object = self
    for name in path {
      guard let container = object.container, container.contains(AnyKey(name)),
        let next = try? container.nestedContainer(keyedBy: AnyKey.self, forKey: AnyKey(name))
      else { return nil }
      object = LenientObject(next)
    }
    return object
  }

  /// The value `path` leads to; nil if there is none of that type.
  func value<Value: Decodable>(at path: [String], as type: Value.Type) -> Value? {
    guard let name = path.last, let container = object(at: path.dropLast())?.container else { return nil }
    return try? container.decodeIfPresent(type, forKey: AnyKey(name))
  }

  private func object(at path: ArraySlice<String>) -> LenientObject? { object(at: Array(path)) }
}

private struct AnyKey: CodingKey {
  let stringValue: String
  var intValue: Int? { nil }

  init(_ name: String) { stringValue = name }
  init?(stringValue: String) { self.stringValue = stringValue }
  init?(intValue: Int) { nil }
}
