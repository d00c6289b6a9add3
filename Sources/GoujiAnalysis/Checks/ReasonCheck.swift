import GoujiCatalog
import GoujiFacts
import GoujiSyntax

/// Changes and differences for which a paragraph gives no reason (GJ1106). One finding for each section.
enum ReasonCheck {
  static func findings(_ draft: DraftState) -> [Finding] {
    let words = draft.book.wording.words(.reasons)
    guard !words.isEmpty else { return [] }
    let names = draft.book.wording.words(.performance)
    /// The level of the heading on performance that is open: what its projects have spent is explained there.
    var performance: Int?
    var sections: [(heading: Int, blocks: [Int])] = [(-1, [])]
    for index in draft.tree.blocks.indices {
      let reading = draft.reading.blocks[index]
      let block = draft.tree.blocks[index]
      if block.kind == .heading {
        sections.append((index, []))
        let level = block.content.marker?.level ?? 5
        if let open = performance, level <= open { performance = nil }
        if performance == nil, names.contains(where: { block.content.text.contains($0) }) { performance = level }
      }
      // `…其中：` goes on below, and so may the reasons.
      guard performance == nil, block.kind == .paragraph, reading.role == .narrative,
        block.content.text.scalars.last != 0x3A,
        states(reading),
        !gives(words, index, draft)
      else { continue }
      sections[sections.count - 1].blocks.append(index)
    }
    return sections.compactMap { finding($0.blocks, draft) }
  }

  private static func finding(_ blocks: [Int], _ draft: DraftState) -> Finding? {
    guard let first = blocks.first else { return nil }
    let missing = Message(zh: "有增减或差异，没有写原因", en: "a change or a difference without a reason")
    let more = Message(zh: "这一节还有\(blocks.count - 1)处", en: "\(blocks.count - 1) more in this section")
    return Finding(
      rule: "GJ1106",
      severity: .information,
      message: blocks.count > 1 ? missing.then(more) : missing,
      range: place(first, draft),
      related: blocks.dropFirst().map {
        RelatedPlace(range: place($0, draft), message: Message(zh: "也没有写原因", en: "no reason here either"))
      }
    )
  }

  /// The figure of the change, or the first of the paragraph.
  private static func place(_ index: Int, _ draft: DraftState) -> Range<Int> {
    let block = draft.tree.blocks[index]
    let reading = draft.reading.blocks[index]
    let fact = changed(reading) ?? reading.facts.first
    return fact.map { draft.moved($0.range, block.start) } ?? block.start..<block.start
  }

  private static func states(_ reading: BlockReading) -> Bool { changed(reading) != nil }

  /// A figure that has changed, or that differs from its budget.
  private static func changed(_ reading: BlockReading) -> Fact? {
    for claim in reading.claims {
      switch claim.kind {
      case .change, .growth:
        guard let word = claim.word ?? claim.amountWord, word.sign != 0 else { continue }
        let figures =
          claim.upper.compactMap { figure($0, reading) } + [claim.percent.map { reading.facts[$0] }].compactMap { $0 }
        if let fact = figures.first(where: { $0.place == .change || $0.kind == .percent }), fact.value != .zero {
          return fact
        }
      default: continue
      }
    }
    return differing(reading)
  }

  private static func figure(_ term: SignedTerm, _ reading: BlockReading) -> Fact? {
    if case .fact(let index) = term.term { reading.facts[index] } else { nil }
  }

  private static func differing(_ reading: BlockReading) -> Fact? {
    for fact in reading.facts {
      guard let key = fact.key, key.stage == .final, key.year == .current, fact.isAmount else { continue }
      let budget = reading.facts.first { other in
        guard let own = other.key, own.stage != .final, own.year == .current else { return false }
        return own.concept == key.concept && own.part == key.part && own.fund == key.fund && other.isAmount
      }
      if let budget, budget.value != fact.value, budget.value != .zero || fact.value != .zero { return fact }
    }
    return nil
  }

  /// Whether a paragraph or the one below it says why.
  private static func gives(_ words: [[UInt16]], _ index: Int, _ draft: DraftState) -> Bool {
    let blocks = draft.tree.blocks
    if words.contains(where: { blocks[index].content.text.contains($0) }) { return true }
    guard
      let next = blocks.indices[(index + 1)...].first(where: {
        blocks[$0].kind != .blank && blocks[$0].kind != .comment
      })
    else { return false }
    switch blocks[next].kind {
    case .paragraph where blocks[next].content.marker == nil:
      let head = blocks[next].content.text.prefix(24)
      return words.contains { head.contains($0) }
    default: return false
    }
  }
}
