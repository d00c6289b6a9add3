import GoujiCatalog
import GoujiFacts
import GoujiSyntax

/// Quotation marks and brackets of which one of the two is missing (GJ1006), read in the draft itself: the folded text no
/// longer knows which way a mark opens.
enum PairCheck {
  private enum Mark: Equatable {
    case open(Int)
    case close(Int)
    /// `"`, which may be either.
    case either
  }

  private static func mark(_ scalar: UInt32) -> Mark? {
    switch scalar {
    case 0x28, 0xFF08: .open(0)
    case 0x29, 0xFF09: .close(0)
    case 0x201C: .open(1)
    case 0x201D: .close(1)
    case 0x300A: .open(2)
    case 0x300B: .close(2)
    case 0x3010: .open(3)
    case 0x3011: .close(3)
    case 0x22: .either
    default: nil
    }
  }

  /// A blank line inside a sentence parts two marks that belong together: so many paragraphs may lie between them.
  private static let reach = 2

  /// A mark of a paragraph without its other half there.
  static func lost(_ view: BlockView) -> [CheckFinding] {
    guard view.content.kind == .paragraph || view.content.kind == .heading else { return [] }
    return lost(in: view).map { [$0] } ?? []
  }

  /// Of the marks that are lost in their paragraphs those that have no other half in the next ones either.
  static func unpaired(_ lost: [Check.PlacedFinding], _ draft: DraftState) -> [Check.PlacedFinding] {
    var open: (found: Check.PlacedFinding, kind: Int)?
    var result: [Check.PlacedFinding] = []
    for found in lost {
      let mark = mark(of: found, draft)
      if let before = open {
        open = nil
        if mark == .close(before.kind), paragraphs(between: before.found.block, found.block, draft) < reach { continue }
        result.append(before.found)
      }
      if case .open(let kind)? = mark { open = (found, kind) } else { result.append(found) }
    }
    if let open { result.append(open.found) }
    return result
  }

  /// The mark that may have its other half elsewhere: it stands alone in its paragraph, and nothing else is wrong with it.
  private static func mark(of found: Check.PlacedFinding, _ draft: DraftState) -> Mark? {
    guard found.finding.mayGoOn else { return nil }
    let start = draft.tree.blocks[found.block].start
    let range = (start + found.finding.range.lowerBound)..<(start + found.finding.range.upperBound)
    return mark(decodeScalar(draft.text.bytes, at: range.lowerBound, end: range.upperBound).scalar)
  }

  private static func paragraphs(between first: Int, _ second: Int, _ draft: DraftState) -> Int {
    draft.tree.blocks[(first + 1)..<max(second, first + 1)].count { $0.kind == .paragraph || $0.kind == .heading }
  }

  private static func lost(in view: BlockView) -> CheckFinding? {
    let (source, bounds) = (view.source, view.start..<(view.start + view.content.length))
    let start = view.content.marker.map { $0.range.upperBound } ?? 0
    var open: [(kind: Int, range: Range<Int>)] = []
    var straight: Range<Int>?
    var before: UInt32 = 0
    var hasWordSinceBreak = false
    var index = bounds.lowerBound + start
    func lost(_ range: Range<Int>, _ what: Message, mayGoOn: Bool = false, _ newText: String? = nil) -> CheckFinding {
      finding(range, what, mayGoOn: mayGoOn, view, newText)
    }
    while index < bounds.upperBound {
      let (scalar, length) = decodeScalar(source.bytes, at: index, end: bounds.upperBound)
      let range = (index - bounds.lowerBound)..<(index - bounds.lowerBound + length)
      index += length
      switch mark(scalar) {
      case .open(let kind)?:
        // `“…“`: a second one before the first is closed.
        if kind == 1, open.last?.kind == 1 {
          return lost(range, Message(zh: "这里的前引号应是后引号", en: "an opening quote that should be a closing one"), "”")
        }
        // `11“. 灾害防治`
        if kind == 1, opensMark(index, bounds.upperBound, source) {
          return lost(range, Message(zh: "引号后面紧跟着标点", en: "a quote with a mark right behind it"))
        }
        open.append((kind, range))
      case .close(let kind)?:
        if open.last?.kind == kind {
          open.removeLast()
        } else if let place = open.lastIndex(where: { $0.kind == kind }) {
          return lost(open[place + 1].range, Message(zh: "没有与它成对的另一半", en: "its other half is missing"))
        } else if kind != 0 || !endsOrdinal(before, hasWordSinceBreak) {
          return lost(
            range,
            kind == 1
              ? Message(zh: "后引号前面没有前引号", en: "a closing quote without an opening one")
              : Message(zh: "前面没有与它成对的另一半", en: "its first half is missing"),
            mayGoOn: true
          )
        }
      case .either?: straight = straight == nil ? range : nil
      case nil: break
      }
      if fold(scalar) != 0 { (before, hasWordSinceBreak) = next(scalar, before, hasWordSinceBreak) }
    }
    if let last = open.last {
      return lost(last.range, Message(zh: "没有与它成对的另一半", en: "its other half is missing"), mayGoOn: true)
    }
    return straight.map { lost($0, Message(zh: "引号没有成对", en: "a quote that is not paired")) }
  }

  private static let marks = Set("。，、；：.".folded)

  /// Whether a mark that parts words stands at a byte.
  private static func opensMark(_ index: Int, _ end: Int, _ source: SourceText) -> Bool {
    index < end && marks.contains(fold(decodeScalar(source.bytes, at: index, end: end).scalar))
  }

  /// What stands in front, and whether that is more than a number since the last mark that parts sentences.
  private static func next(_ scalar: UInt32, _ before: UInt32, _ hasWord: Bool) -> (UInt32, Bool) {
    let folded = fold(scalar)
    switch folded {
    case 0x3002, 0x3B, 0x2C, 0x3A, 0x3001: return (scalar, false)
    case 0x41...0x5A, 0x61...0x7A: return (scalar, hasWord)
    default: return (scalar, hasWord || !isDigit(folded) && ordinalNumeral(folded) == nil)
    }
  }

  /// `1）`, `一）`, `a)`: the number of an item.
  private static func endsOrdinal(_ before: UInt32, _ hasWord: Bool) -> Bool { !hasWord && before != 0 }

  private static func finding(
    _ range: Range<Int>,
    _ what: Message,
    mayGoOn: Bool,
    _ view: BlockView,
    _ replacement: String?
  ) -> CheckFinding {
    let text = view.source[(view.start + range.lowerBound)..<(view.start + range.upperBound)]
    return CheckFinding(
      rule: "GJ1006",
      severity: .information,
      message: Message(zh: "“\(text)”：\(what)", en: "“\(text)”: \(what)"),
      range: range,
      fix: replacement.map { (Message(zh: "改为“\($0)”", en: "change to “\($0)”"), range, $0) },
      mayGoOn: mayGoOn
    )
  }
}
