import GoujiFacts
import GoujiSyntax

/// Figures that differ by one in the last digit from all that ought to be the same.
///
/// Sums of rounded figures may be off by a digit or two (尾差), and in a table somebody may have adjusted a digit to make a
/// column add up. But where one statement of an amount stands alone, and every relation it is in comes out better with the
/// value that the others state, it is a slip, not rounding.
struct LoneDissent {
  private var nodes: [Node]
  private let graph: FactGraph

  /// Relations between two statements of one amount, each with the statement that stands alone.
  static func found(in graph: FactGraph) -> [(relation: Int, dissenter: Int)] {
    var search = LoneDissent(nodes: graph.nodes, graph: graph)
    var result: [(relation: Int, dissenter: Int)] = []
    for relation in graph.relations.indices {
      if let dissenter = search.dissenter(relation) { result.append((relation, dissenter)) }
    }
    return result
  }

  private mutating func dissenter(_ index: Int) -> Int? {
    let relation = graph.relations[index]
    guard relation.verdict == .rounding, !relation.onlyConfirms, case .sum(.equal, 0) = relation.shape, relation.nodes.count == 2,
      relation.upper.count == 2, relation.upper[0].isNegative != relation.upper[1].isNegative
    else { return nil }
    let (a, b) = (relation.nodes[0], relation.nodes[1])
    guard nodes[a].slack == nodes[b].slack, nodes[a].slack > 0 else { return nil }
    switch (standsAlone(a, against: b), standsAlone(b, against: a)) {
    case (true, false): return a
    case (false, true): return b
    default: return nil
    }
  }

  /// Whether nothing needs `node` as it is, everything holds better if it says what `other` says, and others agree with that.
  private mutating func standsAlone(_ node: Int, against other: Int) -> Bool {
    guard !nodes[node].isExternal, !nodes[node].isBlank, !nodes[other].isBlank, statements(like: node) == 1 else { return false }
    for relation in graph.relationsOfNode[node] where isEquality(relation) && graph.relations[relation].verdict == .exact {
      return false
    }
    let old = nodes[node].value
    for index in graph.relationsOfNode[node] {
      let relation = graph.relations[index]
      let before = Evaluation.shownSum(relation.upper, nodes).magnitude
      nodes[node].value = nodes[other].value
      let verdict = Evaluation.verdict(relation, nodes)
      let after = Evaluation.shownSum(relation.upper, nodes).magnitude
      nodes[node].value = old
      if verdict == .violated || verdict == .rounding && isEquality(index) && after >= before { return false }
    }
    var agreeing = 0
    for relation in graph.relationsOfNode[other] where isEquality(relation) && graph.relations[relation].verdict == .exact {
      agreeing += 1
    }
    return agreeing >= Self.fewestAgreeing
  }

  /// How many figures have the key and the value of one, itself among them.
  private func statements(like node: Int) -> Int {
    let own = graph.nodes[node]
    guard let key = own.key else { return 0 }
    return graph.nodes.reduce(0) { $0 + ($1.value == own.value && $1.key == key ? 1 : 0) }
  }

  /// How many other relations must come out exactly with what the others state.
  private static let fewestAgreeing = 2

  private func isEquality(_ relation: Int) -> Bool {
    if graph.relations[relation].onlyConfirms { return false }
    if case .sum(.equal, _) = graph.relations[relation].shape { return true }
    return false
  }
}
