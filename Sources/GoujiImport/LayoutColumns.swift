/// The columns of a table on one page: stretches of character columns, found from what stands above what.
struct LayoutColumns {
  struct Band {
    var start: Int
    var end: Int
    /// The lines that have something in it: two bands with a line in common are two columns.
    var lines: Set<Int>

    func overlap(_ segment: LayoutLine.Segment) -> Int { min(end, segment.end) - max(start, segment.start) }
    var center: Int { (start + end) / 2 }
  }

  private(set) var bands: [Band]
  /// Where the labels of the columns stand, which may be left or right of the figures below them.
  private var labelBands: [Band]

  /// Columns of a table whose labels are not known: what overlaps is one column.
  init(lines: [LayoutRegion.Line]) {
    bands = LayoutColumns.clustered(lines)
    labelBands = bands
  }

  /// Columns of a form. Every column has a label or a number in the 栏次 row (`ruler`); figures stand at the right under it.
  init(labels: [LayoutRegion.Line], ruler: LayoutRegion.Line?, body: [LayoutRegion.Line]) {
    var heads = LayoutColumns.clustered(labels)
    var labelBands = heads
    if let ruler { LayoutColumns.pair(ruler, with: &heads, labels: &labelBands) }
    let stacks = LayoutColumns.clustered(body)
    guard !heads.isEmpty else {
      bands = stacks
      self.labelBands = stacks
      return
    }
    var columns = heads
    var taken = heads.map { _ in Set<Int>() }
    var others: [Band] = []
    let byFit = stacks.indices.sorted { a, b in
      let first = LayoutColumns.bestOverlap(heads, stacks[a])
      let second = LayoutColumns.bestOverlap(heads, stacks[b])
      return first != second ? first > second : a < b
    }
    for index in byFit {
      let stack = stacks[index]
      let choices = LayoutColumns.choices(heads, for: stack)
      if let column = choices.first(where: { taken[$0].isDisjoint(with: stack.lines) }) {
        columns[column].start = min(columns[column].start, stack.start)
        columns[column].end = max(columns[column].end, stack.end)
        columns[column].lines.formUnion(stack.lines)
        taken[column].formUnion(stack.lines)
      } else {
        others.append(stack)
      }
    }
    let all = (zip(columns, labelBands).map { ($0, $1) } + others.map { ($0, $0) }).sorted { $0.0.center < $1.0.center }
    bands = all.map(\.0)
    self.labelBands = all.map(\.1)
  }

  /// The same columns by the places of their labels.
  var ofLabels: LayoutColumns {
    var columns = self
    columns.bands = labelBands
    return columns
  }

  /// The numbers of the columns stand under their labels, but not exactly: each goes to a label of its own so that
  /// all are as near as can be, in order. The figures then stand where the number does, rather than where the label is.
  private static func pair(_ ruler: LayoutRegion.Line, with heads: inout [Band], labels: inout [Band]) {
    let marks = ruler.segments.map { Band(start: $0.start, end: $0.end, lines: [ruler.number]) }
    guard marks.count <= heads.count else {
      heads = heads.isEmpty || marks.count > heads.count * 2 ? marks : clustered([ruler] + heads.map(line))
      labels = heads
      return
    }
    // cost[i][j]: the first i marks among the first j heads.
    var cost = [[Int]](repeating: [Int](repeating: .max / 2, count: heads.count + 1), count: marks.count + 1)
    for j in 0...heads.count { cost[0][j] = 0 }
    for i in marks.indices {
      for j in heads.indices {
        cost[i + 1][j + 1] = min(cost[i + 1][j], cost[i][j] + abs(marks[i].center - heads[j].center))
      }
    }
    var j = heads.count
    for i in marks.indices.reversed() {
      while j > i + 1, cost[i + 1][j] == cost[i + 1][j - 1] { j -= 1 }
      let isNumber = ruler.segments[i].text.isNumber
      heads[j - 1].start = isNumber ? marks[i].start : min(heads[j - 1].start, marks[i].start)
      heads[j - 1].end = isNumber ? marks[i].end : max(heads[j - 1].end, marks[i].end)
      heads[j - 1].lines.insert(ruler.number)
      j -= 1
    }
  }

  private static func line(_ band: Band) -> LayoutRegion.Line {
    let text = String(repeating: "－", count: max(0, band.end - band.start))
    return LayoutRegion.Line(number: -1 - band.start, chunk: 0, segments: [.init(start: band.start, end: band.end, text: text)], packed: text)
  }

  /// The heads that a stack of cells may belong to, the likeliest first.
  private static func choices(_ heads: [Band], for stack: Band) -> [Int] {
    let overlapping = heads.indices.filter { min(heads[$0].end, stack.end) > max(heads[$0].start, stack.start) }
    if !overlapping.isEmpty {
      return overlapping.sorted { a, b in
        min(heads[a].end, stack.end) - max(heads[a].start, stack.start) > min(heads[b].end, stack.end) - max(heads[b].start, stack.start)
      }
    }
    let left = heads.indices.last { heads[$0].end <= stack.start }
    let right = heads.indices.first { heads[$0].start >= stack.end }
    guard let left else { return right.map { [$0] } ?? [] }
    guard let right else { return [left] }
    let toLeft = stack.start - heads[left].end
    let toRight = heads[right].start - stack.end
    return toLeft > 2 * toRight + 2 ? [right, left] : [left, right]
  }

