/// Rows with bars, as in a draft or in Markdown.
enum BarTable {
  /// A row without a bar at its start, as converters of web pages write it: cells apart by ` | `.
  static func isOpenRow(_ line: SourceLine) -> Bool {
    let text = line.text.trimmed
    guard text.first != "|", !text.contains("\t") else { return false }
    return text.last == "|" || text.contains(" | ")
  }

  /// Rows without a bar at their start, from `start` on.
  static func readOpen(_ lines: [SourceLine], at start: Int) -> RawTable {
    var table = RawTable(rows: [], next: start)
    while table.next < lines.count, !lines[table.next].isBlank {
      let line = lines[table.next]
      let text = line.text.trimmed
      // A row whose first cell is empty has its bar at the start all the same.
      guard isOpenRow(line) || text.hasPrefix("|") else { break }
      let cells = cells(of: "|" + text)
      if table.rows.contains(where: { $0.contains(where: \.isNumber) }), TabbedTable.isTitle(cells) { break }
      if !TabbedTable.isRule(cells) { table.rows.append(cells) }
      table.next += 1
    }
    return table
  }

  static func read(_ lines: [SourceLine], at start: Int) -> RawTable {
    var table = RawTable(rows: [], next: start)
    while table.next < lines.count, lines[table.next].text.trimmed.hasPrefix("|") {
      let cells = cells(of: lines[table.next].text.trimmed)
      if table.rows.contains(where: { $0.contains(where: \.isNumber) }), TabbedTable.isTitle(cells) { break }
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
