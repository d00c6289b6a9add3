import GoujiFacts
import GoujiSyntax

/// Whether a relation holds for the figures as shown, or for some true values behind them.
enum Evaluation {
  /// One percent in the held scale: a ratio of 1 is 100 percent.
  static let hundred = Int128(100) * Int128(Fixed.scale)

  static func verdict(_ relation: Relation, _ nodes: [Node]) -> Verdict {
    if relation.nodes.contains(where: { nodes[$0].isAsked }) { return .open }
    let verdict: Verdict
    switch relation.shape {
    case .sum(let comparison, let constant):
      verdict = sum(relation.upper, comparison, constant, nodes)
    case .ratio(let percent, let isFall):
      verdict = ratio(relation, nodes[percent], isFall, nodes)
    }
    if verdict == .rounding, saysMoreOfEqual(relation, nodes) { return .violated }
    return verdict == .violated && relation.isIncomplete ? .open : verdict
  }

  /// What a relation would be if one of its figures were shown as another value.
  static func verdict(_ relation: Relation, _ nodes: [Node], if changed: Int, is value: Int64, slack: Int64) -> Verdict
  {
    var own = relation.nodes.map { nodes[$0] }
    func place(_ node: Int) -> Int { relation.nodes.firstIndex(of: node) ?? 0 }
    func moved(_ terms: Terms) -> Terms { Terms(terms.map { GraphTerm(place($0.node), isNegative: $0.isNegative) }) }
    var shape = relation.shape
    if case .ratio(let percent, let isFall) = shape { shape = .ratio(percent: place(percent), isFall: isFall) }
    own[place(changed)].value = value
    own[place(changed)].slack = slack
    own[place(changed)].isBlank = false
    var small = Relation(rule: relation.rule, shape: shape, upper: moved(relation.upper), lower: moved(relation.lower))
    small.isIncomplete = relation.isIncomplete
    return verdict(small, own)
  }

  /// `预算为5.00万元，决算为5.00万元，决算数大于预算数`: figures that are shown alike to the same digit are not said to differ.
  private static func saysMoreOfEqual(_ relation: Relation, _ nodes: [Node]) -> Bool {
    guard relation.claim == .comparison, case .sum(let comparison, _) = relation.shape,
      comparison == .less || comparison == .greater, relation.upper.count == 2
    else { return false }
    let (a, b) = (nodes[relation.upper[0].node], nodes[relation.upper[1].node])
    return a.value == b.value && a.slack == b.slack
  }

  // MARK: Sums

  private static func sum(
    _ terms: some Collection<GraphTerm>,
    _ comparison: Claim.Relation,
    _ constant: Int64,
    _ nodes: [Node]
  ) -> Verdict {
    let shown = shownSum(terms, nodes) + Int128(constant)
    let range = interval(terms, nodes) + Interval(low: Int128(constant), high: Int128(constant))
    return verdict(shown, range, comparison)
  }

  /// What a sum that is shown like this, and may be anything within a range, is when compared with zero.
  static func verdict(_ shown: Int128, _ range: Interval, _ comparison: Claim.Relation) -> Verdict {
    switch comparison {
    case .equal: return shown == 0 ? .exact : range.containsZero ? .rounding : .violated
    case .atMost: return shown <= 0 ? .exact : range.low <= 0 ? .rounding : .violated
    case .atLeast: return shown >= 0 ? .exact : range.high >= 0 ? .rounding : .violated
    case .less: return shown < 0 ? .exact : range.low < 0 ? .rounding : .violated
    case .greater: return shown > 0 ? .exact : range.high > 0 ? .rounding : .violated
    }
  }

  static func shownSum(_ terms: some Collection<GraphTerm>, _ nodes: [Node]) -> Int128 {
    terms.reduce(0) { $0 + (($1.isNegative ? -1 : 1) * Int128(nodes[$1.node].value)) }
  }

  static func interval(_ terms: some Collection<GraphTerm>, _ nodes: [Node]) -> Interval {
    terms.reduce(.zero) { sum, term in
      let own = nodes[term.node].interval
      return sum + (term.isNegative ? own.negated : own)
    }
  }

  // MARK: Ratios

  /// The percentages that the last digit shown may stand for: rounded, or cut off.
  static func percentInterval(_ node: Node, isFall: Bool) -> Interval {
    let value = Int128(node.value) * (isFall ? -1 : 1)
    let slack = Int128(node.slack)
    // All of it is no percentage whose last digits have been cut off.
    let ulp = value.magnitude == hundred.magnitude ? slack : slack * 2
    return Interval(
      low: value - (value <= 0 ? ulp : slack),
      high: value + (value >= 0 ? ulp : slack)
    )
  }

  private static func ratio(_ relation: Relation, _ percent: Node, _ isFall: Bool, _ nodes: [Node]) -> Verdict {
    let (upper, lower) = (relation.upper, relation.lower)
    let shownUpper = shownSum(upper, nodes)
    let shownLower = shownSum(lower, nodes)
    if shownUpper == 0, percent.value == 0 { return .exact }
    let base = interval(lower, nodes)
    if base.containsZero {
      return lower.allSatisfy { nodes[$0.node].isBlank }
        ? .open : share(ofNothing: base, shownLower, upper, percent, nodes)
    }
    // Far beyond any account: the products below must stay within 128 bits.
    let limit = Int128(1) << 66
    guard percent.value.magnitude < 1 << 58, base.high < limit, base.low > -limit, shownUpper.magnitude < 1 << 66 else {
      return .open
    }
    let shownPercent = Int128(percent.value) * (isFall ? -1 : 1)
    if rounds(shownUpper * hundred, over: shownLower, to: shownPercent, slack: Int128(percent.slack)) { return .exact }
    let canHold = LinearBound.bounds(of: relation, nodes).allSatisfy { $0.most(nodes) >= 0 }
    return canHold ? .rounding : .violated
  }

  /// A base of nothing has no percentage: 0% and 100% are what the genre writes then. Any other is a mistake where
  /// there is no part either, and where no base as small as this gives so small a percentage.
  private static func share(
    ofNothing base: Interval,
    _ shownBase: Int128,
    _ upper: some Collection<GraphTerm>,
    _ percent: Node,
    _ nodes: [Node]
  ) -> Verdict {
    if percent.value.magnitude == hundred.magnitude { return shownBase == 0 ? .exact : .open }
    if percent.value == 0 { return .open }
    if shownBase == 0, shownSum(upper, nodes) == 0 { return .violated }
    let part = interval(upper, nodes)
    let limit = Int128(1) << 66
    guard !part.containsZero, percent.value.magnitude < 1 << 58, base.high < limit, base.low > -limit else {
      return .open
    }
    let smallestPart = min(part.low.magnitude, part.high.magnitude)
    let largestBase = max(base.low.magnitude, base.high.magnitude)
    let largestPercent = UInt128(percent.value.magnitude) + UInt128(percent.slack.magnitude) * 2
    guard smallestPart < UInt128(1) << 66 else { return .open }
    return largestPercent * largestBase < hundred.magnitude * smallestPart ? .violated : .open
  }

  /// Whether numerator ÷ denominator, rounded to the shown digit, is the shown percentage.
  private static func rounds(_ numerator: Int128, over denominator: Int128, to percent: Int128, slack: Int128) -> Bool {
    let (n, d) = denominator < 0 ? (-numerator, -denominator) : (numerator, denominator)
    // |n/d − p| ≤ slack, without division.
    let difference = n - percent * d
    let bound = slack * d
    return difference <= bound && difference >= -bound
  }
}
