import GoujiFacts
import GoujiSyntax

/// What could be changed, and what each change would mend.
extension RootCause {
  /// - Parameter suspects: figures that may all be wrong: what holds between two of them protects neither.
  func candidates(_ violated: [Int], suspects: Set<Int> = []) -> [Candidate] {
    var result: [Candidate] = []
    var seen: Set<Int> = []
    for relation in violated {
      for node in graph.relations[relation].nodes where seen.insert(node).inserted {
        if let candidate = unitCandidate(node) { result.append(candidate) }
        result += trials(node, suspects)
        result += candidates(node, suspects)
      }
      result += wordCandidates(relation)
    }
    return result
  }

  /// A word such as 持平 says what its writer thought of two figures; it keeps neither of them from being wrong.
  private func protects(_ relation: Int, _ node: Int, _ suspects: Set<Int>) -> Bool {
    if graph.relations[relation].onlyConfirms { return false }
    if case .sum = graph.relations[relation].shape, graph.relations[relation].word != nil { return false }
    return suspects.isEmpty || !graph.relations[relation].nodes.contains { $0 != node && suspects.contains($0) }
  }

  func candidates(_ node: Int, _ suspects: Set<Int>) -> [Candidate] {
    let own = graph.nodes[node]
    guard !own.isExternal, !own.isAsked else { return [] }
    let strict = candidate(node, suspects, keepingShares: true)
    let broken = graph.relationsOfNode[node].filter { graph.relations[$0].verdict == .violated }.count
    guard broken > 1, (strict?.mends.count ?? 0) < broken,
      graph.relationsOfNode[node].contains(where: { holdsAsShare($0) })
    else {
      return strict.map { [$0] } ?? []
    }
    // A share to few digits may fit a wrong figure by chance: it does not outweigh several relations that do not.
    let lenient = candidate(node, suspects, keepingShares: false).flatMap { candidate in
      candidate.mends.count > max(strict?.mends.count ?? 0, 1) ? candidate : nil
    }
    return [strict, lenient].compactMap { $0 }
  }

  /// Whether an amount would look odd among its neighbours, or could not be written, to the decimals that the wrong one has.
  private func needsDecimals(_ node: Node, _ value: Fixed, _ slack: Int64) -> Bool {
    guard node.kind == .amount else { return false }
    return node.isBlank || node.value == 0 || slack > node.slack || Int128(value.raw) % step(node, node.slack) != 0
  }

  private func holdsAsShare(_ relation: Int) -> Bool {
    guard case .ratio = graph.relations[relation].shape else { return false }
    return graph.relations[relation].verdict == .exact || graph.relations[relation].verdict == .rounding
  }

  /// Half of the last digit that a figure should show: its own if the same amount shows it elsewhere, that of the same amount
  /// in its table or paragraph if it is more exact, what figures around it show, what the same amount shows anywhere.
  private func usualSlack(_ node: Int) -> Int64 {
    let own = graph.nodes[node]
    var elsewhere: Int64?
    for index in graph.relationsOfNode[node] where own.kind == .amount {
      guard case .sum(.equal, 0) = graph.relations[index].shape, !graph.relations[index].onlyConfirms else { continue }
      // Of a sum of thousands two are enough to see that there is more than one.
      let others = graph.relations[index].nodes.lazy.filter { $0 != node && graph.nodes[$0].value != 0 }.prefix(2)
      guard let first = others.first, others.dropFirst().isEmpty, graph.nodes[first].slack > 0,
        graph.nodes[first].isInYuan == own.isInYuan
      else { continue }
      let other = graph.nodes[first]
      if other.slack == own.slack || other.block == own.block && other.slack < own.slack { return other.slack }
      elsewhere = elsewhere ?? other.slack
    }
    return own.usualSlack ?? elsewhere ?? own.slack
  }

