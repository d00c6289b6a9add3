/// The cells of a table of a web page, put into rows and columns (HTML, section 4.9.12).
struct HTMLGrid {
  static let mostSpan = 2048
  private static let mostCells = 500_000

  private var cells: [DocumentCell] = []
  private var contents: [[DocumentBlock]] = []
  private var row = -1
  private var column = 0
  /// For each column the first row that is free below a cell that goes down.
  private var free: [Int] = []

  mutating func startRow() {
    row += 1
    column = 0
  }

  mutating func add(_ blocks: [DocumentBlock], rowSpan: Int, columnSpan: Int) {
    guard cells.count < HTMLGrid.mostCells else { return }
    if row < 0 { startRow() }
    while column < free.count, free[column] > row { column += 1 }
    guard column + columnSpan <= 2 * HTMLGrid.mostSpan else { return }
    let end = column + columnSpan
    if free.count < end { free += Array(repeating: 0, count: end - free.count) }
    for covered in column..<end { free[covered] = row + rowSpan }
    cells.append(
      DocumentCell(
        row: row,
        column: column,
        rowSpan: rowSpan,
        columnSpan: columnSpan,
        text: DocumentBlock.text(of: blocks)
      )
    )
    contents.append(blocks)
    column = end
  }

  /// The table; one that only frames others is replaced by what it holds.
  func blocks() -> [DocumentBlock] {
    let rows = cells.map(\.row)
    let isFrame = Set(rows).count == rows.count && contents.joined().contains(where: \.isTable)
    if isFrame { return contents.flatMap { $0 } }
    guard cells.contains(where: { !$0.text.isEmpty }), let last = rows.max() else { return [] }
    let bounded = cells.map { cell in
      var cell = cell
      cell.rowSpan = min(cell.rowSpan, last + 1 - cell.row)
      return cell
    }
    let width = cells.map { $0.column + $0.columnSpan }.max() ?? 0
    return [.table(DocumentTable(rowCount: last + 1, columnCount: width, cells: bounded))]
  }
}
