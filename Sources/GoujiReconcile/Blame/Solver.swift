import GoujiFacts
import GoujiSyntax

/// Which values of one figure let a relation hold, all other figures being what they are shown to be.
struct Solver {
  let graph: FactGraph

  /// The shown values of `node` with which `relation` is not violated.
  /// - Parameter slack: half of the last digit to which the value is to be shown, if not what the figure shows now.
  func allowed(_ node: Int, in relation: Relation, slack: Int64? = nil) -> Interval {
    let slack = Int128(slack ?? graph.nodes[node].slack)
    switch relation.shape {
    case .sum(let comparison, let constant):
      return sum(node, relation.upper, comparison, constant, slack)
    case .ratio(let percent, let isFall):
      if percent == node { return percentage(relation, isFall, slack) }
      return ratio(node, relation, graph.nodes[percent], isFall, slack)
    }
  }

  private func coefficient(_ node: Int, _ terms: some Collection<GraphTerm>) -> Int128 {
    terms.reduce(0) { $0 + ($1.node == node ? ($1.isNegative ? -1 : 1) : 0) }
  }

  private func others(_ node: Int, _ terms: some Collection<GraphTerm>) -> Interval {
    Evaluation.interval(terms.filter { $0.node != node }, graph.nodes)
  }

  private func sum(
    _ node: Int,
    _ terms: some Collection<GraphTerm>,
    _ comparison: Claim.Relation,
    _ constant: Int64,
    _ slack: Int128
  ) -> Interval {
    let sign = coefficient(node, terms)
    guard sign == 1 || sign == -1 else { return .everything }
    let rest = others(node, terms) + Interval(low: Int128(constant), high: Int128(constant))
    // sign · x + rest (compared with) 0
    var result: Interval
    switch comparison {
    case .equal:
      result = sign == 1 ? rest.negated : rest
    case .atMost, .less:
      result = sign == 1
        ? Interval(low: Interval.everything.low, high: -rest.low)
        : Interval(low: rest.low, high: Interval.everything.high)
    case .atLeast, .greater:
      result = sign == 1
        ? Interval(low: -rest.high, high: Interval.everything.high)
        : Interval(low: Interval.everything.low, high: rest.high)
    }
    result.low -= slack
    result.high += slack
    return result
  }

  private func percentage(_ relation: Relation, _ isFall: Bool, _ slack: Int128) -> Interval {
    let part = Evaluation.interval(relation.upper, graph.nodes)
    let base = Evaluation.interval(relation.lower, graph.nodes)
    if base.containsZero {
      // There is no such percentage; what the genre writes then is 0%, or 100% of something.
      let usual = conventionalPercentage(relation)
      return Interval(low: usual - slack, high: usual + slack)
    }
    var corners: [Int128] = []
    for n in [part.low, part.high] {
      for d in [base.low, base.high] { corners.append(n * Evaluation.hundred / d) }
    }
    guard let low = corners.min(), let high = corners.max() else { return .everything }
    let range = isFall ? Interval(low: -high, high: -low) : Interval(low: low, high: high)
    // Rounded or cut off: up to a whole last digit to either side.
    return Interval(low: range.low - 2 * slack, high: range.high + slack)
  }

  private func conventionalPercentage(_ relation: Relation) -> Int128 {
    Evaluation.shownSum(relation.upper, graph.nodes) == 0 ? 0 : Evaluation.hundred
  }

  /// (A + a·x) · 100% = P · (B + b·x), so x = (P·B − 100%·A) ÷ (100%·a − P·b).
  private func ratio(_ node: Int, _ relation: Relation, _ percent: Node, _ isFall: Bool, _ slack: Int128) -> Interval {
    let a = coefficient(node, relation.upper)
    let b = coefficient(node, relation.lower)
    let upper = others(node, relation.upper)
    let lower = others(node, relation.lower)
    let wanted = Evaluation.percentInterval(percent, isFall: isFall)
    let limit = Int128(1) << 66
    guard lower.high < limit, lower.low > -limit, wanted.high < 1 << 58, wanted.low > -(1 << 58) else { return .everything }
    var low: Int128?
    var high: Int128?
    var signs: Set<Int> = []
    for p in [wanted.low, wanted.high] {
      let divisor = a * Evaluation.hundred - p * b
      guard divisor != 0 else { return .everything }
      signs.insert(divisor > 0 ? 1 : -1)
      for base in [lower.low, lower.high] {
        for part in [upper.low, upper.high] {
          let x = (p * base - Evaluation.hundred * part) / divisor
          low = low.map { min($0, x) } ?? x
          high = high.map { max($0, x) } ?? x
        }
      }
    }
    guard signs.count == 1, let low, let high else { return .everything }
    return Interval(low: low - slack - 1, high: high + slack + 1)
  }

  /// The value of `node` with which the shown figures of the relation agree exactly, before rounding to its digits.
  func exact(_ node: Int, in relation: Relation) -> Int128? {
    switch relation.shape {
    case .sum(let comparison, let constant):
      guard comparison == .equal else { return nil }
      let sign = coefficient(node, relation.upper)
      guard sign == 1 || sign == -1 else { return nil }
      let rest = Evaluation.shownSum(relation.upper.filter { $0.node != node }, graph.nodes) + Int128(constant)
      return sign == 1 ? -rest : rest
    case .ratio(let percent, let isFall):
      guard percent == node else { return nil }
      let part = Evaluation.shownSum(relation.upper, graph.nodes)
      let base = Evaluation.shownSum(relation.lower, graph.nodes)
      guard base != 0 else { return conventionalPercentage(relation) }
      let value = part * Evaluation.hundred / base
      return isFall ? -value : value
    }
  }
}
