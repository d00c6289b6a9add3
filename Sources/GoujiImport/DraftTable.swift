/// A table as rows of bars, its columns as wide as what they hold.
enum DraftTable {
  /// Wider cells run over their column: a column of sentences would push all others out of sight.
  private static let widest = 48

  static func write(_ rows: [[String]], to text: inout String) {
    // Columns at the right that are empty in every row are left over from the source's layout.
    let last = rows.map { row in (row.lastIndex { !$0.isEmpty } ?? -1) + 1 }.max() ?? 0
    let rows = rows.map { row in row.prefix(max(1, last)).map { $0.contains("|") ? $0.replacing("|", with: "\\|") : $0 }
    }
    var widths: [Int] = []
    for row in rows {
      for (column, cell) in row.enumerated() {
        if column == widths.count { widths.append(0) }
        let width = cell.displayWidth
        if width <= widest { widths[column] = max(widths[column], width) }
      }
    }
    for row in rows {
      for (column, cell) in row.enumerated() {
        let padding = String(repeating: " ", count: max(0, widths[column] - cell.displayWidth))
        text += "| "
        text += cell.isNumber && cell.contains(".") ? padding + cell : cell + padding
        text += " "
      }
      text += "|\n"
    }
  }
}
