import GoujiSyntax

/// Whether figures can all be true at once.
///
/// Each relation by itself may be explained by rounding, and all of them together not: a figure has one true value behind
/// it, wherever it is used. Every relation narrows the ranges of its figures by those of the others until nothing
/// changes; a range with nothing left in it is the proof that no true values satisfy all relations.
package struct JointIntervals {
  private let graph: FactGraph
  private var ranges: [Int: Interval] = [:]
  /// How often a relation is looked at: narrowing by ever smaller steps ends here, and proves nothing.
  private static let visits = 40

  private init(_ graph: FactGraph) { self.graph = graph }

  /// Whether rounding explains everything that is said of a figure: nobody can tell then that it is not what was meant.
  package static func explain(_ node: Int, in graph: FactGraph) -> Bool {
    var joint = JointIntervals(graph)
    return joint.canHold(graph.relationsOfNode[node].filter { graph.relations[$0].verdict != .open })
  }

  /// Whether some true values satisfy relations, and all that hold around them.
  private mutating func canHold(_ start: [Int]) -> Bool {
    if start.contains(where: { graph.relations[$0].verdict == .violated }) { return false }
    var queue = start
    var isQueued = Set(start)
    var visits: [Int: Int] = [:]
    var next = 0
    while next < queue.count {
      let index = queue[next]
      next += 1
      isQueued.remove(index)
      visits[index, default: 0] += 1
      guard visits[index, default: 0] <= Self.visits else { continue }
      var narrowed: [Int] = []
      for bound in LinearBound.bounds(of: graph.relations[index], graph.nodes) {
        if !narrow(bound, &narrowed) { return false }
      }
      for node in narrowed {
        for other in graph.relationsOfNode[node] where other != index && holds(other) && isQueued.insert(other).inserted
        {
          queue.append(other)
        }
      }
    }
    return true
  }

  private func holds(_ index: Int) -> Bool {
    graph.relations[index].verdict == .exact || graph.relations[index].verdict == .rounding
  }

  private func range(_ node: Int) -> Interval { ranges[node] ?? graph.nodes[node].interval }

  /// Narrows the ranges of the figures of a bound; false where nothing is left.
  private mutating func narrow(_ bound: LinearBound, _ narrowed: inout [Int]) -> Bool {
    let most = bound.terms.reduce(bound.constant) { $0 + $1.most(range($1.node)) }
    if most < 0 { return false }
    for term in bound.terms {
      let own = range(term.node)
      // c·x ≥ −(the most that the others can be)
      let others = most - term.most(own)
      var new = own
      if term.coefficient > 0 {
        new.low = max(own.low, ceiling(-others, term.coefficient))
      } else {
        new.high = min(own.high, -ceiling(-others, -term.coefficient))
      }
      if new.isEmpty { return false }
      if new != own {
        ranges[term.node] = new
        narrowed.append(term.node)
      }
    }
    return true
  }

  private func ceiling(_ value: Int128, _ divisor: Int128) -> Int128 {
    let quotient = value / divisor
    return quotient * divisor < value ? quotient + 1 : quotient
  }
}
