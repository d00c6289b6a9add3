/// Gives each character to the cell that its middle lies in.
struct LatticeFiller {
  private let tables: [LatticeTable]
  /// By table and cell.
  private var pieces: [[[CellPiece]]]

  /// The tables that are asked first come first.
  init(tables: [LatticeTable]) {
    self.tables = tables
    pieces = tables.map { Array(repeating: [], count: $0.cells.count) }
  }

  mutating func add(_ run: PlacedRun) {
    guard run.direction != .slanted, run.edges.count >= 2 else { return }
    let scalars = Array(run.text.unicodeScalars)
    guard scalars.count + 1 == run.edges.count else { return }
    let across =
      run.direction.isUpright ? (run.box.top + run.box.bottom) / 2 : (run.box.left + run.box.right) / 2
    var start = 0
    var cell: (table: Int, cell: Int)?
    for place in scalars.indices {
      let middle = (run.edges[place] + run.edges[place + 1]) / 2
      let own = run.direction.isUpright ? find(middle, across) : find(across, middle)
      if place > 0, own?.table != cell?.table || own?.cell != cell?.cell {
        add(run, scalars, start..<place, to: cell)
        start = place
      }
      cell = own
    }
    add(run, scalars, start..<scalars.count, to: cell)
  }

  private func find(_ x: Double, _ y: Double) -> (table: Int, cell: Int)? {
    for (place, table) in tables.enumerated() {
      if let cell = table.cell(x, y) { return (place, cell) }
    }
    return nil
  }

  private mutating func add(
    _ run: PlacedRun,
    _ scalars: [Unicode.Scalar],
    _ range: Range<Int>,
    to cell: (table: Int, cell: Int)?
  ) {
    guard let cell else { return }
    var range = range
    while let first = range.first, TextGap.isBlank(scalars[first]) { range = (first + 1)..<range.upperBound }
    while let last = range.last, TextGap.isBlank(scalars[last]) { range = range.lowerBound..<last }
    guard !range.isEmpty else { return }
    var box = run.box
    let ends = [run.edges[range.lowerBound], run.edges[range.upperBound]].sorted()
    if run.direction.isUpright {
      (box.left, box.right) = (ends[0], ends[1])
    } else {
      (box.top, box.bottom) = (ends[0], ends[1])
    }
    let piece = CellPiece(scalars: Array(scalars[range]), box: box, size: run.fontSize, direction: run.direction)
    pieces[cell.table][cell.cell].append(piece)
  }

  func filled() -> [DocumentTable] {
    zip(tables, pieces).map { table, pieces in
      DocumentTable(
        rowCount: table.rows,
        columnCount: table.columns,
        cells: zip(table.cells, pieces).map { cell, pieces in
          DocumentCell(
            row: cell.rows.lowerBound,
            column: cell.columns.lowerBound,
            rowSpan: cell.rows.count,
            columnSpan: cell.columns.count,
            text: CellPiece.text(of: pieces),
            box: table.box(of: cell)
          )
        },
        box: PageBox(left: table.xs[0], top: table.ys[0], right: table.xs[table.columns], bottom: table.ys[table.rows])
      )
    }
  }
}

/// A part of a run that lies in one cell.
struct CellPiece {
  var scalars: [Unicode.Scalar]
  var box: PageBox
  var size: Double
  var direction: TextDirection

  private var middle: Double { (box.top + box.bottom) / 2 }

  /// Lines from the top down, joined by LF; in a line from left to right, a gap that is seen as one space.
  static func text(of pieces: [CellPiece]) -> String {
    var lines: [[CellPiece]] = []
    for piece in pieces.sorted(by: { ($0.middle, $0.box.left) < ($1.middle, $1.box.left) }) {
      if let first = lines.last?.first, piece.direction.isUpright, first.direction.isUpright,
        piece.middle - first.middle < 0.5 * min(piece.size, first.size)
      {
        lines[lines.count - 1].append(piece)
      } else {
        lines.append([piece])
      }
    }
    return lines.map(line).joined(separator: "\n")
  }

  private static func line(_ pieces: [CellPiece]) -> String {
    var text = String.UnicodeScalarView()
    var last: CellPiece?
    for piece in pieces.sorted(by: { $0.box.left < $1.box.left }) {
      if let last, let first = piece.scalars.first,
        piece.box.left - last.box.right > TextGap.seen(last.scalars.last, first.value) * min(last.size, piece.size)
      {
        text.append(" ")
      }
      text.append(contentsOf: piece.scalars)
      last = piece
    }
    return String(text)
  }
}
