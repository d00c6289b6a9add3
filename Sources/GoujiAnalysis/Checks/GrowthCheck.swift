import GoujiFacts
import GoujiReconcile
import GoujiSyntax

/// A percentage of growth where last year there was nothing (GJ505): there is no such percentage.
enum GrowthCheck {
  static func findings(_ draft: DraftState) -> [Finding] {
    draft.graph.relations.compactMap { relation in
      guard relation.claim == .growth, case .ratio(let percent, _) = relation.shape,
        sum(relation.lower, draft.graph) == 0, sum(relation.upper, draft.graph) != 0
      else { return nil }
      let node = draft.graph.nodes[percent]
      guard node.value != 0, node.block >= 0, !node.isAsked else { return nil }
      return Finding(
        rule: "GJ505",
        severity: .information,
        message: Message(
          zh: "上年数是零，算不出增减幅度",
          en: "last year’s figure is nought, so there is no percentage of growth"
        ),
        range: draft.describer.range(percent)
      )
    }
  }

  private static func sum(_ terms: Terms, _ graph: FactGraph) -> Int128 {
    terms.reduce(0) { $0 + ($1.isNegative ? -1 : 1) * Int128(graph.nodes[$1.node].value) }
  }
}
