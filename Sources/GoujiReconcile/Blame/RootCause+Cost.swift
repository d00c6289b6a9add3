import GoujiCatalog
import GoujiFacts
import GoujiSyntax

/// What it costs to doubt a figure.
extension RootCause {
  /// What it costs to doubt a figure: a derived percentage least, a table's leaf most, and more for each relation
  /// that already bears it out.
  func cost(_ node: Int) -> Int {
    let own = graph.nodes[node]
    let base =
      switch own.place {
      case .percent: 10
      case .change: 14
      case .sentence: 20
      case .tableTotal: 40
      case .tableLeaf: 48
      }
    let held = graph.relationsOfNode[node].filter { graph.relations[$0].verdict == .exact && bearsOut($0) }.count
    // Nothing is seldom written where something was meant; of equals, a sum is doubted before its parts.
    if isGiven(node) { return base + Self.given }
    return base + 4 * min(held, 6) + (own.value == 0 ? 6 : 0) - (isBrokenSum(node) ? 1 : 0)
  }

  /// Weights come to 100 whatever they are: that is no sum of theirs that could be wrong.
  private func isGiven(_ node: Int) -> Bool {
    graph.nodes[node].value == 100 * Fixed.scale
      && graph.relationsOfNode[node].contains { index in
        graph.relations[index].claim == .weightSum && graph.relations[index].upper.first?.node == node
      }
  }

  private func isBrokenSum(_ node: Int) -> Bool {
    graph.relationsOfNode[node].contains { index in
      let relation = graph.relations[index]
      return relation.verdict == .violated && relation.lower.isEmpty && relation.upper.count > 2
        && relation.upper[0].node == node && relation.upper.dropFirst().allSatisfy(\.isNegative)
    }
  }

  /// A value that the draft states elsewhere for the same row is the likelier one.
  func isEchoed(_ node: Int, _ value: Fixed) -> Bool {
    guard let key = graph.nodes[node].key, let code = key.concept.code, code != 0 else { return false }
    return solver.notes.statements(of: code, in: graph).contains { index in
      let other = graph.nodes[index]
      guard other.value == value.raw, let otherKey = other.key, otherKey.concept != key.concept else { return false }
      return otherKey.part != .total || otherKey.part == key.part
    }
  }

  /// Only an equality between figures that are not all nothing says that they are right.
  private func bearsOut(_ relation: Int) -> Bool {
    if graph.relations[relation].onlyConfirms { return false }
    if case .sum(let comparison, _) = graph.relations[relation].shape, comparison != .equal { return false }
    return !isTrivial(relation)
  }

  /// Zeros that agree bear nothing out.
  func isTrivial(_ relation: Int) -> Bool {
    graph.relations[relation].nodes.allSatisfy { graph.nodes[$0].value == 0 }
  }
}
