/// Collects ruling lines: strokes along the axes, and fills that are so thin that they look like strokes.
struct LineCollector {
  private let page: PDFRectangle
  private(set) var rulings: [Ruling] = []
  /// Fills as small as the point of a dotted line.
  private var dots: [PDFRectangle] = []
  /// Fills that a white line can be seen on.
  private var grounds: [PDFRectangle] = []

  /// The thickest border of a table, in points.
  static let thickest = 3.0
  /// A line as slanted as this over its whole length is still one of a table.
  private static let slant = 0.5
  /// More on one page is a drawing.
  private static let most = 50_000

  init(page: PDFRectangle) { self.page = page }

  mutating func stroke(_ path: ContentPath, _ state: GraphicsState) {
    let matrix = state.matrix
    let scale = abs(matrix.a * matrix.d - matrix.b * matrix.c).squareRoot()
    let width = abs(state.lineWidth) * scale
    guard !state.stroke.isTransparent, width <= LineCollector.thickest * 2 else { return }
    for part in path.parts {
      guard var before = part.points.first else { continue }
      let closing = part.isClosed && part.points.count > 2 ? [before] : []
      for point in part.points.dropFirst() + closing {
        if let ruling = LineCollector.ruling(from: before, to: point) {
          add(ruling, clip: state.clip, margin: width / 2 + 0.5, state.stroke)
        }
        before = point
      }
    }
  }

  private static func ruling(from start: PDFPoint, to end: PDFPoint) -> Ruling? {
    let (width, height) = (abs(end.x - start.x), abs(end.y - start.y))
    if height <= slant, width > height {
      return Ruling(
        isHorizontal: true,
        position: (start.y + end.y) / 2,
        start: min(start.x, end.x),
        end: max(start.x, end.x)
      )
    }
    if width <= slant, height > width {
      return Ruling(
        isHorizontal: false,
        position: (start.x + end.x) / 2,
        start: min(start.y, end.y),
        end: max(start.y, end.y)
      )
    }
    return nil
  }

  mutating func fill(_ path: ContentPath, _ state: GraphicsState) {
    guard !state.fill.isTransparent else { return }
    if fillFrames(path, state) { return }
    for part in path.parts where !part.isCurved {
      guard let box = LineCollector.box(part)?.intersection(state.clip) else { continue }
      fill(box, state)
    }
  }

  private mutating func fill(_ box: PDFRectangle, _ state: GraphicsState) {
    let thickest = LineCollector.thickest
    if box.width <= thickest, box.height <= thickest {
      if state.fill.isVisible, dots.count < LineCollector.most { dots.append(box) }
    } else if box.height <= thickest {
      let ruling = Ruling(isHorizontal: true, position: (box.bottom + box.top) / 2, start: box.left, end: box.right)
      add(ruling, clip: state.clip, margin: thickest, state.fill)
    } else if box.width <= thickest {
      let ruling = Ruling(isHorizontal: false, position: (box.left + box.right) / 2, start: box.bottom, end: box.top)
      add(ruling, clip: state.clip, margin: thickest, state.fill)
    } else if state.fill.isVisible, grounds.count < 256 {
      grounds.append(box)
    }
  }

  /// Rectangles within rectangles, filled between: a frame drawn in one go.
  private mutating func fillFrames(_ path: ContentPath, _ state: GraphicsState) -> Bool {
    guard path.parts.count == 2, !path.parts[0].isCurved, !path.parts[1].isCurved,
      let one = LineCollector.box(path.parts[0]), let other = LineCollector.box(path.parts[1])
    else { return false }
    let (outer, inner) = one.width >= other.width ? (one, other) : (other, one)
    guard inner.left >= outer.left, inner.right <= outer.right, inner.bottom >= outer.bottom, inner.top <= outer.top,
      inner.width > LineCollector.thickest, inner.height > LineCollector.thickest
    else { return false }
    var sides = [outer, outer, outer, outer]
    sides[0].right = inner.left
    sides[1].left = inner.right
    sides[2].top = inner.bottom
    sides[3].bottom = inner.top
    for side in sides where side.width > 0 && side.height > 0 {
      if let seen = side.intersection(state.clip) { fill(seen, state) }
    }
    return true
  }

