import GoujiCatalog
import GoujiFacts
import GoujiSyntax

/// Where in the genre a place of a draft is: the headings above it and what they mean, and what the draft has already.
struct GenrePlace {
  /// A heading above the place.
  struct Heading {
    var level: Int
    var ordinal: Int
    /// What it means in the genre.
    var entry: Int?
  }

  /// From the part down.
  private(set) var path: [Heading] = []
  /// The entries that the draft has headings for, wherever they stand.
  private(set) var present: Set<Int> = []
  /// The last heading above the place of each level under the headings above it: the ordinals go on from it.
  private var last: [Int: Heading] = [:]
  /// The levels of headings directly below the part and below the section that the place stands in.
  private var levelBelow: [Int: Int] = [:]
  private(set) var role = PartRole.preface
  private var start = 0
  /// The bytes of the innermost section.
  private(set) var section: Range<Int>
  let book: Book

  init(_ analysis: Analysis, before offset: Int) {
    book = analysis.book
    section = 0..<analysis.text.count
    var isBehind = false
    for (index, block) in analysis.tree.blocks.enumerated() {
      if block.start >= offset, !isBehind {
        isBehind = true
        role = index > 0 ? analysis.reading.blocks[index - 1].roleBehind : .preface
      }
      guard block.kind == .heading, let marker = block.content.marker else { continue }
      let heading = Heading(
        level: marker.level,
        ordinal: marker.ordinal,
        entry: book.genre.entry(heading: block.content.text, isPart: marker.level == 1)
      )
      if let entry = heading.entry { present.insert(entry) }
      if isBehind {
        if section.upperBound == analysis.text.count { section = section.lowerBound..<block.start }
        note(heading, path.prefix { $0.level < heading.level })
      } else {
        path.removeAll { $0.level >= heading.level }
        note(heading, path[...])
        last = last.filter { $0.key <= heading.level }
        last[heading.level] = heading
        path.append(heading)
        section = block.start..<analysis.text.count
      }
    }
    if !isBehind, let last = analysis.reading.blocks.last { role = last.roleBehind }
  }

  /// The first heading directly below one says which level the writer uses there.
  private mutating func note(_ heading: Heading, _ above: ArraySlice<Heading>) {
    let parent = above.last?.level ?? 0
    if levelBelow[parent] == nil { levelBelow[parent] = heading.level }
  }

  /// The level of headings below one of `level` (0: of parts), and the number of the next.
  func next(below level: Int) -> (level: Int, ordinal: Int) {
    let below = level == 0 ? 1 : levelBelow[level] ?? level + 1
    return (below, (last[below]?.ordinal ?? 0) + 1)
  }

  /// The innermost heading above with sentences of its own.
  var sentences: [SentenceTemplate] {
    for heading in path.reversed() {
      if let entry = heading.entry, !book.genre.entries[entry].sentences.isEmpty {
        return book.genre.entries[entry].sentences
      }
    }
    return []
  }

  /// The headings that may come next here, each with its level and number: subsections, sections, parts.
  var headings: [(entry: Int, level: Int, ordinal: Int)] {
    var result: [(entry: Int, level: Int, ordinal: Int)] = []
    for heading in path.reversed() {
      guard let entry = heading.entry else { continue }
      let (level, ordinal) = next(below: heading.level)
      result += missing(below: entry).map { ($0, level, ordinal) }
    }
    if path.isEmpty || path[0].level == 1 {
      let (level, ordinal) = next(below: 0)
      result += missing(below: nil).map { ($0, level, ordinal) }
    }
    return result
  }

  /// The entries below one that the draft has no heading for; those behind the last that stands above go first.
  private func missing(below parent: Int?) -> [Int] {
    let children = book.genre.children(of: parent)
    let lastAbove = last.values.compactMap(\.entry).filter(children.contains).max() ?? -1
    let missing = children.filter { !present.contains($0) }
    return missing.filter { $0 > lastAbove } + missing.filter { $0 < lastAbove }
  }
}
