/// The columns of a table on one page: stretches of character columns, found from what stands above what.
struct LayoutColumns {
  struct Band {
    var start: Int
    var end: Int
    /// The lines that have something in it: two bands with a line in common are two columns.
    var lines: Set<Int>
    /// How many of its segments are figures, with their decimals, and how many there are.
    var numbers = 0
    var count = 0

    var isFigures: Bool { numbers * 2 > count }

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
    for index in columns.indices { (columns[index].numbers, columns[index].count) = (0, 0) }
    var others: [Band] = []
    // What stands in a column stands behind the labels of the one before and in front of those of the next.
    let reaches = heads.indices.map { index in
      (
        start: index > 0 ? heads[index - 1].end : 0,
        end: index + 1 < heads.count ? heads[index + 1].start : Int.max
      )
    }
    let total = LayoutColumns.total(stacks, body)
    for (stack, column) in zip(stacks, LayoutColumns.assigned(stacks, to: heads, within: reaches, total: total)) {
      guard let column else {
        others.append(stack)
        continue
      }
      columns[column].start = min(columns[column].start, stack.start)
      columns[column].end = max(columns[column].end, stack.end)
      columns[column].lines.formUnion(stack.lines)
      columns[column].numbers += stack.numbers
      columns[column].count += stack.count
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
    return LayoutRegion.Line(
      number: -1 - band.start,
      chunk: 0,
      segments: [.init(start: band.start, end: band.end, text: text)],
      packed: text
    )
  }

  /// The head of each stack of cells, in order: texts stand under the start or the middle of their label, figures
  /// right of it or, in some tables, all left of it; and two stacks with a line in common have two heads. A stack far
  /// from every head has none.
  ///
  /// `total`: a stack that is the sum of those right of it stands under the first head of figures.
  private static func assigned(
    _ stacks: [Band],
    to heads: [Band],
    within reaches: [(start: Int, end: Int)],
    total: Int?
  ) -> [Int?] {
    // Where columns are narrow, so that figures reach from head to head, neighbours lie alike about their heads.
    func isTight(_ index: Int) -> Bool {
      heads.contains { stacks[index].end > $0.start && stacks[index].start < $0.end }
    }
    func shift(_ index: Int, _ head: Int, _ previous: Int?) -> Int {
      guard let previous, index > 0, stacks[index].isFigures, stacks[index - 1].isFigures, isTight(index),
        isTight(index - 1)
      else { return 0 }
      return min(8, abs(stacks[index].end - heads[head].end - stacks[index - 1].end + heads[previous].end)) / 2
    }
    let right = assigned(stacks, to: heads.count, total) {
      distance(stacks[$0], heads[$1], reaches[$1], isRight: true) + shift($0, $1, $2)
    }
    let left = assigned(stacks, to: heads.count, total) {
      distance(stacks[$0], heads[$1], reaches[$1], isRight: false) + shift($0, $1, $2)
    }
    return left.cost < right.cost ? left.heads : right.heads
  }

  private static func assigned(
    _ stacks: [Band],
    to count: Int,
    _ total: Int?,
    by distance: (_ stack: Int, _ head: Int, _ previous: Int?) -> Int
  ) -> (cost: Int, heads: [Int?]) {
    let none = count
    let lonely = 40
    // costs[i][j]: cost of the first i stacks if the last head taken is j (`none`: none yet).
    var costs = [[Int]](repeating: [Int](repeating: .max / 4, count: count + 1), count: stacks.count + 1)
    var steps = [[(from: Int, head: Int?)]](
      repeating: Array(repeating: (none, nil), count: count + 1),
      count: stacks.count + 1
    )
    costs[0][none] = 0
    for (index, stack) in stacks.enumerated() {
      for last in 0...count where costs[index][last] < .max / 4 {
        // A column of its own.
        if costs[index][last] + lonely < costs[index + 1][last] {
          costs[index + 1][last] = costs[index][last] + lonely
          steps[index + 1][last] = (last, nil)
        }
        let isShared = last < none && index > 0 && stacks[index - 1].lines.isDisjoint(with: stack.lines)
        let first = last == none ? 0 : isShared ? last : last + 1
        guard first < count else { continue }
        for head in first..<count {
          let skipped = index == total && last < none && head > last + 1 ? lonely * 4 : 0
          let cost = costs[index][last] + distance(index, head, index > 0 ? steps[index][last].head : nil) + skipped
          if cost < costs[index + 1][head] {
            costs[index + 1][head] = cost
            steps[index + 1][head] = (last, head)
          }
        }
      }
    }
    var result = [Int?](repeating: nil, count: stacks.count)
    var last = costs[stacks.count].indices.min { costs[stacks.count][$0] < costs[stacks.count][$1] } ?? none
    let cost = costs[stacks.count][last]
    for index in stacks.indices.reversed() {
      let step = steps[index + 1][last]
      result[index] = step.head
      last = step.from
    }
    return (cost, result)
  }

