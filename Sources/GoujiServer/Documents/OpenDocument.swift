import GoujiAnalysis
import GoujiSyntax
import GoujiSystem
import GoujiWorkspace
import LanguageServerProtocol

/// A document whose text is the client's.
struct OpenDocument {
  let uri: String
  /// The client's number for its text.
  private(set) var version: Int
  private(set) var analysis: Analysis
  /// Whether a change could not be read, so that the client's text is no longer known. Nothing is said of the document
  /// until the client sends it whole: what would be said might be wrong.
  private(set) var isLost = false
  /// What its header named when what surrounds it was last looked for.
  private(set) var surroundings = NamedSurroundings()
  /// The files that have a say in what is said of it.
  private(set) var leansOn: Set<FilePath> = []
  /// Those among them that have something wrong with them.
  private(set) var reports: [FileReport] = []
  /// What the client was last sent of its own accord.
  var published: LSP.PublishDiagnosticsParams?
  /// What the client last asked for, by its name.
  var pulled: (id: String, items: [LSP.Diagnostic])?
  /// Where the writer is; nil once what is written has been saved, and before anything is.
  private(set) var inWork: LineInWork?
  /// The semantic tokens that the client holds, with their name.
  var tokens: LSP.SemanticTokens?

  init(_ item: LSP.TextDocumentItem, _ analysis: Analysis) {
    uri = item.uri
    version = item.version
    self.analysis = analysis
  }

  /// Applies the changes one after another; each refers to the text that the ones before it leave.
  mutating func apply(_ changes: [LSP.TextDocumentContentChangeEvent], version: Int, _ encoding: PositionEncoding) {
    self.version = version
    var text = analysis.text
    var edits: [TextEdit] = []
    for change in changes {
      let edit: TextEdit
      if let range = change.range {
        let start = text.offset(of: TextPosition(range.start), encoding: encoding)
        let end = text.offset(of: TextPosition(range.end), encoding: encoding)
        edit = TextEdit(range: start..<max(start, end), newText: change.text)
      } else {
        edit = text.edit(toBecome: change.text)
        isLost = false
      }
      edits.append(edit)
      // With a single change, which is nearly always, the text need not be copied.
      if changes.count > 1 { text.replace(edit.range, with: Array(edit.newText.utf8)) }
    }
    if isLost { return }
    // Of several edits at once nobody can say which the writer is at.
    let edit = edits.count == 1 ? edits.first : nil
    let before = edit.map { LineInWork.Before(analysis, $0) }
    analysis.apply(edits)
    inWork = edit.flatMap { edit in
      before.map { LineInWork(after: edit, $0, previous: inWork, analysis) }
    }
  }

  /// The writer has paused: everything is told.
  mutating func pause() { inWork = nil }

  mutating func loseTrack() { isLost = true }

  mutating func note(_ surroundings: DraftSurroundings) {
    self.surroundings = surroundings.named
    leansOn = surroundings.leansOn
    reports = surroundings.reports
  }

  /// - Parameter analysis: of the same text, among other surroundings.
  mutating func replaceAnalysis(by analysis: Analysis) { self.analysis = analysis }
}

extension SourceText {
  /// The one edit that makes this text another: what lies between their common start and their common end. A client
  /// that sends whole documents costs no more analysis than one that sends changes.
  func edit(toBecome newText: String) -> TextEdit {
    let old = bytes
    let new = Array(newText.utf8)
    let shorter = min(old.count, new.count)
    var prefix = 0
    while prefix < shorter, old[prefix] == new[prefix] { prefix += 1 }
    var suffix = 0
    while suffix < shorter - prefix, old[old.count - 1 - suffix] == new[new.count - 1 - suffix] { suffix += 1 }
    // Not inside a character, of which the edit would else hold a part.
    while prefix > 0, isContinuation(old, prefix) || isContinuation(new, prefix) { prefix -= 1 }
    while suffix > 0, isContinuation(new, new.count - suffix) { suffix -= 1 }
    let replacement = String(decoding: new[prefix..<(new.count - suffix)], as: UTF8.self)
    return TextEdit(range: prefix..<(old.count - suffix), newText: replacement)
  }

  private func isContinuation(_ bytes: [UInt8], _ index: Int) -> Bool {
    index < bytes.count && bytes[index] & 0xC0 == 0x80
  }
}
