import GoujiSyntax

/// How wide the columns of a table want to be, in halves of an em: a Chinese character takes two.
struct ColumnWidths {
  /// What is not broken: figures, codes, and a head in at most three lines.
  private(set) var least: [Int] = []
  /// All on one line but heads, which take two.
  private(set) var wanted: [Int] = []

  /// Names are broken into lines of no less than this.
  private static let shortestLine = 28
  private static let headLines = 3
  /// Texts of a few characters are not broken.
  private static let shortText = 8
  /// A bar of ten characters and the blank in front.
  private static let bar = 21
  /// Columns of nothing are seen, too.
  private static let narrowest = 4
  /// What stands in for a font that is missing may have wider digits: one in so many more of them has room.
  private static let slack = 4

  init(_ table: PublishedTable) {
    least = Array(repeating: ColumnWidths.narrowest, count: table.columnCount)
    wanted = least
    for cell in table.cells where table.columns.indices.contains(cell.column) {
      let width = displayWidth(cell.text.plain) + (cell.bar == nil ? 0 : ColumnWidths.bar)
      if cell.role == .columnHead {
        // Heads of several columns are broken as those allow.
        guard cell.columnSpan == 1 else { continue }
        let lines = (width + 2 * ColumnWidths.headLines - 1) / (2 * ColumnWidths.headLines)
        raise(cell.column, least: 2 * lines, wanted: (width + 3) / 4 * 2)
      } else if cell.columnSpan == 1 {
        let isWhole = cell.role == .figure || width <= ColumnWidths.shortText || cell.text.plain.utf8.count == width
        let line = table.isFree ? max(ColumnWidths.shortestLine, width) / 3 : ColumnWidths.shortestLine
        let whole = width + (width + ColumnWidths.slack - 1) / ColumnWidths.slack
        raise(
          cell.column,
          least: isWhole ? whole : min(width, line),
          wanted: isWhole ? whole + ColumnWidths.slack : width
        )
      }
    }
  }

  private mutating func raise(_ column: Int, least: Int, wanted: Int) {
    self.least[column] = max(self.least[column], least)
    self.wanted[column] = max(self.wanted[column], max(wanted, least))
  }

  /// Widths that fill a line.
  /// - Parameters:
  ///   - total: of the line, in any unit.
  ///   - half: half an em, in that unit; `padding` is what each column takes besides.
  func filling(_ total: Int, half: Double, padding: Int) -> [Int] {
    let base = least.map { Double($0) * half + Double(padding) }
    let more = zip(least, wanted).map { Double($1 - $0) * half }
    let spare = Double(total) - base.reduce(0, +)
    let asked = more.reduce(0, +)
    let share = asked > 0 ? min(max(spare, 0) / asked, 1) : 0
    let widths = zip(base, more).map { $0 + $1 * share }
    // What is left, or missing, is shared by all.
    let scale = Double(total) / max(widths.reduce(0, +), 1)
    var result = widths.map { Int($0 * scale) }
    if let last = result.indices.last { result[last] += total - result.reduce(0, +) }
    return result
  }

  /// Whether all columns have room on a line of so many points.
  func fit(_ points: Double, size: Double, padding: Double) -> Bool {
    least.reduce(0) { $0 + Double($1) * size / 2 + padding } <= points
  }
}