  private static func distance(_ stack: Band, _ head: Band, _ reach: (start: Int, end: Int), isRight: Bool) -> Int {
    let isUnder = min(stack.end, head.end) > max(stack.start, head.start)
    let offset = min(abs(stack.start - head.start), abs(stack.center - head.center), abs(stack.end - head.end))
    if stack.isFigures {
      // So far as it stands beside a neighbour's label, it is the neighbour's.
      let beyond = max(0, reach.start - stack.start) + max(0, stack.end - reach.end)
      if isUnder { return beyond * 3 + min(offset, 4) }
      let isBeside = isRight ? stack.start >= head.end : stack.end <= head.start
      return isBeside && beyond == 0 ? 4 : offset * 3 + 2 + beyond * 3
    }
    if isUnder { return offset }
    // Right of its label a text is where it should be; left of it hardly ever.
    return stack.start >= head.end ? offset + 1 : offset * 3 + 2
  }

  /// The first stack of figures if it is the sum of the others in nearly all rows.
  private static func total(_ stacks: [Band], _ body: [LayoutRegion.Line]) -> Int? {
    guard let first = stacks.firstIndex(where: \.isFigures) else { return nil }
    let rows = body.compactMap { line -> (total: Int, parts: [Int])? in
      var values: [Int] = []
      var total: Int?
      for segment in line.segments where segment.end > stacks[first].start {
        guard let value = Figure.value(segment.text) else { continue }
        if stacks[first].overlap(segment) > 0 { total = value } else { values.append(value) }
      }
      return total.map { ($0, values) }
    }
    return Figure.areTotals(rows) ? first : nil
  }

  /// Codes and counts stand as texts do; a figure with decimals stands at the edge of its column.
  private static func isFigure(_ text: String) -> Bool { text.isNumber && text.contains(".") }

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
      guard hits.allSatisfy({ !bands[$0].lines.contains(line) }) else { continue }
      // A blank inside may be the gap between two columns; such a text never joins them.
      guard hits.count < 2 || !segment.text.unicodeScalars.contains(" ") else { continue }
      if hits.count == 1 {
        bands[hits[0]].start = min(bands[hits[0]].start, segment.start)
        bands[hits[0]].end = max(bands[hits[0]].end, segment.end)
        bands[hits[0]].lines.insert(line)
        bands[hits[0]].count += 1
        bands[hits[0]].numbers += isFigure(segment.text) ? 1 : 0
        continue
      }
      var merged = Band(start: segment.start, end: segment.end, lines: [line])
      merged.count = 1
      merged.numbers = isFigure(segment.text) ? 1 : 0
      var isOneColumn = true
      for hit in hits {
        isOneColumn = isOneColumn && merged.lines.isDisjoint(with: bands[hit].lines)
        merged.start = min(merged.start, bands[hit].start)
        merged.end = max(merged.end, bands[hit].end)
        merged.lines.formUnion(bands[hit].lines)
        merged.count += bands[hit].count
        merged.numbers += bands[hit].numbers
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

  /// The cells of a line by column: each segment in a column of its own, in order, so that they lie as well in them as
  /// can be. A segment over two columns is cut at a blank between them if there is one.
  func cells(of line: LayoutRegion.Line) -> [(column: Int, text: String)] {
    let pieces = line.segments.flatMap { self.pieces(of: $0, isTight: true) }
    guard pieces.count <= bands.count else { return crowdedCells(pieces) }
    // costs[i][j]: the first i pieces in the first j columns.
    let far = Int.max / 4
    var costs = [[Int]](repeating: [Int](repeating: far, count: bands.count + 1), count: pieces.count + 1)
    for column in 0...bands.count { costs[0][column] = 0 }
    for (index, piece) in pieces.enumerated() {
      for column in bands.indices {
        let taken = costs[index][column] + misfit(piece, bands[column])
        costs[index + 1][column + 1] = min(costs[index + 1][column], taken)
      }
    }
    var cells: [(column: Int, text: String)] = []
    var column = bands.count
    for index in pieces.indices.reversed() {
      while column > index + 1, costs[index + 1][column] == costs[index + 1][column - 1] { column -= 1 }
      column -= 1
      cells.append((column, pieces[index].text))
    }
    return cells.reversed()
  }

  /// How many characters of a segment lie outside a column, the way to it included.
  private func misfit(_ segment: LayoutLine.Segment, _ band: Band) -> Int {
    let overlap = band.overlap(segment)
    let outside = segment.end - segment.start - max(overlap, 0)
    return overlap > 0 ? outside : outside + 1 - 2 * overlap
  }

  /// More texts than columns: what meets in one column is kept apart by a blank.
  private func crowdedCells(_ pieces: [LayoutLine.Segment]) -> [(column: Int, text: String)] {
    var cells: [(column: Int, text: String)] = []
    for piece in pieces {
      let column = max(self.column(of: piece), cells.last?.column ?? 0)
      if let last = cells.last, last.column == column {
        cells[cells.count - 1].text = last.text + " " + piece.text
      } else {
        cells.append((column, piece.text))
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
      let cut = scalars.indices.filter {
        scalars[$0] == " " && $0 > start && abs($0 - middle) <= reach && (isTight || isBetweenLikes(scalars, $0))
      }
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
