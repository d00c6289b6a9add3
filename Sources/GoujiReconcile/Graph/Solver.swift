import GoujiFacts
import GoujiSyntax

/// Which values of one figure let a relation hold, all other figures being what they are shown to be.
struct Solver {
  let graph: FactGraph
  var notes = SearchNotes()

  /// The shown values of `node` with which a relation is not violated.
  /// - Parameter slack: half of the last digit to which the value is to be shown, if not what the figure shows now.
  func allowed(_ node: Int, in index: Int, slack: Int64? = nil) -> Interval {
    let slack = Int128(slack ?? graph.nodes[node].slack)
    let relation = graph.relations[index]
    switch relation.shape {
    case .sum(let comparison, _):
      return sum(node, index, comparison, slack)
    case .ratio(let percent, let isFall):
      notes.count(relation.upper.count + relation.lower.count)
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

  private func sum(_ node: Int, _ index: Int, _ comparison: Claim.Relation, _ slack: Int128) -> Interval {
    let sum = notes.sum(of: index, in: graph)
    guard let sign = sum.coefficients[node], sign == 1 || sign == -1 else { return .everything }
    let own = graph.nodes[node].interval
    let rest = Interval(
      low: sum.range.low - (sign == 1 ? own.low : -own.high),
      high: sum.range.high - (sign == 1 ? own.high : -own.low)
    )
    // sign · x + rest (compared with) 0
    var result: Interval
    switch comparison {
    case .equal:
      result = sign == 1 ? rest.negated : rest
    case .atMost, .less:
      result =
        sign == 1
        ? Interval(low: Interval.everything.low, high: -rest.low)
        : Interval(low: rest.low, high: Interval.everything.high)
    case .atLeast, .greater:
      result =
        sign == 1
        ? Interval(low: -rest.high, high: Interval.everything.high)
        : Interval(low: Interval.everything.low, high: rest.high)
    }
    // What is below nothing is not shown as nothing.
    let isBelowNothing = result.high < 0 && graph.nodes[node].isNeverJustBelowNothing
    result.low -= slack
    result.high = isBelowNothing ? min(result.high + slack, -1) : result.high + slack
    return result
  }

  /// What a relation would be if one of its figures were shown as another value.
  func verdict(of index: Int, if node: Int, is value: Int64, slack: Int64) -> Verdict {
    let relation = graph.relations[index]
    guard case .sum(let comparison, _) = relation.shape else {
      notes.count(relation.nodes.count)
      return Evaluation.verdict(relation, graph.nodes, if: node, is: value, slack: slack)
    }
    let sum = notes.sum(of: index, in: graph)
    if sum.isAsked { return .open }
    let factor = sum.coefficients[node] ?? 0
    var changed = graph.nodes[node]
    let before = changed.interval
    changed.value = value
    changed.slack = slack
    let after = changed.interval
    let (low, high) =
      factor < 0
      ? (after.high - before.high, after.low - before.low) : (after.low - before.low, after.high - before.high)
    let verdict = Evaluation.verdict(
      sum.shown + factor * (Int128(value) - Int128(graph.nodes[node].value)),
      Interval(low: sum.range.low + factor * low, high: sum.range.high + factor * high),
      comparison
    )
    return verdict == .violated && relation.isIncomplete ? .open : verdict
  }

  /// What the upper terms of a relation come to, without its constant, and what they would if one of its figures were shown as
  /// another value.
  func shown(_ index: Int, if node: Int, is value: Int64) -> (before: Int128, after: Int128) {
    let sum = notes.sum(of: index, in: graph)
    var constant: Int128 = 0
    if case .sum(_, let value) = graph.relations[index].shape { constant = Int128(value) }
    let before = sum.shown - constant
    return (before, before + (sum.coefficients[node] ?? 0) * (Int128(value) - Int128(graph.nodes[node].value)))
  }

  /// Part and base of a ratio where all of their figures are at one end of their ranges; one figure may be left out. A
  /// figure that stands in both is the same in both.
  private func corners(_ relation: Relation, without node: Int? = nil) -> [(part: Int128, base: Int128)] {
    let upper = relation.upper.filter { $0.node != node }
    let lower = relation.lower.filter { $0.node != node }
    var shared = Set(upper.map(\.node)).intersection(lower.map(\.node)).sorted()
    // So many no rule has; taken as if they were different, they leave more values than they should, never fewer.
    if shared.count > Self.mostShared { shared = [] }
    let part = Evaluation.interval(upper.filter { !shared.contains($0.node) }, graph.nodes)
    let base = Evaluation.interval(lower.filter { !shared.contains($0.node) }, graph.nodes)
    var corners = [part.low, part.high].flatMap { part in [base.low, base.high].map { (part: part, base: $0) } }
    for node in shared {
      let (a, b) = (coefficient(node, upper), coefficient(node, lower))
      let range = graph.nodes[node].interval
      corners = corners.flatMap { corner in
        [range.low, range.high].map { (part: corner.part + a * $0, base: corner.base + b * $0) }
      }
    }
    return corners
  }

  /// How many figures may stand in both part and base for their ends to be tried one by one.
  private static let mostShared = 3

  private func percentage(_ relation: Relation, _ isFall: Bool, _ slack: Int128) -> Interval {
    if Evaluation.interval(relation.lower, graph.nodes).containsZero {
      // There is no such percentage; what the genre writes then is 0%, or 100% of something.
      let usual = conventionalPercentage(relation)
      return Interval(low: usual - slack, high: usual + slack)
    }
    let ratios = corners(relation).compactMap { $0.base == 0 ? nil : $0.part * Evaluation.hundred / $0.base }
    guard let low = ratios.min(), let high = ratios.max() else { return .everything }
    let range = isFall ? Interval(low: -high, high: -low) : Interval(low: low, high: high)
    // Rounded, or cut off: away from nothing up to a whole last digit is missing.
    return Interval(
      low: range.low - (range.high < 0 ? 1 : 2) * slack,
      high: range.high + (range.high < 0 ? 2 : 1) * slack
    )
  }

  private func conventionalPercentage(_ relation: Relation) -> Int128 {
    Evaluation.shownSum(relation.upper, graph.nodes) == 0 ? 0 : Evaluation.hundred
  }

  /// (A + a·x) · 100% = P · (B + b·x), so x = (P·B − 100%·A) ÷ (100%·a − P·b).
  private func ratio(_ node: Int, _ relation: Relation, _ percent: Node, _ isFall: Bool, _ slack: Int128) -> Interval {
    let a = coefficient(node, relation.upper)
    let b = coefficient(node, relation.lower)
    let lower = others(node, relation.lower)
    let wanted = Evaluation.percentInterval(percent, isFall: isFall)
    let limit = Int128(1) << 66
    guard lower.high < limit, lower.low > -limit, wanted.high < 1 << 58, wanted.low > -(1 << 58) else {
      return .everything
    }
    let corners = corners(relation, without: node)
    var low: Int128?
    var high: Int128?
    var signs: Set<Int> = []
    for p in [wanted.low, wanted.high] {
      let divisor = a * Evaluation.hundred - p * b
      guard divisor != 0 else { return .everything }
      signs.insert(divisor > 0 ? 1 : -1)
      for corner in corners {
        let x = (p * corner.base - Evaluation.hundred * corner.part) / divisor
        low = low.map { min($0, x) } ?? x
        high = high.map { max($0, x) } ?? x
      }
    }
    guard signs.count == 1, let low, let high else { return .everything }
    return Interval(low: low - slack - 1, high: high + slack + 1)
  }

  /// The value of `node` with which the shown terms come to nothing.
  func zero(_ node: Int, of terms: Terms) -> Int128? {
    let sign = coefficient(node, terms)
    guard sign == 1 || sign == -1 else { return nil }
    return -sign * Evaluation.shownSum(terms.filter { $0.node != node }, graph.nodes)
  }

  /// The value of `node` with which the shown figures of a relation agree exactly, before rounding to its digits.
  func exact(_ node: Int, in index: Int) -> Int128? {
    let relation = graph.relations[index]
    switch relation.shape {
    case .sum(let comparison, _):
      guard comparison == .equal else { return nil }
      let sum = notes.sum(of: index, in: graph)
      guard let sign = sum.coefficients[node], sign == 1 || sign == -1 else { return nil }
      return Int128(graph.nodes[node].value) - sign * sum.shown
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
