/// The cells of one sheet, and how they become tables.
struct SheetGrid {
  struct Range {
    var rows: ClosedRange<Int>
    var columns: ClosedRange<Int>
  }

  /// More is no document but an attack.
  static let mostCells = 1_000_000
  static let mostColumns = 16_384
  static let mostRows = 1_048_576

  private struct Cell {
    var row: Int
    var column: Int
    var text: String
  }

  private var cells: [Cell] = []
  private var merges: [Range] = []
  /// Rows with a cell that has a border, though it may be blank.
  private var ruledRows: Set<Int> = []

  var isFull: Bool { cells.count >= SheetGrid.mostCells }

  mutating func add(row: Int, column: Int, text: String, isRuled: Bool) {
    guard (0..<SheetGrid.mostRows).contains(row), (0..<SheetGrid.mostColumns).contains(column) else { return }
    if isRuled { ruledRows.insert(row) }
    guard !text.isEmpty else { return }
    cells.append(Cell(row: row, column: column, text: text))
  }

  mutating func merge(rows: ClosedRange<Int>, columns: ClosedRange<Int>) {
    guard rows.lowerBound >= 0, columns.lowerBound >= 0, merges.count < SheetGrid.mostCells,
      rows.upperBound < SheetGrid.mostRows, columns.upperBound < SheetGrid.mostColumns
    else { return }
    merges.append(Range(rows: rows, columns: columns))
  }

  /// A table for each run of rows that are written in, ruled, or covered by a merged cell that is.
  func tables() -> [DocumentTable] {
    let merged = Dictionary(merges.map { (SheetGrid.key($0.rows.lowerBound, $0.columns.lowerBound), $0) }) { first, _ in
      first
    }
    var sorted = cells.sorted { ($0.row, $0.column) < ($1.row, $1.column) }
    // A cell written twice counts as it was written last.
    sorted = sorted.indices.filter { index in
      index + 1 == sorted.count || sorted[index + 1].row != sorted[index].row
        || sorted[index + 1].column != sorted[index].column
    }.map { sorted[$0] }
    var tables: [DocumentTable] = []
    var region: [DocumentCell] = []
    var end = 0
    for cell in sorted {
      if !region.isEmpty, cell.row >= end, !(end..<cell.row).allSatisfy(ruledRows.contains) {
        tables.append(SheetGrid.table(region))
        region = []
      }
      let range = merged[SheetGrid.key(cell.row, cell.column)]
      region.append(
        DocumentCell(
          row: cell.row,
          column: cell.column,
          rowSpan: range?.rows.count ?? 1,
          columnSpan: range?.columns.count ?? 1,
          text: cell.text
        )
      )
      end = max(end, cell.row + (range?.rows.count ?? 1))
    }
    if !region.isEmpty { tables.append(SheetGrid.table(region)) }
    return tables
  }

  private static func key(_ row: Int, _ column: Int) -> Int { row * mostColumns + column }

  /// The cells, counted from the upper left one.
  private static func table(_ cells: [DocumentCell]) -> DocumentTable {
    let top = cells.map(\.row).min() ?? 0
    let left = cells.map(\.column).min() ?? 0
    // A merged cell may reach far beyond what is written; it ends with the last text to its right.
    let right = cells.map { $0.columnSpan > 256 ? $0.column + 1 : $0.column + $0.columnSpan }.max() ?? 0
    let bottom = cells.map { $0.rowSpan > 256 ? $0.row + 1 : $0.row + $0.rowSpan }.max() ?? 0
    let moved = cells.map { cell in
      var cell = cell
      cell.rowSpan = min(cell.rowSpan, bottom - cell.row)
      cell.columnSpan = min(cell.columnSpan, right - cell.column)
      cell.row -= top
      cell.column -= left
      return cell
    }
    return DocumentTable(rowCount: bottom - top, columnCount: right - left, cells: moved)
  }
}
