import GoujiAnalysis
import GoujiSyntax
import LanguageServerProtocol

/// What a request about a document is answered from: one version of it, and the client who asks.
///
/// Here, and only here, byte offsets and the client's positions are turned into each other.
struct Draft: Sendable {
  let uri: String
  let version: Int
  let analysis: Analysis
  /// Where the writer is, for what is not told yet.
  var inWork: LineInWork?
  let client: ClientProfile

  var text: SourceText { analysis.text }

  func offset(_ position: LSP.Position) -> Int {
    text.offset(of: TextPosition(position), encoding: client.encoding)
  }

  func offsets(_ range: LSP.Range) -> Range<Int> {
    let start = offset(range.start)
    return start..<max(start, offset(range.end))
  }

  func position(_ offset: Int) -> LSP.Position {
    let position = text.position(of: offset, encoding: client.encoding)
    return LSP.Position(line: position.line, character: position.character)
  }

  func range(_ offsets: Range<Int>) -> LSP.Range {
    LSP.Range(start: position(offsets.lowerBound), end: position(offsets.upperBound))
  }

  func location(_ offsets: Range<Int>) -> LSP.Location {
    LSP.Location(uri: uri, range: range(offsets))
  }

  func edits(_ edits: [TextEdit]) -> [LSP.TextEdit] {
    edits.map { LSP.TextEdit(range: range($0.range), newText: $0.newText) }
  }

  /// Edits of this draft, tied to this version of it where the client can hold them to it.
  func workspaceEdit(_ edits: [TextEdit]) -> LSP.WorkspaceEdit {
    let edits = self.edits(edits)
    guard client.capabilities.versionsEdits else { return LSP.WorkspaceEdit(changes: [uri: edits]) }
    let document = LSP.OptionalVersionedTextDocumentIdentifier(uri: uri, version: version)
    return LSP.WorkspaceEdit(documentChanges: [LSP.TextDocumentEdit(textDocument: document, edits: edits)])
  }
}

extension TextPosition {
  init(_ position: LSP.Position) {
    self.init(line: position.line, character: position.character)
  }
}

extension Draft {
  init(_ document: OpenDocument, _ client: ClientProfile) {
    self.init(
      uri: document.uri,
      version: document.version,
      analysis: document.analysis,
      inWork: document.inWork,
      client: client
    )
  }
}
