import GoujiSyntax

/// Rows with tabs, as a browser or a spreadsheet puts them on the clipboard.
enum TabbedTable {
  /// Reads on over blank lines: a page break leaves one inside a table.
  static func read(_ lines: [SourceLine], at start: Int) -> RawTable {
    var table = RawTable(rows: [], next: start)
    var index = start
    while index < lines.count {
      if lines[index].isBlank, !isRow(lines[index]) {
        index += 1
        continue
      }
      guard isRow(lines[index]), index - table.next <= longestGap else { break }
      // Behind a page break the head of the table may stand again.
      if index > table.next, let repeated = repeatedHeader(lines, at: index, of: table) {
        table.dropped += (index..<(index + repeated)).map {
          .init(reason: .repeatedHeader, line: lines[$0].number, text: lines[$0].text.trimmed)
        }
        index += repeated
        table.next = index
        continue
      }
      let cells = cells(of: lines[index].text)
      if table.rows.contains(where: { $0.contains(where: \.isNumber) }), isTitle(cells) { break }
      if isRule(cells) {
        table.dropped.append(.init(reason: .tableRule, line: lines[index].number, text: lines[index].text.trimmed))
      } else {
        table.rows.append(cells)
      }
      index += 1
      table.next = index
    }
    return table
  }

  private static let longestGap = 3

  /// A caption alone in its row: below figures another table begins.
  static func isTitle(_ cells: [String]) -> Bool {
    let stated = cells.filter { !$0.isEmpty }
    guard stated.count == 1, let text = stated.first, ProseLine(TextRepair.caption(text), line: 0).kind == .caption
    else { return false }
    return !Furniture.isYear(text)
  }

  private static func isRow(_ line: SourceLine) -> Bool { line.text.contains("\t") }

  private static func cells(of text: String) -> [String] {
    text.split(separator: "\t", omittingEmptySubsequences: false).map { String($0).trimmed }
  }

  /// How many lines from `index` on are label rows of the table's head over again.
  private static func repeatedHeader(_ lines: [SourceLine], at index: Int, of table: RawTable) -> Int? {
    guard table.rows.count > 1 else { return nil }
    let first = cells(of: lines[index].text)
    guard isLabels(first), let start = table.rows.prefix(4).firstIndex(of: first), start < table.rows.count - 1 else {
      return nil
    }
    var count = 1
    while start + count < min(table.rows.count, 6), index + count < lines.count, isRow(lines[index + count]),
      cells(of: lines[index + count].text) == table.rows[start + count]
    {
      count += 1
    }
    return count
  }

  private static func isLabels(_ cells: [String]) -> Bool {
    let texts = cells.filter { !$0.isEmpty }
    return texts.count > 1 && !texts.contains(where: \.isNumber)
  }

  /// `------ | ------`: drawn between a head and its rows.
  static func isRule(_ cells: [String]) -> Bool {
    cells.contains { $0.utf8.count > 2 }
      && cells.allSatisfy {
        !$0.isEmpty && $0.unicodeScalars.allSatisfy { $0 == "-" || $0 == ":" || $0 == "—" || $0 == "=" }
      }
  }
}
