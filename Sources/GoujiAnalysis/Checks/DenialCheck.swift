import GoujiFacts
import GoujiReconcile
import GoujiSyntax

/// A text that says there is none of something, and a figure of it that is not nothing (GJ506).
enum DenialCheck {
  static func findings(_ draft: DraftState) -> [Finding] {
    var result: [Finding] = []
    for (index, block) in draft.reading.blocks.enumerated() {
      for denied in block.denial.figures {
        let start = draft.tree.blocks[index].start
        guard let node = draft.graph.nodes.first(where: { contradicts($0, denied, index, draft) }) else { continue }
        let fact = draft.reading.blocks[node.block].facts[node.fact]
        let place = draft.tree.blocks[node.block].start
        let range = (fact.range.lowerBound + place)..<(fact.range.upperBound + place)
        let written = fact.written(fact.value) ?? ""
        result.append(
          Finding(
            rule: "GJ506",
            severity: .warning,
            message: Message(zh: "这里说没有，别处却有\(written)", en: "none, it says here; elsewhere there is \(written)"),
            range: (denied.range.lowerBound + start)..<(denied.range.upperBound + start),
            related: [RelatedPlace(range: range, message: Message(zh: "不是零的数", en: "the figure that is not nought"))]
          )
        )
      }
    }
    return result
  }

  /// - Parameter block: that holds what is denied; of its figures those count that an earlier sentence names.
  private static func contradicts(_ node: Node, _ denied: DeniedFigure, _ block: Int, _ draft: DraftState) -> Bool {
    guard node.block >= 0, node.key == denied.key, node.value != 0, !node.isAsked else { return false }
    if node.block != block { return true }
    let fact = draft.reading.blocks[block].facts[node.fact]
    return fact.origin.isSaid && fact.range.upperBound <= denied.sentence
  }
}
