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
    /// Whether the client shows a document, and a place in it, when the server asks for it.
    package var showsDocuments = false
    /// Whether renaming may be asked about first.
    package var preparesRename = false
    /// Whether symbols of a document may hold others; a flat list is sent otherwise.
    package var nestsSymbols = false
    /// Whether code actions may be more than commands.
    package var takesCodeActions = false
    /// Whether files that are renamed in the client may be asked about before.
    package var asksBeforeRename = false
    package var tellsRenames = false
    package var tellsDeletions = false
    /// Whether documentation of completion items may be Markdown: it is named, and before plain text.
    package var documentsInMarkdown = false
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
        (\.showsDocuments, ["window", "showDocument", "support"]),
        (\.preparesRename, ["textDocument", "rename", "prepareSupport"]),
        (\.nestsSymbols, ["textDocument", "documentSymbol", "hierarchicalDocumentSymbolSupport"]),
        (\.asksBeforeRename, ["workspace", "fileOperations", "willRename"]),
        (\.tellsRenames, ["workspace", "fileOperations", "didRename"]),
        (\.tellsDeletions, ["workspace", "fileOperations", "didDelete"]),
      ]
    }

    package init(from decoder: any Decoder) throws {
      let root = LenientObject(decoder)
      for (flag, path) in Self.flags { self[keyPath: flag] = root.value(at: path, as: Bool.self) ?? false }
      let general = ["general", "positionEncodings"]
      positionEncodings = (root.value(at: general, as: [String].self) ?? []).map(PositionEncodingKind.init(rawValue:))
      pullsDiagnostics = root.object(at: ["textDocument", "diagnostic"]) != nil
      takesCodeActions = root.object(at: ["textDocument", "codeAction", "codeActionLiteralSupport"]) != nil
      readsMarkdown = Self.prefersMarkdown(
        root.value(at: ["textDocument", "hover", "contentFormat"], as: [String].self)
      )
      let documentation = ["textDocument", "completion", "completionItem", "documentationFormat"]
      documentsInMarkdown = Self.prefersMarkdown(root.value(at: documentation, as: [String].self))
    }

    /// The formats stand in the client's order of preference.
    private static func prefersMarkdown(_ formats: [String]?) -> Bool {
      formats?.first { [MarkupKind.markdown.rawValue, MarkupKind.plainText.rawValue].contains($0) }
        == MarkupKind.markdown.rawValue
    }

    package func encode(to encoder: any Encoder) throws {
      var root = JSONValue.object([:])
      for (flag, path) in Self.flags where self[keyPath: flag] { root.set(.bool(true), at: path) }
      if !positionEncodings.isEmpty {
        root.set(.array(positionEncodings.map { .string($0.rawValue) }), at: ["general", "positionEncodings"])
      }
      if pullsDiagnostics { root.set(.object([:]), at: ["textDocument", "diagnostic"]) }
      if takesCodeActions { root.set(.object([:]), at: ["textDocument", "codeAction", "codeActionLiteralSupport"]) }
      let formats = JSONValue.array([.string(MarkupKind.markdown.rawValue)])
      if readsMarkdown { root.set(formats, at: ["textDocument", "hover", "contentFormat"]) }
      if documentsInMarkdown {
        root.set(formats, at: ["textDocument", "completion", "completionItem", "documentationFormat"])
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
