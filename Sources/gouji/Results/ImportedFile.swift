import GoujiImport
import GoujiSyntax
import OfficeDocuments

/// A file that was imported to be checked.
struct ImportedFile: Sendable {
  var draft: String
  var summary: ImportSummary
  var places: DraftPlaces
  private let file: SourceFile

  init(draft: String, summary: ImportSummary, places: DraftPlaces, file: SourceFile) {
    self.draft = draft
    self.summary = summary
    self.places = places
    self.file = file
  }

  /// The page or sheet, and the box on it, of what begins at an offset of the draft; nil for what has none.
  func place(_ offset: Int, in text: SourceText) -> (page: Int, box: PageBox?)? {
    guard file.name(ofPage: 1, .zh) != nil else { return nil }
    let position = text.position(of: offset, encoding: .utf32)
    return places.place(line: position.line, column: position.character, text: text[text.lineRange(position.line)])
  }

  /// The 0-based line of a text that what begins at an offset of the draft came from.
  func sourceLine(_ offset: Int, in text: SourceText) -> Int? {
    guard case .text = file else { return nil }
    return places.sourceLine(text.line(at: offset))
  }

  /// A page or sheet as people name it.
  func name(ofPage page: Int, _ language: Language) -> String { file.name(ofPage: page, language) ?? "" }

  /// Forms that were named and not read, and what else a person should know, one line each.
  func remarks(_ language: Language) -> [String] {
    summary.lostForms.map { language("有表名而没有读出的表：\($0)", "a form that could not be read: \($0)") }
      + summary.doubtfulTables.map {
        language("\($0)有几行的数落不准是哪一列，没有参加核对", "\($0): rows whose figures fit no columns for certain are not checked")
      }
      + file.notices.map { $0.advice(language) }
  }
}
