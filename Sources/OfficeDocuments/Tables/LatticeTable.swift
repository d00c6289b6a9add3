/// A table on a page: cells on the lines that they need.
struct LatticeTable {
  /// Sides of cells, ascending: one more than there are columns and rows.
  let xs: [Double]
  let ys: [Double]
  private(set) var cells: [LatticeCell]
  /// The cell at a row and column, -1 for none.
  private var owners: [Int]

  var columns: Int { xs.count - 1 }
  var rows: Int { ys.count - 1 }
  var area: Double { (xs[columns] - xs[0]) * (ys[rows] - ys[0]) }

  /// `cells` is not empty; lines of the grid that no cell ends at are left out.
  init(cells: [LatticeCell], xs: [Double], ys: [Double]) {
    let columns = Set(cells.flatMap { [$0.columns.lowerBound, $0.columns.upperBound] }).sorted()
    let rows = Set(cells.flatMap { [$0.rows.lowerBound, $0.rows.upperBound] }).sorted()
    self.xs = columns.map { xs[$0] }
    self.ys = rows.map { ys[$0] }
    func place(_ range: Range<Int>, in kept: [Int]) -> Range<Int> {
      kept.partitioningIndex { $0 >= range.lowerBound }..<kept.partitioningIndex { $0 >= range.upperBound }
    }
    self.cells = cells.map { LatticeCell(rows: place($0.rows, in: rows), columns: place($0.columns, in: columns)) }
      .sorted { ($0.rows.lowerBound, $0.columns.lowerBound) < ($1.rows.lowerBound, $1.columns.lowerBound) }
    owners = [Int](repeating: -1, count: max(rows.count - 1, 0) * max(columns.count - 1, 0))
    for (index, cell) in self.cells.enumerated() {
      for row in cell.rows { for column in cell.columns { owners[row * (columns.count - 1) + column] = index } }
    }
  }

  /// The cell that a point lies in.
  func cell(_ x: Double, _ y: Double) -> Int? {
    guard x >= xs[0], x < xs[columns], y >= ys[0], y < ys[rows] else { return nil }
    let column = xs.partitioningIndex { $0 > x } - 1
    let row = ys.partitioningIndex { $0 > y } - 1
    let owner = owners[row * columns + column]
    return owner >= 0 ? owner : nil
  }

  func box(of cell: LatticeCell) -> PageBox {
    PageBox(
      left: xs[cell.columns.lowerBound],
      top: ys[cell.rows.lowerBound],
      right: xs[cell.columns.upperBound],
      bottom: ys[cell.rows.upperBound]
    )
  }
}
