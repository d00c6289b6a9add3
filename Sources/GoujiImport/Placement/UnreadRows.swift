import GoujiCatalog
import GoujiSyntax

/// Rows of a table of which neither the cells nor the form are known: they stay rows, one a line, for a person to mend.
/// Joined to a paragraph their figures would be lost for good.
enum UnreadRows {
  private static let fewest = 3
  /// More bytes than a row has.
  private static let longest = 1_000
  /// Lines between two rows of figures: names, and rows that are blank.
  private static let longestGap = 8

  /// The rows from `start` on, from their first line of names to their last line of figures; and the index behind them.
  static func read(_ lines: [SourceLine], at start: Int, _ book: Book) -> (rows: [UnplacedLine], next: Int)? {
    var rows: [UnplacedLine] = []
    var pending: [UnplacedLine] = []
    var index = start
    var next = start
    var figures = 0
    while index < lines.count, pending.count <= longestGap {
      let line = lines[index]
      if line.isBlank {
        index += 1
        continue
      }
      let words = UnplacedLine(line.text, number: line.number, book)
      if PlacedWord.runsTogether(line.text) || ends(line, isRow: isRow(words)) { break }
      pending.append(words)
      index += 1
      // Too few of them are rows: a list of names, no table.
      if rows.count + pending.count > figures * 3 + 24 { break }
      guard isRow(words) else { continue }
      figures += 1
      rows += pending
      pending = []
      next = index
    }
    return figures >= fewest && figures * 3 >= rows.count ? (rows, next) : nil
  }

  /// Whether a line has several amounts and nothing of a sentence.
  static func isRow(_ text: String, _ book: Book) -> Bool {
    // A paragraph that has been joined so far is no row, however long it is to be looked through.
    guard text.utf8.count <= longest, text.hasDigit,
      !text.unicodeScalars.contains(where: { "。；，：".unicodeScalars.contains($0) })
    else {
      return false
    }
    let line = UnplacedLine(text, number: 0, book)
    return line.words.count(where: \.isFigure) > 1 && isRow(line)
  }

  /// A name and its amounts, or several amounts, and nothing of a sentence.
  private static func isRow(_ line: UnplacedLine) -> Bool {
    guard line.words.count > 1 else { return false }
    let amounts = line.words.indices.filter { line.words[$0].isFigure && line.words[$0].text.hasDigit }
    // `为 24535.67 万元` is the middle of a sentence that the width of a page has broken.
    let isText = amounts.contains { index in
      index + 1 < line.words.count && WrittenUnit.match(FoldedText(line.words[index + 1].text), at: 0) != nil
    }
    guard !isText else { return false }
    return amounts.contains { line.words[$0].text.contains(".") || line.words[$0].text.contains(",") }
  }

  private static func ends(_ line: SourceLine, isRow: Bool) -> Bool {
    let text = line.text.trimmed
    if text.contains("\t") || text.contains("|") || text.contains("<")
      || text.unicodeScalars.first == DocumentText.tableSign
    {
      return true
    }
    if text.contains("...") || text.contains("…") { return true }
    if text.unicodeScalars.contains(where: { "。；，".unicodeScalars.contains($0) }) { return true }
    if !isRow, text.unicodeScalars.contains("：") { return true }
    let prose = ProseLine(text, line: line.number)
    switch prose.kind {
    case .note, .field, .caption: return true
    case .heading: return (prose.marker?.level ?? 9) == 1
    default: return text.unicodeScalars.count > 60
    }
  }
}
