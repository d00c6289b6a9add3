/// A table as rows of bars; the formatter lays them out when the draft is whole.
enum DraftTable {
  static func write(_ rows: [[String]], to text: inout String) {
    // Columns at the right that are empty in every row are left over from the source's layout.
    let last = rows.map { row in (row.lastIndex { !$0.isEmpty } ?? -1) + 1 }.max() ?? 0
    for row in rows {
      for cell in row.prefix(max(1, last)) {
        text += "| " + (cell.contains("|") ? cell.replacing("|", with: "\\|") : cell) + " "
      }
      text += "|\n"
    }
  }
}
