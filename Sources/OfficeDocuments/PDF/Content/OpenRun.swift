/// A run that is still growing.
struct OpenRun {
  private let direction: TextDirection
  private let size: Double
  private let rise: Double
  /// y of an upright line's baseline, x of another's.
  private let baseline: Double
  private var scalars: [Unicode.Scalar] = []
  private var edges: [Double] = []
  /// Where the pen went on after the last glyph.
  private var pen: PDFPoint

  var count: Int { scalars.count }

  init(at start: PDFPoint, _ writing: TextWriting) {
    direction = writing.direction
    size = writing.size
    rise = writing.rise
    baseline = direction.isUpright ? start.y : start.x
    pen = start
  }

  private func along(_ point: PDFPoint) -> Double { direction.isUpright ? point.x : point.y }
  private func across(_ point: PDFPoint) -> Double { direction.isUpright ? point.y : point.x }
  private var sign: Double { direction == .left || direction == .up ? -1 : 1 }

  /// Whether a glyph goes on where this run ends: on the same line, as large, and not so far that the gap is seen.
  func joins(_ glyph: PDFGlyph, from start: PDFPoint, _ writing: TextWriting) -> Bool {
    guard writing.direction == direction, (writing.rise == 0) == (rise == 0) else { return false }
    guard abs(writing.size - size) <= 0.07 * size else { return false }
    if direction == .slanted {
      let (x, y) = (start.x - pen.x, start.y - pen.y)
      return x * x + y * y <= 0.04 * size * size
    }
    guard abs(across(start) - baseline) <= 0.1 * size else { return false }
    let gap = (along(start) - along(pen)) * sign
    return gap >= -0.4 * size && gap <= TextGap.seen(scalars.last, glyph.scalar) * size
      || repeats(glyph, from: start, to: start)
  }

  /// Whether a glyph is the last one once more, a little aside to look bold.
  func repeats(_ glyph: PDFGlyph, from start: PDFPoint, to end: PDFPoint) -> Bool {
    guard let last = scalars.last, last.value == glyph.scalar, edges.count >= 2 else { return false }
    let width = abs(edges[edges.count - 1] - edges[edges.count - 2])
    return abs(along(start) - edges[edges.count - 2]) < min(0.3 * size, 0.5 * width)
  }

  mutating func append(_ glyph: PDFGlyph, from start: PDFPoint, to end: PDFPoint, next: PDFPoint) {
    if !edges.isEmpty { edges.removeLast() }
    if glyph.scalar != 0, let scalar = Unicode.Scalar(glyph.scalar) {
      scalars.append(scalar)
      edges.append(along(start))
    } else {
      append(glyph.more, from: along(start), to: along(end))
    }
    edges.append(along(end))
    pen = next
  }

  /// Characters that share a place divide it evenly.
  private mutating func append(_ more: [Unicode.Scalar], from start: Double, to end: Double) {
    for (place, scalar) in more.enumerated() {
      scalars.append(scalar)
      edges.append(start + (end - start) * Double(place) / Double(more.count))
    }
  }

  /// Puts `text` in the place of all characters from `first` on; false where there are none.
  mutating func replace(from first: Int, with text: [Unicode.Scalar]) -> Bool {
    guard first < scalars.count, edges.count == scalars.count + 1, let last = edges.last else { return false }
    let start = edges[first]
    scalars.removeSubrange(first...)
    edges.removeSubrange(first...)
    append(text, from: start, to: last)
    edges.append(last)
    return true
  }

  /// The run without blanks at its ends; nil where nothing else is in it.
  var placed: PlacedRun? {
    guard let first = scalars.firstIndex(where: { !TextGap.isBlank($0) }),
      let last = scalars.lastIndex(where: { !TextGap.isBlank($0) })
    else { return nil }
    var text = String.UnicodeScalarView()
    for scalar in scalars[first...last] { text.append(scalar) }
    let edges = Array(edges[first...(last + 1)])
    let (low, high) = (min(edges[0], edges[edges.count - 1]), max(edges[0], edges[edges.count - 1]))
    // A line through the middle of its glyphs has half of them on each side.
    let sides =
      rise == 0 ? (baseline - size / 2, baseline + size / 2) : (baseline + 0.88 * rise, baseline - 0.12 * rise)
    let (near, far) = (min(sides.0, sides.1), max(sides.0, sides.1))
    return PlacedRun(
      text: String(text),
      box: direction.isUpright
        ? PageBox(left: low, top: near, right: high, bottom: far)
        : PageBox(left: near, top: low, right: far, bottom: high),
      fontSize: size,
      edges: edges,
      direction: direction
    )
  }
}
