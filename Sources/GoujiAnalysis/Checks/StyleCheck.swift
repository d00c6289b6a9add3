import GoujiFacts
import GoujiSyntax

/// Half-width marks between Chinese words (GJ1010): one finding for a draft, which mends all of them.
enum StyleCheck {
  private static let fullWidth: [UInt8: String] = [
    0x2C: "，", 0x3B: "；", 0x3A: "：", 0x28: "（", 0x29: "）", 0x3F: "？", 0x21: "！",
  ]

  /// Asked of every byte of a draft.
  private static func isMark(_ byte: UInt8) -> Bool {
    switch byte {
    case 0x2C, 0x3B, 0x3A, 0x28, 0x29, 0x3F, 0x21: true
    default: false
    }
  }

  /// The half-width marks of a block, where they stand in the draft.
  private static func places(_ block: Block, _ source: SourceText) -> [Int] {
    guard block.kind == .paragraph || block.kind == .heading || block.kind == .note else { return [] }
    let bytes = source.bytes
    let start = block.start + (block.content.marker?.range.upperBound ?? 0)
    var places: [Int] = []
    var open: [Int] = []
    for index in start..<max(block.end, start) where isMark(bytes[index]) {
      let isBehindWord = index > start && (bytes[index - 1] >= 0x80 || places.last == index - 1)
      let isBeforeWord = index + 1 < block.end && bytes[index + 1] >= 0x80
      switch bytes[index] {
      case 0x28: open.append(index)
      case 0x29:
        // Both brackets or neither.
        if let other = open.popLast(), isBehindWord, bytes[other + 1] >= 0x80 { places += [other, index] }
      default: if isBehindWord, isBeforeWord { places.append(index) }
      }
    }
    return places.sorted()
  }

  static func findings(_ draft: DraftState) -> [Finding] {
    var places: [Int] = []
    for block in draft.tree.blocks { places += Self.places(block, draft.text) }
    guard let first = places.first else { return [] }
    let edits = places.compactMap { place -> TextEdit? in
      fullWidth[draft.text.bytes[place]].map { TextEdit(range: place..<(place + 1), newText: $0) }
    }
    return [
      Finding(
        rule: "GJ1010",
        severity: .information,
        message: Message(
          zh: "汉字之间用了半角标点，全文共\(places.count)处，公开文稿一般用全角",
          en: "half-width marks between Chinese characters, \(places.count) in all; disclosures use full-width ones"
        ),
        range: first..<(first + 1),
        fixes: [
          Fix(
            title: Message(zh: "全文\(places.count)处改为全角", en: "make all \(places.count) full-width"),
            isPreferred: true,
            edits: edits
          )
        ]
      )
    ]
  }
}