  private static func box(_ part: ContentPath.Part) -> PDFRectangle? {
    guard let first = part.points.first, part.points.count >= 2 else { return nil }
    var box = PDFRectangle(left: first.x, bottom: first.y, right: first.x, top: first.y)
    for point in part.points.dropFirst() {
      box.left = min(box.left, point.x)
      box.right = max(box.right, point.x)
      box.bottom = min(box.bottom, point.y)
      box.top = max(box.top, point.y)
    }
    return box
  }

  private mutating func add(_ ruling: Ruling, clip: PDFRectangle, margin: Double, _ color: PaintColor) {
    guard rulings.count < LineCollector.most else { return }
    var ruling = ruling
    let (low, high) = ruling.isHorizontal ? (clip.left, clip.right) : (clip.bottom, clip.top)
    let (near, far) = ruling.isHorizontal ? (clip.bottom, clip.top) : (clip.left, clip.right)
    guard ruling.position >= near - margin, ruling.position <= far + margin else { return }
    ruling.start = max(ruling.start, low - margin)
    ruling.end = min(ruling.end, high + margin)
    guard ruling.end > ruling.start else { return }
    if color.isVisible { rulings.append(ruling) } else { addOnGrounds(ruling) }
  }

  /// A white line is seen where something was filled before on both of its sides.
  private mutating func addOnGrounds(_ ruling: Ruling) {
    let aside = 1.5
    let before = covered(ruling, at: ruling.position - aside)
    let after = covered(ruling, at: ruling.position + aside)
    for one in before.prefix(32) {
      for other in after.prefix(32) {
        let piece = Ruling(
          isHorizontal: ruling.isHorizontal,
          position: ruling.position,
          start: max(one.start, other.start),
          end: min(one.end, other.end)
        )
        if piece.end > piece.start, rulings.count < LineCollector.most { rulings.append(piece) }
      }
    }
  }

  /// The pieces of a line that fills cover, if it were moved to `position`.
  private func covered(_ ruling: Ruling, at position: Double) -> [Ruling] {
    let pieces = grounds.compactMap { ground -> Ruling? in
      let (low, high) = ruling.isHorizontal ? (ground.left, ground.right) : (ground.bottom, ground.top)
      let (near, far) = ruling.isHorizontal ? (ground.bottom, ground.top) : (ground.left, ground.right)
      guard near <= position, position <= far, low < ruling.end, high > ruling.start else { return nil }
      return Ruling(
        isHorizontal: ruling.isHorizontal,
        position: position,
        start: max(ruling.start, low),
        end: min(ruling.end, high)
      )
    }
    return RulingJoiner.join(pieces, gap: LineCollector.thickest)
  }

  /// All lines, those that touch end to end as one, from the top left.
  func finished() -> [Ruling] { RulingJoiner.join(rulings + LineCollector.lines(of: dots)) }

  /// Dotted lines: at least eight dots in a row, none far from the next.
  private static func lines(of dots: [PDFRectangle]) -> [Ruling] {
    guard dots.count >= 8 else { return [] }
    return [true, false].flatMap { isHorizontal -> [Ruling] in
      let pieces = dots.map { dot in
        isHorizontal
          ? Ruling(isHorizontal: true, position: (dot.bottom + dot.top) / 2, start: dot.left, end: dot.right)
          : Ruling(isHorizontal: false, position: (dot.left + dot.right) / 2, start: dot.bottom, end: dot.top)
      }
      return RulingJoiner.join(pieces, gap: thickest).filter { $0.end - $0.start >= 8 * thickest }
    }
  }
}