  func candidate(_ node: Int, _ suspects: Set<Int>, keepingShares: Bool) -> Candidate? {
    let own = graph.nodes[node]
    let usualSlack = usualSlack(node)
    if usualSlack > 0, usualSlack != own.slack {
      // A wrong figure may have wrong decimals, too; but how exact a percentage is to be is its writer's choice, unless its
      // digits are right and only the point is not.
      let usual = candidate(node, suspects, slack: usualSlack, keepingShares)
      if let usual, usual.repair.decimals != nil { return usual }
    }
    return candidate(node, suspects, slack: own.slack, keepingShares)
  }

  func candidate(_ node: Int, _ suspects: Set<Int>, slack: Int64, _ keepingShares: Bool) -> Candidate? {
    let own = graph.nodes[node]
    let step = step(own, slack)
    var interval = conceivable(node)
    var broken: [Int] = []
    for relation in graph.relationsOfNode[node] {
      switch graph.relations[relation].verdict {
      case .open: continue
      case .violated:
        if let dissenter = graph.relations[relation].dissenter, dissenter != node { continue }
        broken.append(relation)
      case .exact, .rounding:
        guard protects(relation, node, suspects), keepingShares || !holdsAsShare(relation) else { continue }
        interval = interval.intersection(solver.allowed(node, in: relation, slack: slack))
      }
    }
    if interval.isEmpty { return nil }
    let wanted = broken.map { (relation: $0, values: solver.allowed(node, in: $0, slack: slack)) }
    guard let (interval, agreed) = agreement(among: wanted, within: interval, step) else { return nil }
    guard let found = value(node, interval, step, agreed) else { return nil }
    let mends = agreed.filter { holds($0, if: node, is: found.value.raw, slack) }
    if mends.isEmpty { return nil }
    var cost = cost(node) - (isEchoed(node, found.value) ? 6 : 0)
    if found.isSlip, !isTrifle(own, found.value, interval, step, mends) { cost = max(cost / Self.slipDiscount, 1) }
    if !keepingShares { cost += Self.brokenShare }
    return Candidate(
      repair: Repair(
        target: .value(node: node, found.value),
        isUnique: found.isUnique && (found.isSlip || !mends.contains { isShareOfNothing($0, node) }),
        cost: cost,
        decimals: (slack != own.slack || own.value == 0) && (found.isSlip || needsDecimals(own, found.value, slack))
          ? Slip.decimals(slack) : nil
      ),
      mends: mends
    )
  }

  /// Whether a relation holds with another value of a figure; one that says nothing any longer does not, except of a
  /// percentage itself.
  private func holds(_ index: Int, if node: Int, is value: Int64, _ slack: Int64) -> Bool {
    let relation = graph.relations[index]
    switch solver.verdict(of: index, if: node, is: value, slack: slack) {
    case .violated: return false
    case .exact, .rounding: return true
    case .open:
      if case .ratio(node, _) = relation.shape { return true }
      return false
    }
  }

  /// The values with which most of the broken relations hold, and those relations: each in turn has its way, and as many
  /// others as can agree with it.
  private func agreement(
    among wanted: [(relation: Int, values: Interval)],
    within interval: Interval,
    _ step: Int128
  ) -> (interval: Interval, mends: Set<Int>)? {
    var best: (interval: Interval, mends: Set<Int>)?
    for first in wanted.indices.prefix(Self.fewBroken) {
      if let best, best.mends.count >= wanted.count - first { break }
      var agreed = interval
      var mends: Set<Int> = []
      for next in [first] + wanted.indices.filter({ $0 != first }) {
        let narrowed = agreed.intersection(wanted[next].values)
        guard hasValue(narrowed, step) else { continue }
        agreed = narrowed
        mends.insert(wanted[next].relation)
      }
      if mends.count > best?.mends.count ?? 0 { best = (agreed, mends) }
    }
    return best
  }

  /// Whether a slip proves little: a figure of a ratio that is nearly right comes right by another last digit, unless
  /// hardly any value at all would do.
  private func isTrifle(_ own: Node, _ value: Fixed, _ interval: Interval, _ step: Int128, _ mends: Set<Int>) -> Bool {
    guard Int128(value.raw) / (step * 10) == Int128(own.value) / (step * 10),
      interval.high - interval.low > step + step / 4
    else {
      return false
    }
    return mends.allSatisfy { !graph.relations[$0].lower.isEmpty }
  }

