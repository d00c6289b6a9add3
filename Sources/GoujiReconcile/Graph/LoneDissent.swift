import GoujiFacts
import GoujiSyntax

/// Figures that differ by one in the last digit from all that ought to be the same.
///
/// Sums of rounded figures may be off by a digit or two (尾差), and in a table somebody may have adjusted a digit to make a
/// column add up. But where one statement of an amount stands alone, nothing comes out with it as it is, and everything
/// comes out better with the one value that the others state, it is a slip, not rounding.
struct LoneDissent {
  private let graph: FactGraph
  private let solver: Solver
  private var nodes: [Node] { graph.nodes }

  /// Relations between two statements of one amount, each with the statement that stands alone.
  static func found(in graph: FactGraph) -> [(relation: Int, dissenter: Int)] {
    let search = LoneDissent(graph: graph, solver: Solver(graph: graph))
    var result: [(relation: Int, dissenter: Int)] = []
    for relation in graph.rounded {
      if let dissenter = search.dissenter(relation) { result.append((relation, dissenter)) }
    }
    return result
  }

  private func dissenter(_ index: Int) -> Int? {
    guard let (a, b) = copies(graph.relations[index]) else { return nil }
    let isDissentingA = standsAlone(a, against: b)
    let isDissentingB = b.map { standsAlone($0, against: a) } ?? false
    return isDissentingA == isDissentingB ? nil : isDissentingA ? a : b
  }

  /// The two figures of a relation that states one amount twice, all its other figures being nothing at all (a `0.00` may
  /// hide something); the second is nil where they say that the first is nothing.
  private func copies(_ relation: Relation) -> (Int, Int?)? {
    guard !relation.onlyConfirms, case .sum(.equal, 0) = relation.shape else { return nil }
    let terms = relation.upper.filter { !nodes[$0.node].isBlank }
    guard let first = terms.first, nodes[first.node].slack > 0, terms.count <= 2 else { return nil }
    guard let second = terms.dropFirst().first else { return (first.node, nil) }
    guard first.isNegative != second.isNegative, nodes[first.node].slack == nodes[second.node].slack else { return nil }
    return (first.node, second.node)
  }

  /// Whether nothing needs `node` as it is, everything holds better if it says what `other` says, and others agree with that.
  private func standsAlone(_ node: Int, against other: Int?) -> Bool {
    guard !nodes[node].isExternal, !nodes[node].isBlank, statements(like: node) == 1 else { return false }
    for relation in graph.relationsOfNode[node]
    where isEquality(relation) && graph.relations[relation].verdict == .exact {
      return false
    }
    let value = other.map { nodes[$0].value } ?? 0
    var mended = 0
    for index in graph.relationsOfNode[node] {
      let (before, after) = solver.shown(index, if: node, is: value)
      let verdict = solver.verdict(of: index, if: node, is: value, slack: nodes[node].slack)
      if verdict == .violated || verdict == .rounding && isEquality(index) && after.magnitude >= before.magnitude {
        return false
      }
      if verdict == .exact, isEquality(index) { mended += 1 }
    }
    return max(mended, other.map { agreeing($0) } ?? 0) >= Self.fewestAgreeing
  }

  /// How many relations need a figure as it is.
  private func agreeing(_ node: Int) -> Int {
    var count = 0
    for relation in graph.relationsOfNode[node]
    where isEquality(relation) && graph.relations[relation].verdict == .exact {
      count += 1
    }
    return count
  }

  /// How many figures have the key and the value of one, itself among them.
  private func statements(like node: Int) -> Int {
    let own = graph.nodes[node]
    guard let plan = graph.plan, plan.keyOfNode[node] >= 0 else { return 0 }
    return plan.members[Int(plan.keyOfNode[node])].count { nodes[Int($0)].value == own.value }
  }

  /// How many relations must come out exactly with what the others state.
  private static let fewestAgreeing = 2

  private func isEquality(_ relation: Int) -> Bool {
    if graph.relations[relation].onlyConfirms { return false }
    if case .sum(.equal, _) = graph.relations[relation].shape { return true }
    return false
  }
}
