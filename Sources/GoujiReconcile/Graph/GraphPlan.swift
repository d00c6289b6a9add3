import GoujiCatalog
package import GoujiFacts
import GoujiSyntax

/// What a graph was laid out by, kept so that a figure that is typed anew need not lay out everything again.
final class GraphPlan: Sendable {
  let keyOfNode: [Int32]
  let members: Groups
  let hubs: [Int32]
  let canonical: CanonicalKeys
  /// The relations within tables come first: it is they that raise doubts.
  let tableRelations: Int
  /// Whether some key stands in several rows of one table: then the layout itself depends on values.
  let dependsOnValues: Bool

  init(_ builder: borrowing GraphBuilder) {
    keyOfNode = builder.keyOfNode
    members = builder.members
    hubs = builder.hubs
    canonical = builder.canonical
    tableRelations = builder.tableRelations
    dependsOnValues = builder.dependsOnValues
  }
}

extension FactGraph {
  /// The same graph for a later version of the draft in which some figures have other values and nothing else has changed;
  /// nil where the layout would not be the same.
  ///
  /// The result is what `GraphBuilder` would build, relation by relation.
  package func retyped(from old: [BlockReading], to new: [BlockReading]) -> FactGraph? {
    guard let plan, !plan.dependsOnValues, old.count == new.count else { return nil }
    var graph = self
    var changed: [Int] = []
    for block in old.indices where old[block] !== new[block] {
      guard old[block].statesSame(as: new[block], apartFromValues: true) else { return nil }
      for (place, (before, after)) in zip(old[block].facts, new[block].facts).enumerated() where before.number != after.number {
        // To another number of decimals, and the habit of the draft may be another.
        guard before.number.decimals == after.number.decimals, let node = node(block: block, fact: place) else { return nil }
        graph.nodes[node].value = after.value.raw
        graph.nodes[node].slack = after.slack
        graph.nodes[node].note(usualSlack: nodes[node].usualSlack)
        changed.append(node)
      }
    }
    guard plan.canonical.holds(for: graph.nodes), let doubts = graph.doubts(after: changed, in: self, plan) else { return nil }
    graph.doubts = doubts
    graph.close(after: changed)
    return graph
  }

  /// The doubts once some figures have changed; nil where another figure would then stand for a key.
  private func doubts(after changed: [Int], in old: FactGraph, _ plan: GraphPlan) -> [Int32]? {
    var doubts = doubts
    var touched = Set(changed)
    var seen: Set<Int> = []
    for node in changed {
      for index in relationsOfNode[node] where index < plan.tableRelations && seen.insert(index).inserted {
        let before = Evaluation.verdict(relations[index], old.nodes) == .violated
        let after = Evaluation.verdict(relations[index], nodes) == .violated
        if before == after { continue }
        for member in relations[index].nodes {
          doubts[member] += after ? 1 : -1
          touched.insert(member)
        }
      }
    }
    for key in Set(touched.map { plan.keyOfNode[$0] }) where key >= 0 {
      if HubChoice(nodes: nodes, doubts: doubts).hub(of: plan.members[Int(key)]) != plan.hubs[Int(key)] { return nil }
    }
    return doubts
  }

  /// Evaluates again what the changed figures stand in.
  private mutating func close(after changed: [Int]) {
    for index in relations.indices where relations[index].dissenter != nil {
      relations[index].dissenter = nil
      relations[index].verdict = Evaluation.verdict(relations[index], nodes)
    }
    for node in changed {
      for index in relationsOfNode[node] { relations[index].verdict = Evaluation.verdict(relations[index], nodes) }
    }
    markDissent()
  }
}

/// Which figure stands for a key: last year's own draft, else a figure that its own table bears out, else the value that
/// most tables state, then most sentences, then the first.
struct HubChoice {
  let nodes: [Node]
  /// By node, how many sums of its own table it does not fit.
  let doubts: [Int32]

  /// - Returns: the node; −1 where none can.
  func hub(of members: ArraySlice<Int32>) -> Int32 {
    let votes = votes(members)
    var best: Int32 = -1
    var bestRank = (0, 0, 0, 0)
    for member in members where !nodes[Int(member)].isAsked {
      let own = nodes[Int(member)]
      let vote = votes[own.value] ?? (0, 0)
      let rank = (own.isExternal ? 1 : 0, -Int(doubts[Int(member)]), vote.tables, vote.all)
      if best < 0 || rank > bestRank { (best, bestRank) = (member, rank) }
    }
    return best
  }

  /// How many tables, and how many statements at all, give each value; nothing where there is but one value to choose.
  private func votes(_ members: ArraySlice<Int32>) -> [Int64: (tables: Int, all: Int)] {
    guard let first = members.first else { return [:] }
    let value = nodes[Int(first)].value
    if members.allSatisfy({ nodes[Int($0)].value == value }) { return [:] }
    var votes: [Int64: (tables: Int, all: Int)] = [:]
    for member in members where !nodes[Int(member)].isAsked {
      let own = nodes[Int(member)]
      votes[own.value, default: (0, 0)].all += 1
      if own.isInTable { votes[own.value, default: (0, 0)].tables += 1 }
    }
    return votes
  }
}
