/// A table as rows of bars; the formatter lays them out when the draft is whole.
enum DraftTable {
  /// - Parameter keepsBlanks: whether columns at the right that are empty in every row belong to the table; else they are
  ///   left over from the source's layout.
  static func write(_ rows: [[String]], keepsBlanks: Bool = false, to text: inout String) {
    let last = rows.map { row in keepsBlanks ? row.count : (row.lastIndex { !$0.isEmpty } ?? -1) + 1 }.max() ?? 0
    for row in rows {
      for cell in row.prefix(max(1, last)) {
        text += "| " + (cell.contains("|") ? cell.replacing("|", with: "\\|") : cell) + " "
      }
      text += "|\n"
    }
  }
}
