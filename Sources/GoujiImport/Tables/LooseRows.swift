/// Rows of a laid-out table whose grid is not certain, such as a self-evaluation with its merged cells: the cells of
/// each row in order, and what wraps joined to the row that it wraps around.
struct LooseRows {
  private struct Cell {
    var start: Int
    var end: Int
    var text: String
    /// A line above the row's own belongs to it, so one below is expected.
    var isFromAbove = false
    var isOwn = false

    func overlaps(_ segment: LayoutLine.Segment) -> Bool { min(end, segment.end) > max(start, segment.start) }
  }

  private var rows: [[Cell]] = []

  static func rows(_ lines: [LayoutRegion.Line], columns: LayoutColumns) -> [[String]] {
    var reader = LooseRows()
    reader.read(lines.map { line in line.segments.flatMap { columns.pieces(of: $0, isTight: false) } })
    return reader.rows.map { $0.map(\.text) }
  }

  private mutating func read(_ lines: [[LayoutLine.Segment]]) {
    var above: [LayoutLine.Segment] = []
    for (index, line) in lines.enumerated() {
      guard isRow(lines, index) else {
        above += line
        continue
      }
      let row = line.map { Cell(start: $0.start, end: $0.end, text: $0.text, isOwn: true) }
      rows.append(row)
      for segment in above { place(segment) }
      above = []
    }
    for segment in above {
      if rows.isEmpty { rows.append([]) }
      add(segment, to: rows.count - 1, isAbove: false)
    }
  }

  /// A full line, or two cells that are no pieces of the full line beside them.
  private func isRow(_ lines: [[LayoutLine.Segment]], _ index: Int) -> Bool {
    let line = lines[index]
    guard line.count < 3 else { return true }
    guard line.count == 2 else { return lines.count == 1 }
    let neighbours = [index - 1, index + 1].filter { lines.indices.contains($0) && lines[$0].count >= 3 }
    return !neighbours.contains { other in
      line.allSatisfy { piece in lines[other].allSatisfy { min($0.end, piece.end) <= max($0.start, piece.start) } }
    }
  }

  /// Gives a piece between two rows to the one that wants it: the upper one if it is waiting for its second half, the
  /// lower one if it has nothing there while the upper one has.
  private mutating func place(_ segment: LayoutLine.Segment) {
    let lower = rows.count - 1
    guard lower > 0 else { return add(segment, to: lower, isAbove: true) }
    let inUpper = rows[lower - 1].first { $0.overlaps(segment) }
    let inLower = rows[lower].first { $0.overlaps(segment) }
    if let inUpper, inUpper.isFromAbove { return add(segment, to: lower - 1, isAbove: false) }
    if inUpper != nil, inLower.map({ $0.isFromAbove && !$0.isOwn }) ?? true {
      return add(segment, to: lower, isAbove: true)
    }
    add(segment, to: lower - 1, isAbove: false)
  }

  private mutating func add(_ segment: LayoutLine.Segment, to row: Int, isAbove: Bool) {
    if let index = rows[row].firstIndex(where: { $0.overlaps(segment) }) {
      let cell = rows[row][index]
      // What came from above comes first, in its own order; the row's own line and what is below follow.
      let isBefore = isAbove && cell.isOwn && !cell.isFromAbove
      rows[row][index].text = isBefore ? Cells.joined(segment.text, cell.text) : Cells.joined(cell.text, segment.text)
      rows[row][index].start = min(cell.start, segment.start)
      rows[row][index].end = max(cell.end, segment.end)
      rows[row][index].isFromAbove = isAbove
    } else {
      let index = rows[row].firstIndex { $0.start >= segment.end } ?? rows[row].count
      rows[row].insert(
        Cell(start: segment.start, end: segment.end, text: segment.text, isFromAbove: isAbove),
        at: index
      )
    }
  }
}
