import GoujiFacts
import GoujiSyntax

/// Which value a figure should have.
extension RootCause {
  /// The worth of a figure's last digit.
  func step(_ node: Node, _ slack: Int64) -> Int128 {
    node.kind == .count ? Int128(Fixed.scale) : max(Int128(slack) * 2, node.isBlank ? Int128(Fixed.scale / 100) : 1)
  }

  /// The values that a figure can have at all: what is not below nothing now stays so; a share of a whole and a fall are not
  /// more than all of it; and what has a word for its direction has no sign.
  func conceivable(_ node: Int) -> Interval {
    let own = graph.nodes[node]
    var range = Interval.everything
    if own.value >= 0, own.kind != .percent { range.low = 0 }
    guard own.kind == .percent else { return range }
    for index in graph.relationsOfNode[node] {
      let relation = graph.relations[index]
      guard case .ratio(node, let isFall) = relation.shape else { continue }
      if relation.word != nil || relation.claim == .share { range.low = 0 }
      if relation.word != nil && isFall || relation.claim == .share { range.high = Evaluation.hundred }
    }
    return range
  }

  func hasValue(_ interval: Interval, _ step: Int128) -> Bool {
    !interval.isEmpty && ceiling(interval.low, step) <= interval.high
  }

  private func ceiling(_ value: Int128, _ unit: Int128) -> Int128 {
    let quotient = value / unit
    return quotient * unit >= value ? quotient * unit : (quotient + 1) * unit
  }

  private func rounded(_ value: Int128, _ unit: Int128) -> Int128 {
    let half = unit / 2
    return value >= 0 ? (value + half) / unit * unit : -((-value + half) / unit * unit)
  }

  /// The value with which most of the mended relations come out exactly, at the decimals of `step`. Of amounts so rough
  /// that many percentages would do, none is the only one, unless it is all of it: it was worked out from what is not shown.
  func value(
    _ node: Int,
    _ interval: Interval,
    _ step: Int128,
    _ mends: Set<Int>
  ) -> (value: Fixed, isUnique: Bool, isSlip: Bool)? {
    let own = graph.nodes[node]
    let isAddend = mends.contains { graph.relations[$0].lower.isEmpty }
    func isSlip(_ value: Int128) -> Bool {
      guard !own.isBlank else { return false }
      return Slip.turns(
        value,
        step: step,
        into: Int128(own.value),
        step: self.step(own, own.slack),
        isAddend: isAddend || value == 0
      )
    }
    var votes: [Int128: Int] = [:]
    for relation in graph.relationsOfNode[node] where graph.relations[relation].verdict != .open {
      if graph.relations[relation].onlyConfirms { continue }
      guard let exact = solver.exact(node, in: relation) else { continue }
      let shown = rounded(exact, step)
      if interval.contains(shown) { votes[shown, default: 0] += weight(relation, mends) }
    }
    let first = ceiling(interval.low, step)
    let isOnly = first + step > interval.high
    if let best = votes.max(by: { ($0.value, -$0.key) < ($1.value, -$1.key) }) {
      if !isOnly, !isSlip(best.key), !isStated(best.key, of: node), let slip = onlySlip(interval, step, isSlip) {
        return (slip.value, slip.isTelling, true)
      }
      guard let raw = Int64(exactly: best.key) else { return nil }
      let isVague =
        own.kind == .percent && best.key != Evaluation.hundred && interval.high - first >= Self.fewValues * step
      let isUnique = isOnly || votes.filter { $0.value == best.value }.count == 1 && (!isVague || isSlip(best.key))
      return (Fixed(raw: raw), isUnique, isSlip(best.key))
    }
    guard interval.high < Int128(Int64.max), interval.low > Int128(Int64.min) else { return nil }
    // No relation says the value outright: the one that a slip of the hand explains, if they leave but a few;
    if let slip = onlySlip(interval, step, isSlip) { return (slip.value, slip.isTelling, true) }
    // else the middle, and only one choice counts as certain.
    let middle = rounded((interval.low + interval.high) / 2, step)
    let chosen = interval.contains(middle) ? middle : first
    guard let raw = Int64(exactly: chosen) else { return nil }
    return (Fixed(raw: raw), isOnly, false)
  }

  /// How much a relation's word counts: what is mended more than what holds, the same figure elsewhere more than a sum,
  /// whose other parts are rounded, too.
  private func weight(_ relation: Int, _ mends: Set<Int>) -> Int {
    (mends.contains(relation) ? 2 : 1) + (graph.relations[relation].nodes.count == 2 ? 2 : 0)
  }

  /// Whether a percentage is stated of something whose base is nothing: 100% is what is often written then, no more.
  func isShareOfNothing(_ index: Int, _ node: Int) -> Bool {
    let relation = graph.relations[index]
    guard case .ratio(let percent, _) = relation.shape, percent == node else { return false }
    return Evaluation.interval(relation.lower, graph.nodes).containsZero
      && Evaluation.shownSum(relation.upper, graph.nodes) != 0
  }

  /// The one value of a few that a slip of the hand explains, and whether they are so few that it is no chance.
  private func onlySlip(
    _ interval: Interval,
    _ step: Int128,
    _ isSlip: (Int128) -> Bool
  ) -> (value: Fixed, isTelling: Bool)? {
    let first = ceiling(interval.low, step)
    let last = (interval.high - first) / step
    guard last >= 0, last < Self.someValues else { return nil }
    let slips = (0...last).map { first + $0 * step }.filter(isSlip)
    guard slips.count == 1, let raw = Int64(exactly: slips[0]) else { return nil }
    return (Fixed(raw: raw), last < Self.fewValues)
  }

  /// Whether another figure that must be the same has this value.
  private func isStated(_ value: Int128, of node: Int) -> Bool {
    graph.relationsOfNode[node].contains { index in
      let relation = graph.relations[index]
      guard relation.nodes.count == 2, let other = relation.nodes.first(where: { $0 != node }) else { return false }
      return Int128(graph.nodes[other].value) == value
    }
  }
}