  private static func bestOverlap(_ heads: [Band], _ stack: Band) -> Int {
    heads.map { min($0.end, stack.end) - max($0.start, stack.start) }.max() ?? 0
  }

  /// Joins segments that overlap, narrow ones first; one that lies over two columns of a line is left out.
  private static func clustered(_ lines: [LayoutRegion.Line]) -> [Band] {
    var segments: [(line: Int, segment: LayoutLine.Segment)] = []
    for line in lines { segments += line.segments.map { (line.number, $0) } }
    segments.sort { a, b in
      let first = a.segment.end - a.segment.start
      let second = b.segment.end - b.segment.start
      return first != second ? first < second : (a.line, a.segment.start) < (b.line, b.segment.start)
    }
    var bands: [Band] = []
    for (line, segment) in segments {
      let hits = bands.indices.filter { bands[$0].overlap(segment) > 0 }
      var merged = Band(start: segment.start, end: segment.end, lines: [line])
      guard hits.allSatisfy({ !bands[$0].lines.contains(line) }) else { continue }
      // A blank inside may be the gap between two columns; such a text never joins them.
      guard hits.count < 2 || !segment.text.unicodeScalars.contains(" ") else { continue }
      var isOneColumn = true
      for hit in hits {
        isOneColumn = isOneColumn && merged.lines.isDisjoint(with: bands[hit].lines)
        merged.start = min(merged.start, bands[hit].start)
        merged.end = max(merged.end, bands[hit].end)
        merged.lines.formUnion(bands[hit].lines)
      }
      guard isOneColumn else { continue }
      for hit in hits.reversed() { bands.remove(at: hit) }
      bands.append(merged)
    }
    return bands.sorted { $0.start < $1.start }
  }

  /// Every segment of every line lies in one column, and some line fills them all.
  func fit(_ lines: [LayoutRegion.Line]) -> Bool {
    var widest = 0
    for line in lines {
      var last = -1
      for segment in line.segments {
        let hits = bands.indices.filter { bands[$0].overlap(segment) > 0 }
        guard hits.count == 1, hits[0] > last else { return false }
        last = hits[0]
      }
      widest = max(widest, line.segments.count)
    }
    return widest == bands.count
  }

  // MARK: Placing

  /// The cells of a line by column. A segment over two columns is cut at a blank between them if there is one.
  func cells(of line: LayoutRegion.Line) -> [(column: Int, text: String)] {
    var cells: [(column: Int, text: String)] = []
    for segment in line.segments {
      for piece in pieces(of: segment, isTight: true) {
        let column = max(column(of: piece), cells.last?.column ?? 0)
        if let last = cells.last, last.column == column {
          // Two texts in one column of one line: the second has a column of its own if that is free.
          cells[cells.count - 1].text = last.text + " " + piece.text
        } else {
          cells.append((column, piece.text))
        }
      }
    }
    return cells
  }

  func column(of segment: LayoutLine.Segment) -> Int {
    var best = 0
    var bestScore = Int.min
    for (index, band) in bands.enumerated() {
      // Positive where they overlap, else minus the distance.
      let score = band.overlap(segment)
      if score > bestScore {
        best = index
        bestScore = score
      }
    }
    return best
  }

  /// `isTight`: columns may be one blank apart. Otherwise a blank beside a figure may be no more than the space that
  /// word processors put there.
  func pieces(of segment: LayoutLine.Segment, isTight: Bool) -> [LayoutLine.Segment] {
    let hits = bands.indices.filter { bands[$0].overlap(segment) > 0 }
    guard hits.count > 1, segment.text.unicodeScalars.contains(" ") else { return [segment] }
    let scalars = Array(segment.text.unicodeScalars)
    var pieces: [LayoutLine.Segment] = []
    var start = 0
    for (left, right) in zip(hits, hits.dropFirst()) {
      let middle = (bands[left].end + bands[right].start) / 2 - segment.start
      let reach = max(2, (bands[right].start - bands[left].end) / 2 + 2)
      let cut = scalars.indices.filter { scalars[$0] == " " && $0 > start && abs($0 - middle) <= reach && (isTight || isBetweenLikes(scalars, $0)) }
        .min { abs($0 - middle) < abs($1 - middle) }
      guard let cut else { continue }
      pieces.append(piece(scalars[start..<cut], segment.start + start))
      start = cut + 1
    }
    pieces.append(piece(scalars[start...], segment.start + start))
    return pieces
  }

  private func isBetweenLikes(_ scalars: [Unicode.Scalar], _ index: Int) -> Bool {
    guard index > 0, index + 1 < scalars.count else { return false }
    return scalars[index - 1].isASCII == scalars[index + 1].isASCII
  }

  private func piece(_ scalars: ArraySlice<Unicode.Scalar>, _ start: Int) -> LayoutLine.Segment {
    var view = String.UnicodeScalarView()
    view.append(contentsOf: scalars)
    return .init(start: start, end: start + scalars.count, text: String(view))
  }
}
