/// A table as rows of bars; the formatter lays them out when the draft is whole.
enum DraftTable {
  /// - Parameter width: so many columns belong to the table; further ones at the right that are empty in every row are
  ///   left over from the source's layout.
  static func write(_ rows: [[String]], width: Int = 0, to text: inout String) {
    let last = max(width, rows.map { row in (row.lastIndex { !$0.isEmpty } ?? -1) + 1 }.max() ?? 0)
    for row in rows {
      for cell in row.prefix(max(1, last)) {
        text += "| " + (cell.contains("|") ? cell.replacing("|", with: "\\|") : cell) + " "
      }
      text += "|\n"
    }
  }
}
