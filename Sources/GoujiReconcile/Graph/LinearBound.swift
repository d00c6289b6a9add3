import GoujiFacts
import GoujiSyntax

/// Σ c·x + constant ≥ 0.
struct LinearBound {
  struct Term {
    var node: Int
    var coefficient: Int128

    func most(_ range: Interval) -> Int128 { coefficient * (coefficient > 0 ? range.high : range.low) }
  }
  var terms: [Term]
  var constant: Int128 = 0

  /// What a relation demands of the true values behind its figures; a figure that it uses twice is one value.
  static func bounds(of relation: Relation, _ nodes: [Node]) -> [LinearBound] {
    switch relation.shape {
    case .sum(let comparison, let constant):
      let sum = LinearBound(terms: combined(relation.upper, times: 1), constant: Int128(constant))
      switch comparison {
      case .equal: return [sum, sum.negated]
      case .atMost, .less: return [sum.negated]
      case .atLeast, .greater: return [sum]
      }
    case .ratio(let percent, let isFall):
      let base = Evaluation.interval(relation.lower, nodes)
      let limit = Int128(1) << 66
      guard !base.containsZero, nodes[percent].value.magnitude < 1 << 58, base.high < limit, base.low > -limit else {
        return []
      }
      let wanted = Evaluation.percentInterval(nodes[percent], isFall: isFall)
      // low ≤ 100%·part ÷ base ≤ high, multiplied by a base above zero, or below.
      let sign: Int128 = base.low > 0 ? 1 : -1
      let part = relation.upper
      return [
        LinearBound(terms: combined(part, times: sign * Evaluation.hundred, relation.lower, times: -sign * wanted.low)),
        LinearBound(
          terms: combined(part, times: -sign * Evaluation.hundred, relation.lower, times: sign * wanted.high)
        ),
      ]
    }
  }

  /// The most that the left side can be within the ranges of the figures.
  func most(_ nodes: [Node]) -> Int128 {
    terms.reduce(constant) { $0 + $1.most(nodes[$1.node].interval) }
  }

  private var negated: LinearBound {
    LinearBound(terms: terms.map { Term(node: $0.node, coefficient: -$0.coefficient) }, constant: -constant)
  }

  private static func combined(
    _ terms: Terms,
    times factor: Int128,
    _ more: Terms = Terms(),
    times moreFactor: Int128 = 0
  ) -> [Term] {
    var result: [Term] = []
    func add(_ term: GraphTerm, _ factor: Int128) {
      let coefficient = term.isNegative ? -factor : factor
      if let known = result.firstIndex(where: { $0.node == term.node }) {
        result[known].coefficient += coefficient
      } else {
        result.append(Term(node: term.node, coefficient: coefficient))
      }
    }
    for term in terms { add(term, factor) }
    for term in more { add(term, moreFactor) }
    return result.filter { $0.coefficient != 0 }
  }
}
