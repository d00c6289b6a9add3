/// Rows with bars, as in a draft or in Markdown.
enum BarTable {
  static func read(_ lines: [SourceLine], at start: Int) -> RawTable {
    var table = RawTable(rows: [], next: start)
    while table.next < lines.count, lines[table.next].text.trimmed.hasPrefix("|") {
      let cells = cells(of: lines[table.next].text.trimmed)
      if TabbedTable.isRule(cells) {
        table.dropped.append(
          .init(reason: .tableRule, line: lines[table.next].number, text: lines[table.next].text.trimmed)
        )
      } else {
        table.rows.append(cells)
      }
      table.next += 1
    }
    return table
  }

  /// The cells between the bars; `\|` is a bar inside a cell.
  static func cells(of line: String) -> [String] {
    var cells: [String] = []
    var cell = String.UnicodeScalarView()
    var isEscaped = false
    for scalar in line.unicodeScalars.dropFirst() {
      if scalar == "|", !isEscaped {
        cells.append(String(cell).trimmed)
        cell = String.UnicodeScalarView()
        continue
      }
      if scalar == "|" { cell.removeLast() }
      isEscaped = scalar == "\\"
      cell.append(scalar)
    }
    if !String(cell).trimmed.isEmpty { cells.append(String(cell).trimmed) }
    return cells
  }
}
