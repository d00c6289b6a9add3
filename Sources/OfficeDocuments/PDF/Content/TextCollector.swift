/// Puts glyphs together into runs.
struct TextCollector {
  /// Text outside is not seen: the page, or the box of a form.
  var area: PDFRectangle
  private(set) var runs: [PlacedRun] = []
  /// Characters whose meaning nobody tells.
  private(set) var unknown = 0
  /// Glyphs by direction, vertical writing left out.
  private(set) var directions = [Int](repeating: 0, count: TextDirection.allCases.count)
  private var open: OpenRun?
  /// Where the innermost content with a replacement text began.
  private var replacements: [(runs: Int, scalars: Int, unknown: Int)] = []

  init(page: PDFRectangle) { area = page }

  /// `next` is where the pen goes on.
  mutating func add(
    _ glyph: PDFGlyph,
    from start: PDFPoint,
    to end: PDFPoint,
    next: PDFPoint,
    _ writing: TextWriting
  ) {
    guard glyph.count > 0, start.isUsable, end.isUsable, sees(start, end, writing) else { return }
    if open?.joins(glyph, from: start, writing) != true {
      finish()
      open = OpenRun(at: start, writing)
    } else if open?.repeats(glyph, from: start, to: end) == true {
      return
    }
    if !glyph.isKnown { unknown += 1 }
    if writing.rise != 0 { directions[writing.direction.rawValue] += 1 }
    open?.append(glyph, from: start, to: end, next: next)
  }

  private func sees(_ start: PDFPoint, _ end: PDFPoint, _ writing: TextWriting) -> Bool {
    let x = (start.x + end.x) / 2 + (writing.direction.isUpright ? 0 : writing.rise * 0.4)
    let y = (start.y + end.y) / 2 + (writing.direction.isUpright ? writing.rise * 0.4 : 0)
    let margin = 1.0
    return x > area.left - margin && x < area.right + margin && y > area.bottom - margin && y < area.top + margin
  }

  private mutating func finish() {
    if let run = open?.placed { runs.append(run) }
    open = nil
  }

  mutating func beginReplacement() { replacements.append((runs.count, open?.count ?? 0, unknown)) }

  /// The replacement counts only where a glyph of the content is not known: where all are, what is painted is what
  /// people see, and what their positions belong to.
  mutating func endReplacement(_ text: [Unicode.Scalar]) {
    guard let mark = replacements.popLast(), unknown > mark.unknown, !text.isEmpty else { return }
    let first = runs.count == mark.runs ? mark.scalars : 0
    guard runs.count <= mark.runs + 1, open?.replace(from: first, with: text) == true else { return }
    unknown = mark.unknown
  }

  /// All runs; those painted twice to look bold once.
  mutating func finished() -> [PlacedRun] {
    finish()
    var places: [String: [Int]] = [:]
    var result: [PlacedRun] = []
    for run in runs {
      let twins = places[run.text] ?? []
      if twins.suffix(16).contains(where: { TextCollector.isSame(result[$0], run) }) { continue }
      places[run.text, default: []].append(result.count)
      result.append(run)
    }
    return result
  }

  private static func isSame(_ one: PlacedRun, _ other: PlacedRun) -> Bool {
    let tolerance = 0.3 * min(one.fontSize, other.fontSize)
    return abs(one.box.left - other.box.left) < tolerance && abs(one.box.top - other.box.top) < tolerance
      && abs(one.box.right - other.box.right) < tolerance
  }
}
