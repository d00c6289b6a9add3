import GoujiSyntax

/// One cell a line behind a tab, rows parted by a blank line: what a word processor's table becomes as text.
enum CellLineTable {
  /// Whether a line can begin such a table. An empty cell can, though it is nothing but white space.
  static func begins(_ line: SourceLine) -> Bool { isCell(line) }

  /// The rows from `start` on, and whether they are a table after all.
  static func read(_ lines: [SourceLine], at start: Int) -> (table: RawTable, isTable: Bool) {
    var rows: [[String]] = []
    var row: [String] = []
    var index = start
    while index < lines.count {
      let line = lines[index]
      if isCell(line) {
        row.append(line.text.trimmed)
        index += 1
      } else if line.isBlank {
        let next = index + 1
        guard next < lines.count, !lines[next].isBlank || isCell(lines[next]) else { break }
        if isCell(lines[next]) {
          rows.append(row)
          row = []
          index = next
        } else if let end = endOfParagraphs(lines, from: next) {
          append(lines[next..<end], to: &row)
          index = end
        } else {
          break
        }
      } else if !row.isEmpty, !line.text.contains("\t"), !startsOtherBlock(line) {
        append(lines[index...index], to: &row)
        index += 1
      } else {
        break
      }
    }
    if !row.isEmpty { rows.append(row) }
    return (RawTable(rows: rows, next: index), isTable(rows))
  }

  /// A lone tab, at the start.
  private static func isCell(_ line: SourceLine) -> Bool {
    var tabs = 0
    for byte in line.text.utf8 where byte == 0x09 { tabs += 1 }
    return tabs == 1 && line.text.utf8.first == 0x09
  }

  /// A cell of several paragraphs goes on behind a blank line if more cells of its row follow at once.
  private static func endOfParagraphs(_ lines: [SourceLine], from start: Int) -> Int? {
    var index = start
    while index < lines.count, index - start < 12, !lines[index].isBlank, !lines[index].text.contains("\t") {
      guard !startsOtherBlock(lines[index]) else { return nil }
      index += 1
    }
    return index < lines.count && isCell(lines[index]) ? index : nil
  }

  /// Headings and captions stand outside tables even where no blank line says so.
  private static func startsOtherBlock(_ line: SourceLine) -> Bool {
    let prose = ProseLine(line.text.trimmed, line: line.number)
    return prose.kind == .caption || (prose.kind == .heading && (prose.marker?.level ?? 9) <= 3)
  }

  private static func append(_ lines: ArraySlice<SourceLine>, to row: inout [String]) {
    guard let last = row.indices.last else { return }
    for line in lines { row[last] = Cells.joined(row[last], line.text.trimmed) }
  }

  /// Indented paragraphs have a tab in front as well, but every one is a sentence.
  private static func isTable(_ rows: [[String]]) -> Bool {
    let cells = rows.joined()
    guard rows.contains(where: { $0.count > 1 }) else { return false }
    let sentences = cells.filter { $0.unicodeScalars.count > 12 && $0.unicodeScalars.last == "。" }.count
    return sentences * 2 < cells.count || cells.contains(where: \.isEmpty)
  }
}

/// What readers of tables share.
enum Cells {
  /// Two lines of one cell. A number that was broken at its point is joined; any other two figures are kept apart.
  static func joined(_ upper: String, _ lower: String) -> String {
    guard let last = upper.unicodeScalars.last, let first = lower.unicodeScalars.first else { return upper + lower }
    let isLatin = last.isASCIILetter && first.isASCIILetter
    guard (last.isDigit || last == "." || last == ",") && (first.isDigit || first == ".") || isLatin else {
      return upper + lower
    }
    return NumberRepair.whole(upper + " " + lower) ?? upper + " " + lower
  }
}
