/// Lines that meet, laid on a grid of all their positions: between neighbouring squares there is a wall where a line
/// runs, and squares without a wall between them are one cell.
struct LatticeGrid {
  /// Positions of the vertical and of the horizontal lines, ascending.
  private let xs: [Double]
  private let ys: [Double]
  /// Whether a wall stands at `xs[column]` along the row: index `row * xs.count + column`.
  private var verticalWalls: [Bool]
  /// Whether a wall lies at `ys[row]` along the column: index `row * columns + column`.
  private var horizontalWalls: [Bool]

  /// Those of `xs` and `ys` that no line lies at, but other lines end at.
  private let isAdded: (columns: Set<Int>, rows: Set<Int>)

  private var columns: Int { xs.count - 1 }
  private var rows: Int { ys.count - 1 }

  /// A grid finer than any table.
  private static let most = 200_000

  init?(_ lines: [Ruling]) {
    let horizontal = lines.filter(\.isHorizontal)
    let vertical = lines.filter { !$0.isHorizontal }
    guard !horizontal.isEmpty, !vertical.isEmpty else { return nil }
    // Where the outer sides are not drawn, the cross lines end in one row.
    let (xs, addedColumns) = LatticeGrid.positions(vertical, ends: horizontal)
    let (ys, addedRows) = LatticeGrid.positions(horizontal, ends: vertical)
    self.xs = xs
    self.ys = ys
    isAdded = (addedColumns, addedRows)
    guard xs.count >= 2, ys.count >= 2, xs.count * ys.count <= LatticeGrid.most else { return nil }
    verticalWalls = [Bool](repeating: false, count: (ys.count - 1) * xs.count)
    horizontalWalls = [Bool](repeating: false, count: ys.count * (xs.count - 1))
    for line in vertical {
      let column = LatticeGrid.nearest(line.position, in: xs)
      for row in LatticeGrid.covered(line, of: ys) { verticalWalls[row * xs.count + column] = true }
    }
    for line in horizontal {
      let row = LatticeGrid.nearest(line.position, in: ys)
      for column in LatticeGrid.covered(line, of: xs) { horizontalWalls[row * columns + column] = true }
    }
    closeOuterSides()
  }

  /// Where lines lie, and where those that cross them end together beyond them; the places of the latter.
  private static func positions(_ lines: [Ruling], ends cross: [Ruling]) -> ([Double], added: Set<Int>) {
    let tolerance = Lattice.tolerance
    var result: [Double] = []
    for position in lines.map(\.position).sorted() where position - (result.last ?? -.infinity) > tolerance {
      result.append(position)
    }
    guard let first = result.first, let last = result.last else { return ([], []) }
    var added: Set<Int> = []
    let needed = max(2, (cross.count + 1) / 2)
    let starts = cross.map(\.start).filter { $0 < first - 2 * tolerance }
    if let outer = starts.min(), starts.count(where: { $0 - outer <= tolerance }) >= needed {
      result.insert(outer, at: 0)
      added.insert(0)
    }
    let ends = cross.map(\.end).filter { $0 > last + 2 * tolerance }
    if let outer = ends.max(), ends.count(where: { outer - $0 <= tolerance }) >= needed {
      added.insert(result.count)
      result.append(outer)
    }
    return (result, added)
  }

  private static func nearest(_ position: Double, in positions: [Double]) -> Int {
    let next = positions.partitioningIndex { $0 >= position }
    if next == 0 { return 0 }
    if next == positions.count { return next - 1 }
    return positions[next] - position < position - positions[next - 1] ? next : next - 1
  }

  /// The squares that a line passes from one side to the other.
  private static func covered(_ line: Ruling, of positions: [Double]) -> Range<Int> {
    let first = positions.partitioningIndex { $0 >= line.start - Lattice.tolerance }
    let behind = positions.partitioningIndex { $0 > line.end + Lattice.tolerance }
    return behind - first >= 2 ? first..<(behind - 1) : 0..<0
  }

  /// An outer square that is closed above and below is closed at its side, too: the side is drawn for some rows only, or
  /// not at all.
  private mutating func closeOuterSides() {
    for row in 0..<rows {
      for (column, side) in [(0, 0), (columns - 1, columns)]
      where horizontalWalls[row * columns + column] && horizontalWalls[(row + 1) * columns + column] {
        verticalWalls[row * xs.count + side] = true
      }
    }
    for column in 0..<columns {
      for (row, side) in [(0, 0), (rows - 1, rows)]
      where verticalWalls[row * xs.count + column] && verticalWalls[row * xs.count + column + 1] {
        horizontalWalls[side * columns + column] = true
      }
    }
    closeCorners()
  }

