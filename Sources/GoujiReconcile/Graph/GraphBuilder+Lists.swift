import GoujiCatalog
import GoujiFacts
import GoujiSyntax

// What numbered paragraphs add up to: `（一）收入总计263.33万元。包括：`, and below it one paragraph for each part.
extension GraphBuilder {
  /// The first amount of each paragraph of a list is its part; what follows in it explains. A list may leave out what is
  /// nothing, and now and then more: it can only bear its figures out.
  mutating func addListedParts() {
    guard let rule = book.rule(.sentenceSum) else { return }
    let stating = reading.blocks.indices.filter { !reading.blocks[$0].statesNothing }
    for (place, number) in stating.enumerated() {
      guard let whole = reading.blocks[number].openWhole.flatMap({ graph.node(block: number, fact: $0) }) else {
        continue
      }
      let parts = listedParts(stating[(place + 1)...], below: reading.blocks[number].level ?? 0)
      if let parts, parts.count > 1 { addSums([whole], parts, rule) }
    }
  }

  /// The amounts of the paragraphs right below a level, up to the first that is not below it; nil where one has none.
  private func listedParts(_ blocks: ArraySlice<Int>, below level: Int) -> [Int]? {
    var parts: [Int] = []
    var itemLevel: Int?
    for number in blocks {
      let block = reading.blocks[number]
      guard block.table == nil, let own = block.level, own > level else { break }
      if own > itemLevel ?? own { continue }
      if own < itemLevel ?? own { break }
      itemLevel = own
      guard let first = block.facts.firstIndex(where: { $0.kind == .amount }), block.facts[first].place == .sentence,
        let node = graph.node(block: number, fact: first)
      else { return nil }
      parts.append(node)
    }
    return parts
  }
}