  /// Values that suggest themselves, if everything agrees with them.
  private func trials(_ node: Int, _ suspects: Set<Int>) -> [Candidate] {
    let own = graph.nodes[node]
    guard !own.isExternal, !own.isAsked, !own.isBlank, own.kind != .count else { return [] }
    var result: [Candidate] = []
    // The same digits with the point where figures around it have theirs: decimals and agreement both bear it out. How
    // exact a percentage is to be is its writer's choice: of one, agreement only.
    let usual = usualSlack(node)
    let moved = Slip.movedPoints(own.value, own.slack).filter { $0.slack == usual || own.kind == .percent }
    for (value, slack) in moved.sorted(by: { ($0.slack == usual ? 0 : 1) < ($1.slack == usual ? 0 : 1) }) {
      guard let mends = trial(node, value, slack, suspects) else { continue }
      let cost = slack == usual ? max(cost(node) / Self.pointDiscount, 1) : cost(node) * 2 / 3
      let target = Repair.Target.value(node: node, Fixed(raw: value))
      result.append(
        Candidate(
          repair: Repair(target: target, isUnique: true, cost: cost, decimals: Slip.decimals(slack)),
          mends: mends
        )
      )
      break
    }
    for value in startingValues(node) {
      guard let mends = trial(node, value, own.slack, suspects) else { continue }
      let target = Repair.Target.value(node: node, Fixed(raw: value))
      result.append(
        Candidate(
          repair: Repair(target: target, isUnique: true, cost: max(cost(node) / Self.slipDiscount, 1)),
          mends: mends
        )
      )
    }
    return result
  }

  /// Up by 100% is what is written of something that began this year: values with which there was nothing before.
  private func startingValues(_ node: Int) -> [Int64] {
    graph.relationsOfNode[node].compactMap { index in
      let relation = graph.relations[index]
      guard relation.verdict == .violated, relation.claim == .growth, case .ratio(let percent, false) = relation.shape,
        Int128(graph.nodes[percent].value) == Evaluation.hundred
      else { return nil }
      return solver.zero(node, of: relation.lower).flatMap { $0 > 0 ? Int64(exactly: $0) : nil }
    }
  }

  /// The violations that a value mends, if nothing that holds is violated by it.
  private func trial(_ node: Int, _ value: Int64, _ slack: Int64, _ suspects: Set<Int>) -> Set<Int>? {
    var mends: Set<Int> = []
    for index in graph.relationsOfNode[node] {
      let relation = graph.relations[index]
      if relation.verdict == .open || relation.verdict != .violated && !protects(index, node, suspects) { continue }
      switch solver.verdict(of: index, if: node, is: value, slack: slack) {
      case .violated: return nil
      case .open: continue
      case .exact, .rounding: if relation.verdict == .violated { mends.insert(index) }
      }
    }
    return mends.isEmpty ? nil : mends
  }

  /// 元 or 亿元 where 万元 is meant: the same digits, ten thousand times as much or as little, and everything agrees.
  private func unitCandidate(_ node: Int) -> Candidate? {
    let own = graph.nodes[node]
    guard own.isInYuan || own.isInHundredMillions, own.value != 0 else { return nil }
    let value: Int64
    let slack: Int64
    if own.isInYuan {
      let (more, overflow) = own.value.multipliedReportingOverflow(by: 10_000)
      let (moreSlack, slackOverflow) = own.slack.multipliedReportingOverflow(by: 10_000)
      guard !overflow, !slackOverflow else { return nil }
      value = more
      slack = moreSlack
    } else {
      guard own.value % 10_000 == 0, own.slack % 10_000 == 0 else { return nil }
      value = own.value / 10_000
      slack = own.slack / 10_000
    }
    guard let mends = trial(node, value, slack, []) else { return nil }
    // Hardly any amount is so large: no other digits explain it better.
    let cost = own.isInHundredMillions ? 1 : 6
    return Candidate(repair: Repair(target: .unit(node: node), isUnique: true, cost: cost), mends: mends)
  }
}
