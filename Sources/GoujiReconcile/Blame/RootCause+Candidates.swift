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
        if let candidate = pointCandidate(node, suspects) { result.append(candidate) }
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
    return !graph.relations[relation].nodes.contains { $0 != node && suspects.contains($0) }
  }

  func candidates(_ node: Int, _ suspects: Set<Int>) -> [Candidate] {
    let own = graph.nodes[node]
    guard !own.isExternal, !own.isAsked else { return [] }
    let strict = candidate(node, suspects, keepingShares: true)
    let broken = graph.relationsOfNode[node].filter { graph.relations[$0].verdict == .violated }.count
    guard broken > 1, (strict?.mends.count ?? 0) < broken, graph.relationsOfNode[node].contains(where: { holdsAsShare($0) }) else {
      return strict.map { [$0] } ?? []
    }
    // A share to few digits may fit a wrong figure by chance: it does not outweigh several relations that do not.
    let lenient = candidate(node, suspects, keepingShares: false).flatMap { candidate in
      candidate.mends.count > max(strict?.mends.count ?? 0, 1) ? candidate : nil
    }
    return [strict, lenient].compactMap { $0 }
  }

  /// Whether an amount would look odd among its neighbours, or could not be written, to the decimals that the wrong one has.
  private func needsUsualDecimals(_ node: Node, _ value: Fixed) -> Bool {
    guard node.kind == .amount else { return false }
    return node.isBlank || node.usualSlack > node.slack || Int128(value.raw) % step(node, node.slack) != 0
  }

  private func holdsAsShare(_ relation: Int) -> Bool {
    guard case .ratio = graph.relations[relation].shape else { return false }
    return graph.relations[relation].verdict == .exact || graph.relations[relation].verdict == .rounding
  }

  func candidate(_ node: Int, _ suspects: Set<Int>, keepingShares: Bool) -> Candidate? {
    let own = graph.nodes[node]
    if own.usualSlack > 0, own.usualSlack != own.slack {
      // A wrong figure may have wrong decimals, too; but how exact a percentage is to be is its writer's choice, unless its
      // digits are right and only the point is not.
      let usual = candidate(node, suspects, slack: own.usualSlack, keepingShares)
      if let usual, usual.repair.decimals != nil { return usual }
    }
    return candidate(node, suspects, slack: own.slack, keepingShares)
  }

  func candidate(_ node: Int, _ suspects: Set<Int>, slack: Int64, _ keepingShares: Bool) -> Candidate? {
    let own = graph.nodes[node]
    let step = step(own, slack)
    var interval = Interval.everything
    if own.value >= 0, own.kind != .percent { interval.low = 0 }
    var broken: [Int] = []
    for relation in graph.relationsOfNode[node] {
      switch graph.relations[relation].verdict {
      case .open: continue
      case .violated:
        if let dissenter = graph.relations[relation].dissenter, dissenter != node { continue }
        broken.append(relation)
      case .exact, .rounding:
        guard protects(relation, node, suspects), keepingShares || !holdsAsShare(relation) else { continue }
        interval = interval.intersection(solver.allowed(node, in: graph.relations[relation], slack: slack))
      }
    }
    if interval.isEmpty { return nil }
    var mends: Set<Int> = []
    for relation in broken {
      let narrowed = interval.intersection(solver.allowed(node, in: graph.relations[relation], slack: slack))
      if hasValue(narrowed, step) {
        interval = narrowed
        mends.insert(relation)
      }
    }
    guard !mends.isEmpty, let found = value(node, interval, step, mends) else { return nil }
    var cost = cost(node) - (isEchoed(node, found.value) ? 6 : 0)
    if found.isSlip { cost = max(cost / Self.slipDiscount, 1) }
    if !keepingShares { cost += Self.brokenShare }
    return Candidate(
      repair: Repair(
        target: .value(node: node, found.value),
        isUnique: found.isUnique && (found.isSlip || !mends.contains { isShareOfNothing($0, node) }),
        cost: cost,
        decimals: slack != own.slack && (found.isSlip || needsUsualDecimals(own, found.value)) ? Slip.decimals(slack) : nil
      ),
      mends: mends
    )
  }

  /// The same digits with the point where figures around it have theirs, and everything agrees.
  private func pointCandidate(_ node: Int, _ suspects: Set<Int>) -> Candidate? {
    let own = graph.nodes[node]
    guard !own.isExternal, !own.isAsked, !own.isBlank, own.kind != .count, own.slack != own.usualSlack else { return nil }
    for (value, slack) in Slip.movedPoints(own.value, own.slack) where slack == own.usualSlack {
      var mends: Set<Int> = []
      let fits = graph.relationsOfNode[node].allSatisfy { index in
        let relation = graph.relations[index]
        switch relation.verdict {
        case .open: return true
        case .exact, .rounding: if !protects(index, node, suspects) { return true }
        case .violated: mends.insert(index)
        }
        return solver.allowed(node, in: relation, slack: slack).contains(Int128(value))
      }
      guard fits, !mends.isEmpty else { continue }
      return Candidate(
        repair: Repair(
          target: .value(node: node, Fixed(raw: value)),
          isUnique: true,
          cost: max(cost(node) / Self.slipDiscount, 1),
          decimals: Slip.decimals(slack)
        ),
        mends: mends
      )
    }
    return nil
  }

  /// 元 where 万元 is meant: the same digits, ten thousand times as much, and everything agrees.
  private func unitCandidate(_ node: Int) -> Candidate? {
    let own = graph.nodes[node]
    guard own.isInYuan, own.value != 0 else { return nil }
    let (value, overflow) = own.value.multipliedReportingOverflow(by: 10_000)
    let (slack, slackOverflow) = own.slack.multipliedReportingOverflow(by: 10_000)
    guard !overflow, !slackOverflow else { return nil }
    var nodes = graph.nodes
    nodes[node].value = value
    nodes[node].slack = slack
    var mends: Set<Int> = []
    for relation in graph.relationsOfNode[node] where graph.relations[relation].verdict != .open {
      if Evaluation.verdict(graph.relations[relation], nodes) == .violated { return nil }
      if graph.relations[relation].verdict == .violated { mends.insert(relation) }
    }
    guard !mends.isEmpty else { return nil }
    return Candidate(repair: Repair(target: .unit(node: node), isUnique: true, cost: 6), mends: mends)
  }
}
