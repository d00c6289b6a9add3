package import OfficeDocuments

/// Where on the pages of a file each line of its draft stood.
package struct DraftPlaces: Sendable {
  private struct Line {
    var pieces: [(place: DocumentText.Place, count: Int)]
    var cells: [PageBox?]
    var page: Int?
    /// 0-based line of the source.
    var source: Int?
  }

  private var lines: [Line] = []

  init(_ origins: [DraftWriter.Origin], _ places: [Int: DocumentText.Place]) {
    lines = origins.map { origin in
      Line(
        pieces: origin.pieces.compactMap { piece in places[piece.line].map { ($0, piece.count) } },
        cells: origin.cells,
        page: origin.page,
        source: origin.pieces.first?.line
      )
    }
  }

  /// The 0-based line of the source that a 0-based line of the draft came from.
  package func sourceLine(_ line: Int) -> Int? { lines.indices.contains(line) ? lines[line].source : nil }

  /// The page (1-based) and the box of what begins at `column` (0-based, in Unicode scalars) of a 0-based line of the
  /// draft; the box is nil where the file gives no places.
  package func place(line: Int, column: Int, text: some StringProtocol) -> (page: Int, box: PageBox?)? {
    guard lines.indices.contains(line), let first = lines[line].pieces.first else { return nil }
    let before = text.unicodeScalars.prefix(column)
    if !lines[line].cells.isEmpty {
      let bars = before.reduce(0) { $0 + ($1 == "|" ? 1 : 0) }
      let cell = max(0, bars - 1)
      let box = lines[line].cells.indices.contains(cell) ? lines[line].cells[cell] : nil
      return (lines[line].page ?? first.place.page, box ?? first.place.box)
    }
    var rest = before.reduce(0) { $0 + ($1.isBlank ? 0 : 1) }
    for piece in lines[line].pieces {
      if rest < piece.count { return (piece.place.page, piece.place.box) }
      rest -= piece.count
    }
    return lines[line].pieces.last.map { ($0.place.page, $0.place.box) }
  }
}
