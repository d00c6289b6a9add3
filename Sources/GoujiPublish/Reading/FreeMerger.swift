/// Merges the cells of a table that is laid out freely, such as a self-evaluation: where a row states no figures, a blank
/// belongs to the text on its left; the blanks in front of a row's first text belong to what stands above them.
enum FreeMerger {
  static func merged(_ cells: [PublishedCell], rowCount: Int, _ hasFigure: [[Bool]]) -> [PublishedCell] {
    var rows: [[PublishedCell]] = Array(repeating: [], count: rowCount)
    for cell in cells { rows[cell.row].append(cell) }
    for row in rows.indices where !hasFigure[row].contains(true) { rows[row] = joinedToTheLeft(rows[row]) }
    for row in rows.indices.dropFirst() { reachDown(&rows, row) }
    return rows.flatMap(\.self)
  }

  private static func joinedToTheLeft(_ row: [PublishedCell]) -> [PublishedCell] {
    var result: [PublishedCell] = []
    for cell in row {
      if cell.text.isEmpty, let last = result.last, !last.text.isEmpty {
        result[result.count - 1].columnSpan += cell.columnSpan
      } else {
        result.append(cell)
      }
    }
    return result
  }

  /// Blanks at the start of a row join the single cells above them that name something.
  private static func reachDown(_ rows: inout [[PublishedCell]], _ row: Int) {
    guard rows[row].contains(where: { !$0.text.isEmpty }) else { return }
    let blanks = rows[row].prefix { $0.text.isEmpty }
    for blank in blanks {
      guard let (above, index) = owner(of: blank.column, above: row, rows), rows[above][index].columnSpan == 1,
        !rows[above][index].text.isEmpty, rows[above][index].role == .text
      else { break }
      rows[above][index].rowSpan += 1
      rows[row].removeFirst()
    }
  }

  /// The cell that covers a column in the row above.
  private static func owner(of column: Int, above row: Int, _ rows: [[PublishedCell]]) -> (row: Int, index: Int)? {
    for above in (0..<row).reversed() {
      for (index, cell) in rows[above].enumerated()
      where cell.column <= column && column < cell.column + cell.columnSpan && above + cell.rowSpan >= row {
        return above + cell.rowSpan == row ? (above, index) : nil
      }
    }
    return nil
  }
}
