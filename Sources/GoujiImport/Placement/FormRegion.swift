import GoujiCatalog
import GoujiSyntax

/// Finds the lines of a form that follow its title where nothing tells their cells.
enum FormRegion {
  /// No form has more lines, its names wrapped and all.
  private static let longest = 2_000

  /// The form whose lines begin at `start`, and the index of the line behind them.
  static func read(_ lines: [SourceLine], at start: Int, form id: String, _ book: Book) -> (UnplacedForm, next: Int)? {
    guard let first = book.forms.layouts(id: id).first else { return nil }
    var form = UnplacedForm(id: id, lines: [], line: lines[start].number)
    var index = start
    var joined = 0
    while index < lines.count {
      let line = lines[index]
      if line.isBlank {
        index += 1
        continue
      }
      if form.lines.count == longest || ends(line, first, book) { break }
      if PlacedWord.runsTogether(line.text) { joined += 1 }
      form.lines.append(UnplacedLine(line.text, number: line.number, book))
      index += 1
    }
    // A blank line behind the last row is not the form's.
    while index > start, lines[index - 1].isBlank { index -= 1 }
    guard joined * 3 < form.lines.count else { return nil }
    return isForm(form, book) ? (form, index) : nil
  }

  /// Whether there is more than a title: names of columns and rows.
  private static func isForm(_ form: UnplacedForm, _ book: Book) -> Bool {
    guard form.lines.count >= 2, let reader = FormRowReader(form, book), !reader.head.isEmpty, reader.hasRows
    else { return false }
    let layouts = FormLayout.all(of: form.id, head: reader.headLines, hasCodeParts: reader.hasCodeParts, book)
    return layouts.contains { $0.missing == 0 }
  }

  /// A note, another caption, a heading or a sentence.
  private static func ends(_ line: SourceLine, _ form: Form, _ book: Book) -> Bool {
    let text = line.text.trimmed
    if text.contains("\t") || text.contains("|") || text.contains("<") { return true }
    let prose = ProseLine(text, line: line.number)
    switch prose.kind {
    case .note, .field: return true
    case .caption: return true
    case .heading where prose.marker?.level == 1: return true
    default: break
    }
    let isSentence = text.unicodeScalars.contains { "。；，".unicodeScalars.contains($0) }
    if text.unicodeScalars.last == "。" || isSentence && text.unicodeScalars.count > 30 { return true }
    let words = PlacedWord.words(of: text, book)
    guard RowLabel.isNumbered(text), let first = words.first, !first.isFigure else { return false }
    // Rows have numbers as headings have; but no row is called as a section is.
    guard form.rows == .labelled || form.rows == .free else { return true }
    return !words.contains(where: \.isFigure) && words.count == 1 && text.unicodeScalars.count > 20
      && !form.sample.contains { $0.contains(text) }
  }
}