  /// Where neither of two sides that meet is drawn, as when only inner lines are, their corner is closed by what is drawn
  /// of it: its inner walls.
  private mutating func closeCorners() {
    for (row, top) in [(0, 0), (rows - 1, rows)] {
      for (column, left) in [(0, 0), (columns - 1, columns)] {
        let inner = (row: top == 0 ? 1 : rows - 1, column: left == 0 ? 1 : columns - 1)
        guard isAdded.rows.contains(top), isAdded.columns.contains(left),
          horizontalWalls[inner.row * columns + column], verticalWalls[row * xs.count + inner.column]
        else { continue }
        horizontalWalls[top * columns + column] = true
        verticalWalls[row * xs.count + left] = true
      }
    }
  }

  /// Cells that touch, each group a table.
  func tables() -> [LatticeTable] {
    let cells = self.cells()
    guard !cells.isEmpty else { return [] }
    var sets = DisjointSets(count: cells.count)
    // The last cell that has a point of the grid on its sides.
    var owners = [Int](repeating: -1, count: xs.count * ys.count)
    func visit(_ row: Int, _ column: Int, _ cell: Int) {
      let point = row * xs.count + column
      if owners[point] >= 0 { sets.join(owners[point], cell) } else { owners[point] = cell }
    }
    for (place, cell) in cells.enumerated() {
      for column in cell.columns.lowerBound...cell.columns.upperBound {
        visit(cell.rows.lowerBound, column, place)
        visit(cell.rows.upperBound, column, place)
      }
      for row in cell.rows.lowerBound...cell.rows.upperBound {
        visit(row, cell.columns.lowerBound, place)
        visit(row, cell.columns.upperBound, place)
      }
    }
    var groups: [Int: [LatticeCell]] = [:]
    for (place, cell) in cells.enumerated() { groups[sets.root(place), default: []].append(cell) }
    return groups.sorted { $0.key < $1.key }.map { LatticeTable(cells: $0.value, xs: xs, ys: ys) }
  }

  /// The enclosed areas, as rectangles.
  private func cells() -> [LatticeCell] {
    var region = [Int](repeating: -1, count: rows * columns)
    var isOpen: [Bool] = []
    for start in region.indices where region[start] < 0 {
      isOpen.append(fill(from: start, number: isOpen.count, &region))
    }
    var cells: [LatticeCell] = []
    var isTaken = isOpen.isEmpty ? [] : region.map { isOpen[$0] }
    for start in region.indices where !isTaken[start] {
      let cell = rectangle(from: start, in: region, isTaken)
      for row in cell.rows { for column in cell.columns { isTaken[row * columns + column] = true } }
      cells.append(cell)
    }
    return cells
  }

  /// Numbers all squares that can be reached without crossing a wall; true if one of them lies open to the outside.
  private func fill(from start: Int, number: Int, _ region: inout [Int]) -> Bool {
    var isOpen = false
    var pending = [start]
    region[start] = number
    while let square = pending.popLast() {
      let (row, column) = (square / columns, square % columns)
      let neighbours = [
        (row - 1, column, horizontalWalls[row * columns + column]),
        (row + 1, column, horizontalWalls[(row + 1) * columns + column]),
        (row, column - 1, verticalWalls[row * xs.count + column]),
        (row, column + 1, verticalWalls[row * xs.count + column + 1]),
      ]
      for (nextRow, nextColumn, hasWall) in neighbours where !hasWall {
        guard (0..<rows).contains(nextRow), (0..<columns).contains(nextColumn) else {
          isOpen = true
          continue
        }
        let next = nextRow * columns + nextColumn
        if region[next] < 0 {
          region[next] = number
          pending.append(next)
        }
      }
    }
    return isOpen
  }

  /// The widest, then highest rectangle of one area from its upper left square. An area with a piece of wall missing is
  /// no rectangle and becomes several cells.
  private func rectangle(from start: Int, in region: [Int], _ isTaken: [Bool]) -> LatticeCell {
    let (row, column) = (start / columns, start % columns)
    func isFree(_ row: Int, _ column: Int) -> Bool {
      let square = row * columns + column
      return region[square] == region[start] && !isTaken[square]
    }
    var right = column + 1
    while right < columns, isFree(row, right) { right += 1 }
    var bottom = row + 1
    while bottom < rows, (column..<right).allSatisfy({ isFree(bottom, $0) }) { bottom += 1 }
    return LatticeCell(rows: row..<bottom, columns: column..<right)
  }
}

/// The squares of a grid, or the rows and columns of a table, that a cell takes.
struct LatticeCell {
  var rows: Range<Int>
  var columns: Range<Int>
}
