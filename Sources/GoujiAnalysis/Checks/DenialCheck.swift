import GoujiFacts
import GoujiReconcile
import GoujiSyntax

/// A text that says there is none of something, and a figure of it that is not nothing (GJ506).
enum DenialCheck {
  static func findings(_ draft: DraftState) -> [Finding] {
    var result: [Finding] = []
    for (index, block) in draft.reading.blocks.enumerated() {
      for denied in block.denial.figures {
        guard let node = draft.graph.nodes.firstIndex(where: { contradicts($0, denied, index, draft) }) else {
          continue
        }
        let describer = draft.describer
        let written = describer.fact(node).flatMap { $0.written($0.value) } ?? ""
        result.append(
          Finding(
            rule: "GJ506",
            severity: .warning,
            message: Message(zh: "这里说没有，别处却有\(written)", en: "none, it says here; elsewhere there is \(written)"),
            range: draft.moved(denied.range, draft.tree.blocks[index].start),
            related: [
              RelatedPlace(
                range: describer.range(node),
                message: Message(zh: "不是零的数", en: "the figure that is not nought")
              )
            ]
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
