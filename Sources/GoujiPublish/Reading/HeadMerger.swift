/// Finds the cells of a table's head that span others.
///
/// In a draft a cell that spans leaves blanks: to the right of it where it spans columns, below it where it reaches down.
/// A blank means the column above it as long as every column of the cell above is blank; else it belongs to the cell on
/// its left under the same cell, if something stands below the blank that would have no other head.
struct HeadMerger {
  struct Span: Equatable {
    var row: Int
    var column: Int
    var rowSpan: Int
    var columnSpan: Int
  }

  enum Cell {
    case blank
    case name
    /// The number of a column.
    case number
  }

  private let cells: [[Cell]]
  private let counters: Set<Int>
  private let width: Int
  private var spans: [Span] = []
  /// Row and column → index of the span that covers it.
  private var owner: [[Int]]

  /// - Parameters:
  ///   - cells: the rows of the head, all equally wide.
  ///   - counters: rows that only number the columns: they hold no heads, and none reaches into them.
  static func spans(_ cells: [[Cell]], counters: Set<Int>) -> [Span] {
    guard let width = cells.first?.count, width > 0, cells.allSatisfy({ $0.count == width }) else { return [] }
    var merger = HeadMerger(cells, counters, width)
    for row in cells.indices { merger.read(row) }
    return merger.spans
  }

  private init(_ cells: [[Cell]], _ counters: Set<Int>, _ width: Int) {
    self.cells = cells
    self.counters = counters
    self.width = width
    owner = Array(repeating: Array(repeating: -1, count: width), count: cells.count)
  }

  private mutating func read(_ row: Int) {
    if row > 0, !counters.contains(row) { extendDown(row) }
    for column in 0..<width where owner[row][column] < 0 {
      if isBlank(row, column), !counters.contains(row), column > 0, reachesRight(row, column) {
        let left = owner[row][column - 1]
        spans[left].columnSpan += 1
        owner[row][column] = left
      } else {
        owner[row][column] = spans.count
        spans.append(Span(row: row, column: column, rowSpan: 1, columnSpan: 1))
      }
    }
  }

  /// Cells of the row above reach down where all below them is blank.
  private mutating func extendDown(_ row: Int) {
    for index in spans.indices {
      let span = spans[index]
      let columns = span.column..<(span.column + span.columnSpan)
      guard span.row + span.rowSpan == row, !isBlank(span.row, span.column),
        columns.allSatisfy({ isBlank(row, $0) })
      else { continue }
      spans[index].rowSpan += 1
      for column in columns { owner[row][column] = index }
    }
  }

  /// Whether a blank belongs to the cell on its left.
  private func reachesRight(_ row: Int, _ column: Int) -> Bool {
    let left = owner[row][column - 1]
    guard left >= 0, spans[left].row == row, !isBlank(row, spans[left].column) else { return false }
    if row > 0 {
      // Never beyond what the cell above covers.
      let above = owner[row - 1][column]
      guard above == owner[row - 1][column - 1] else { return false }
    }
    return cells[(row + 1)...].contains { $0[column] == .name }
  }

  private func isBlank(_ row: Int, _ column: Int) -> Bool { cells[row][column] == .blank }
}
