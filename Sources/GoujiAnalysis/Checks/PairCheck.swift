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

  static func findings(_ view: BlockView) -> [CheckFinding] {
    guard view.content.kind == .paragraph || view.content.kind == .heading else { return [] }
    let (block, source) = (Block(start: view.start, content: view.content), view.source)
    let start = block.content.marker.map { $0.range.upperBound } ?? 0
    var open: [(kind: Int, range: Range<Int>)] = []
    var straight: Range<Int>?
    var before: UInt32 = 0
    var hasWordSinceBreak = false
    var index = block.start + start
    while index < block.end {
      let (scalar, length) = decodeScalar(source.bytes, at: index, end: block.end)
      let range = (index - block.start)..<(index - block.start + length)
      index += length
      switch mark(scalar) {
      case .open(let kind):
        // `“…“`: a second one before the first is closed.
        if kind == 1, open.last?.kind == 1 { return [finding(range, "这里的前引号应是后引号", source, block, "”")] }
        // `11“. 灾害防治`
        if kind == 1, opensMark(index, block, source) { return [finding(range, "引号后面紧跟着标点", source, block, nil)] }
        open.append((kind, range))
      case .close(let kind):
        if open.last?.kind == kind {
          open.removeLast()
        } else if let place = open.lastIndex(where: { $0.kind == kind }) {
          let lost = open[place + 1]
          return [finding(lost.range, "没有与它成对的另一半", source, block, nil)]
        } else if kind != 0 || !endsOrdinal(before, hasWordSinceBreak) {
          return [finding(range, kind == 1 ? "后引号前面没有前引号" : "前面没有与它成对的另一半", source, block, nil)]
        }
      case .either: straight = straight == nil ? range : nil
      case nil: break
      }
      if fold(scalar) != 0 { (before, hasWordSinceBreak) = next(scalar, before, hasWordSinceBreak) }
    }
    if let lost = open.last { return [finding(lost.range, "没有与它成对的另一半", source, block, nil)] }
    if let straight { return [finding(straight, "引号没有成对", source, block, nil)] }
    return []
  }

  private static let marks = Set("。，、；：.".folded)

  /// Whether a mark that parts words stands at a byte.
  private static func opensMark(_ index: Int, _ block: Block, _ source: SourceText) -> Bool {
    index < block.end && marks.contains(fold(decodeScalar(source.bytes, at: index, end: block.end).scalar))
  }

  /// What stands in front, and whether that is more than a number since the last mark that parts sentences.
  private static func next(_ scalar: UInt32, _ before: UInt32, _ hasWord: Bool) -> (UInt32, Bool) {
    switch fold(scalar) {
    case 0x3002, 0x3B, 0x2C, 0x3A, 0x3001: (scalar, false)
    case 0x30...0x39, 0x4E00, 0x4E8C, 0x4E09, 0x56DB, 0x4E94, 0x516D, 0x4E03, 0x516B, 0x4E5D, 0x5341: (scalar, hasWord)
    case 0x41...0x5A, 0x61...0x7A: (scalar, hasWord)
    default: (scalar, true)
    }
  }

  /// `1）`, `一）`, `a)`: the number of an item.
  private static func endsOrdinal(_ before: UInt32, _ hasWord: Bool) -> Bool { !hasWord && before != 0 }

  private static func finding(
    _ range: Range<Int>,
    _ what: String,
    _ source: SourceText,
    _ block: Block,
    _ replacement: String?
  ) -> CheckFinding {
    CheckFinding(
      rule: "GJ1006",
      severity: .information,
      message: "“\(source[(block.start + range.lowerBound)..<(block.start + range.upperBound)])”：\(what)",
      range: range,
      fix: replacement.map { ("改为“\($0)”", range, $0) }
    )
  }
}
