import GoujiCatalog
import GoujiFacts
import GoujiSyntax

/// Numbers of things against the things that the sentence names (GJ1218): `设置甲、乙、丙4个一级指标`,
/// `6个项目，分别为：甲、乙`.
enum CountCheck {
  private struct Counted {
    var number: Int
    /// Of the number and what is counted.
    var range: Range<Int>
    var noun: [UInt16]
  }

  static func findings(_ block: BlockView) -> [CheckFinding] {
    let book = block.book
    let (nouns, pieces) = (book.wording.words(.countable), book.wording.words(.pieces))
    guard block.content.kind == .paragraph, !nouns.isEmpty else { return [] }
    let text = block.content.text
    return counted(text, nouns, pieces).compactMap { counted in
      let named = namedBefore(counted, text, book) ?? namedBehind(counted, text, book)
      guard let named, named != counted.number else { return nil }
      return CheckFinding(
        rule: "GJ1218",
        severity: .information,
        message: Message(
          zh: "这里说是\(counted.number)个\(String(folded: counted.noun))，列出的是\(named)个",
          en: "\(counted.number) of “\(String(folded: counted.noun))” are said to be, \(named) are listed"
        ),
        range: text.source(counted.range)
      )
    }
  }

  private static func counted(_ text: FoldedText, _ nouns: [[UInt16]], _ pieces: [[UInt16]]) -> [Counted] {
    pieces.flatMap { counted(text, nouns, $0) }
  }

  private static func counted(_ text: FoldedText, _ nouns: [[UInt16]], _ piece: [UInt16]) -> [Counted] {
    var result: [Counted] = []
    var index = 0
    while let at = text.firstIndex(of: piece, from: index) {
      index = at + piece.count
      var start = at
      while start > 0, isDigit(text.scalars[start - 1]) { start -= 1 }
      guard let number = Int(text.string(start..<at)), (2...40).contains(number),
        start == 0 || text.scalars[start - 1] != 0x2E,
        let noun = nouns.first(where: { text.hasPrefix($0, at: at + piece.count) })
      else { continue }
      result.append(Counted(number: number, range: start..<(at + piece.count + noun.count), noun: noun))
    }
    return result
  }

  private static let comma: UInt16 = 0x3001
  private static let stops = Set("。；：，,;:".folded)

  /// The names that stand right in front of the number; nil where fewer than three do, or 等 says that there are more.
  private static func namedBefore(_ counted: Counted, _ text: FoldedText, _ book: Book) -> Int? {
    var start = counted.range.lowerBound
    var depth = 0
    var commas = 0
    while start > 0 {
      let scalar = text.scalars[start - 1]
      if depth == 0, stops.contains(scalar) { break }
      if scalar == 0x29 { depth += 1 }
      if scalar == 0x28 { depth -= 1 }
      if scalar == comma, depth == 0 { commas += 1 }
      start -= 1
    }
    guard commas > 1, text.scalars[counted.range.lowerBound - 1] != comma else { return nil }
    let list = Array(text.scalars[start..<counted.range.lowerBound])
    return joins(list, book) == nil ? nil : commas + 1
  }

  /// The names behind `分别为`, as far as the sentence goes.
  private static func namedBehind(_ counted: Counted, _ text: FoldedText, _ book: Book) -> Int? {
    let reach = min(counted.range.upperBound + 20, text.count)
    let openings = book.wording.words(.respectively)
    guard
      let at = (counted.range.upperBound..<max(reach, counted.range.upperBound)).first(where: { index in
        openings.contains { text.hasPrefix($0, at: index) }
      }), !text.scalars[counted.range.upperBound..<at].contains(where: isStop),
      let opening = openings.first(where: { text.hasPrefix($0, at: at) })
    else { return nil }
    var index = at + opening.count
    if index < text.count, text.scalars[index] == 0x3A { index += 1 }
    let end = text.scalars[index...].firstIndex(where: isStop) ?? text.count
    let list = Array(text.scalars[index..<end])
    guard list.contains(comma), !list.contains(where: isDigit), !list.contains(0x2C), let more = joins(list, book)
    else {
      return nil
    }
    return list.filter { $0 == comma }.count + 1 + more
  }

  private static func isStop(_ scalar: UInt16) -> Bool { scalar == 0x3002 || scalar == 0x3B }

  /// How many names are joined by 和 or 及; nil where that cannot be told, or there are more than those named.
  private static func joins(_ list: [UInt16], _ book: Book) -> Int? {
    let unclear = book.wording.words(.openEnds)
    return unclear.contains { word in list.indices.contains { list[$0...].starts(with: word) } } ? nil : 0
  }
}
