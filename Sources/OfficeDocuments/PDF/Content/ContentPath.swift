/// The path that is being made, on the page.
struct ContentPath {
  struct Part {
    var points: [PDFPoint] = []
    var isClosed = false
    var isCurved = false
  }

  private(set) var parts: [Part] = []
  /// The smallest box around all points.
  private(set) var box: PDFRectangle?
  private(set) var current = PDFPoint(x: 0, y: 0)
  private var count = 0

  /// Points of one path; a longer one is a drawing, and no table.
  private static let most = 20_000

  var isEmpty: Bool { parts.isEmpty }

  mutating func move(_ point: PDFPoint) {
    guard count < ContentPath.most, point.isUsable else { return }
    parts.append(Part(points: [point]))
    note(point)
  }

  mutating func line(_ point: PDFPoint) {
    guard count < ContentPath.most, point.isUsable else { return }
    if parts.isEmpty { return move(point) }
    let last = parts.count - 1
    if parts[last].isClosed {
      parts.append(Part(points: [parts[last].points[0], point]))
    } else {
      parts[last].points.append(point)
    }
    note(point)
  }

  mutating func curve(_ point: PDFPoint) {
    line(point)
    if let last = parts.indices.last { parts[last].isCurved = true }
  }

  mutating func close() {
    guard let last = parts.indices.last else { return }
    parts[last].isClosed = true
    current = parts[last].points[0]
  }

  mutating func removeAll() { self = ContentPath() }

  private mutating func note(_ point: PDFPoint) {
    count += 1
    current = point
    guard var known = box else {
      box = PDFRectangle(left: point.x, bottom: point.y, right: point.x, top: point.y)
      return
    }
    known.left = min(known.left, point.x)
    known.right = max(known.right, point.x)
    known.bottom = min(known.bottom, point.y)
    known.top = max(known.top, point.y)
    box = known
  }
}

extension ContentReader {
  func build(_ code: ContentOperator, _ scanner: ContentScanner) {
    func point(_ x: Int, _ y: Int) -> PDFPoint {
      state.matrix.apply(scanner.number(fromLast: x), scanner.number(fromLast: y))
    }
    switch code {
    case .move: path.move(point(1, 0))
    case .line: path.line(point(1, 0))
    case .curve, .curveFromCurrent, .curveToEnd: path.curve(point(1, 0))
    case .close: path.close()
    case .rectangle:
      let (x, y) = (scanner.number(fromLast: 3), scanner.number(fromLast: 2))
      let (width, height) = (scanner.number(fromLast: 1), scanner.number(fromLast: 0))
      path.move(state.matrix.apply(x, y))
      path.line(state.matrix.apply(x + width, y))
      path.line(state.matrix.apply(x + width, y + height))
      path.line(state.matrix.apply(x, y + height))
      path.close()
    default: return
    }
  }

  func paint(_ code: ContentOperator) {
    defer {
      path.removeAll()
      clipsNext = false
    }
    guard let box = path.box else { return }
    switch code {
    case .closeAndStroke, .closeFillAndStroke, .closeFillAndStrokeEvenOdd: path.close()
    default: break
    }
    switch code {
    case .fill, .fillOld, .fillEvenOdd: lines.fill(path, state)
    case .stroke, .closeAndStroke: lines.stroke(path, state)
    case .fillAndStroke, .fillAndStrokeEvenOdd, .closeFillAndStroke, .closeFillAndStrokeEvenOdd:
      lines.fill(path, state)
      lines.stroke(path, state)
    default: break
    }
    if clipsNext {
      // What lies beyond is cut to an empty box where nothing is left.
      state.clip =
        box.intersection(state.clip)
        ?? PDFRectangle(left: box.left, bottom: box.bottom, right: box.left, top: box.bottom)
    }
  }
}
