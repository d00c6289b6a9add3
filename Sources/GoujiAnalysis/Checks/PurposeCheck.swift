import GoujiCatalog
import GoujiFacts
import GoujiSyntax

/// What items are said to be for (GJ1011): another item's own matter in the place of theirs; and the same reason word for
/// word under several items (GJ1012).
enum PurposeCheck {
  private struct Matter {
    var codes: [UInt32]
    var words: [[UInt16]]
  }

  private static func matters(_ book: Book) -> [Matter] {
    book.wording.classes(of: .purposes).map { name, words in
      Matter(codes: name.split(separator: "、").compactMap { UInt32($0) }, words: words)
    }
  }

  static func findings(_ block: BlockView) -> [CheckFinding] {
    let (chains, book) = (block.reading.chains, block.book)
    guard !chains.isEmpty, block.content.kind == .paragraph, block.reading.role != .terms else { return [] }
    let matters = matters(book)
    let text = block.content.text
    return chains.enumerated().compactMap { number, chain in
      guard let code = chain.code, let own = matters.first(where: { $0.codes.contains(code) }) else { return nil }
      let end = number + 1 < chains.count ? chains[number + 1].range.lowerBound : text.count
      guard let purpose = purpose(text, chain.range.upperBound..<end, book) else { return nil }
      let said = Array(text.scalars[purpose])
      if own.words.contains(where: { holds(said, $0) }) { return nil }
      for other in matters where other.codes != own.codes {
        guard let word = other.words.first(where: { holds(said, $0) }), let of = other.codes.first else { continue }
        return CheckFinding(
          rule: "GJ1011",
          severity: .warning,
          message:
            Message(
              zh:
                "“\(book.functional[code]?.name ?? "")”的用途写的是“\(String(folded: word))”，那是“\(book.functional[of]?.name ?? "")”的",
              en:
                "“\(String(folded: word))” is what “\(book.functional[of]?.name ?? "")” is for, not “\(book.functional[code]?.name ?? "")”"
            ),
          range: text.source(purpose)
        )
      }
      return nil
    }
  }

  private static let stops: Set<UInt16> = [0x3002, 0x3B]

  /// What follows the first words for a purpose, up to the end of the sentence.
  private static func purpose(_ text: FoldedText, _ range: Range<Int>, _ book: Book) -> Range<Int>? {
    for word in book.wording.words(.purposeOpenings) {
      guard let at = text.firstIndex(of: word, from: range.lowerBound), at < range.upperBound else { continue }
      var start = at + word.count
      while start < range.upperBound, text.scalars[start] == 0x3A { start += 1 }
      let end = text.scalars[start..<range.upperBound].firstIndex(where: stops.contains) ?? range.upperBound
      return end > start ? start..<end : nil
    }
    return nil
  }

  private static func holds(_ text: [UInt16], _ word: [UInt16]) -> Bool {
    text.indices.contains { text[$0...].starts(with: word) }
  }

  // MARK: Reasons

  /// Shorter ones are what everybody writes: 人员增加.
  private static let shortestReason = 12

  static func repeated(_ draft: DraftState) -> [Finding] {
    var places: [[UInt16]: [Range<Int>]] = [:]
    var order: [[UInt16]] = []
    for (index, reading) in draft.reading.blocks.enumerated() {
      guard reading.role == .narrative, reading.chains.contains(where: { $0.links.last?.level == .item }) else {
        continue
      }
      let block = draft.tree.blocks[index]
      guard let reason = reason(block.content.text, draft.book) else { continue }
      let words = Array(block.content.text.scalars[reason])
      if places[words] == nil { order.append(words) }
      places[words, default: []].append(draft.moved(block.content.text.source(reason), block.start))
    }
    return order.compactMap { words in
      guard let ranges = places[words], ranges.count > 1, let first = ranges.first else { return nil }
      return Finding(
        rule: "GJ1012",
        severity: .information,
        message: Message(
          zh: "\(ranges.count)个科目写了一字不差的原因，请核对是不是各自的原因",
          en: "\(ranges.count) codes give the same reason word for word; check whether it is that of each"
        ),
        range: ranges[1],
        related: ranges.filter { $0 != ranges[1] }.map {
          RelatedPlace(
            range: $0,
            message: $0 == first ? Message(zh: "第一次在这里", en: "first here") : Message(zh: "同样的原因", en: "the same reason")
          )
        }
      )
    }
  }

  private static func reason(_ text: FoldedText, _ book: Book) -> Range<Int>? {
    for word in book.wording.words(.reasonOpenings) {
      guard let at = text.firstIndex(of: word) else { continue }
      var start = at + word.count
      while start < text.count, text.scalars[start] == 0x3A { start += 1 }
      let end = text.scalars[start...].firstIndex(where: stops.contains) ?? text.count
      return end - start >= shortestReason ? start..<end : nil
    }
    return nil
  }
}
