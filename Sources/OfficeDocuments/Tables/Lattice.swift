/// Finds the tables whose cells ruling lines enclose, as Camelot and pdfplumber do for drawn tables: lines nearly in one
/// row are one, lines that meet belong together, the smallest areas that they enclose are cells, cells that touch are a
/// table, and each character belongs to the cell that its middle lies in.
enum Lattice {
  /// Lines and ends this near to each other, in points, are meant to meet. Rows of text are more than twice as high.
  static let tolerance = 3.0
  /// More lines on one page are a drawing.
  private static let most = 4000

  /// From the top of the page down. A single cell is a frame, and no table.
  static func tables(rulings: [Ruling], runs: [PlacedRun]) -> [DocumentTable] {
    let lines = RulingJoiner.join(rulings, aside: tolerance, gap: tolerance).filter { $0.end - $0.start > tolerance }
    guard lines.count <= most else { return [] }
    let grids = groups(lines).compactMap { LatticeGrid($0) }.flatMap { $0.tables() }
    // Of a table within a cell of another, the inner one holds the text.
    let found = grids.filter { $0.cells.count > 1 }.sorted { $0.area < $1.area }
    var filler = LatticeFiller(tables: found)
    for run in runs { filler.add(run) }
    return filler.filled().sorted { one, other in
      guard let first = one.box, let second = other.box else { return false }
      return (first.top, first.left) < (second.top, second.left)
    }
  }

  /// Lines that meet, directly or through others.
  private static func groups(_ lines: [Ruling]) -> [[Ruling]] {
    let horizontal = lines.filter(\.isHorizontal)
    let vertical = lines.filter { !$0.isHorizontal }.sorted { $0.position < $1.position }
    var sets = DisjointSets(count: horizontal.count + vertical.count)
    for (place, line) in horizontal.enumerated() {
      var other = vertical.partitioningIndex { $0.position >= line.start - tolerance }
      while other < vertical.count, vertical[other].position <= line.end + tolerance {
        if line.position >= vertical[other].start - tolerance, line.position <= vertical[other].end + tolerance {
          sets.join(place, horizontal.count + other)
        }
        other += 1
      }
    }
    var groups: [Int: [Ruling]] = [:]
    for (place, line) in (horizontal + vertical).enumerated() { groups[sets.root(place), default: []].append(line) }
    return groups.sorted { $0.key < $1.key }.map(\.value)
  }
}

extension Array {
  /// The first index whose element and all after it fulfil `predicate`.
  func partitioningIndex(where predicate: (Element) -> Bool) -> Int {
    var low = 0
    var high = count
    while low < high {
      let middle = (low + high) / 2
      if predicate(self[middle]) { high = middle } else { low = middle + 1 }
    }
    return low
  }
}
