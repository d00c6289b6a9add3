package import GoujiCatalog
package import GoujiFacts
import GoujiSyntax

/// What a graph was laid out by, kept so that a figure that is typed anew need not lay out everything again.
final class GraphPlan: Sendable {
  let keys: KeyTable
  let keyOfNode: [Int32]
  let members: Groups
  let hubs: [Int32]
  let habit: DecimalHabit
  let canonical: CanonicalKeys
  let repeatedRows: [(code: UInt32, nodes: [Int])]
  let checks: [Claim]
  /// The relations within tables come first: it is they that raise doubts.
  let tableRelations: Int
  let record: LayoutRecord

  init(_ builder: borrowing GraphBuilder) {
    keys = builder.keys
    keyOfNode = builder.keyOfNode
    members = builder.members
    hubs = builder.hubs
    habit = builder.habit
    canonical = builder.canonical
    repeatedRows = builder.repeatedRows
    checks = builder.checks
    tableRelations = builder.tableRelations
    record = builder.record
  }

  /// The same plan where other figures stand for some keys, or the blocks have other numbers.
  private init(_ plan: GraphPlan, hubs: [Int32], habit: DecimalHabit, record: LayoutRecord) {
    keys = plan.keys
    keyOfNode = plan.keyOfNode
    members = plan.members
    self.hubs = hubs
    self.habit = habit
    canonical = plan.canonical
    repeatedRows = plan.repeatedRows
    checks = plan.checks
    tableRelations = plan.tableRelations
    self.record = record
  }

  func with(hubs: [Int32], habit: DecimalHabit) -> GraphPlan {
    GraphPlan(self, hubs: hubs, habit: habit, record: record)
  }

  /// Which steps may look at the values of some figures: those that tie together what has their keys, and all of them where a
  /// figure stands in one of several rows of a code.
  func readers(of nodes: [Int]) -> (LayoutStep) -> Bool {
    let keys = Set(nodes.map { Int(keyOfNode[$0]) })
    let areRepeated = repeatedRows.contains { row in row.nodes.contains(where: nodes.contains) }
    return { step in
      guard case .identity(let key) = step, !areRepeated else { return true }
      return keys.contains(key)
    }
  }

  /// - Parameter places: by block its new number.
  func moved(_ places: [Int]) -> GraphPlan { GraphPlan(self, hubs: hubs, habit: habit, record: record.moved(places)) }
}

extension FactGraph {
  /// The graph of the next version of the draft, as far as this one can become it; nil where it must be laid out anew.
  ///
  /// The result is what `GraphBuilder` would build, relation by relation.
  /// - Parameter change: which blocks have changed.
  /// - Returns: the graph, and the change with what has changed in it.
  package func following(from old: DraftReading, to new: DraftReading, _ book: Book, _ change: Change)
    -> (graph: FactGraph, change: Change)?
  {
    if let same = moved(from: old.blocks, to: new.blocks, change) { return (same, change) }
    return retyped(from: old, to: new, book, change)
  }

  /// The same graph for a later version of the draft in which some figures have other values and nothing else has changed;
  /// nil where it must be laid out anew.
  private func retyped(from old: DraftReading, to new: DraftReading, _ book: Book, _ change: Change)
    -> (FactGraph, Change)?
  {
    guard let plan, change.growth == 0, let (nodes, changed) = retypedNodes(from: old.blocks, to: new.blocks, change),
      let habit = plan.habit.retyped(from: old.blocks, to: new.blocks, change)
    else { return nil }
    guard plan.canonical.holds(for: nodes) else { return nil }
    var graph = self
    graph.nodes = nodes
    let touched = graph.updateDoubts(after: changed, in: self)
    let hubs = graph.hubs(touching: touched)
    let keys = hubs.indices.filter { hubs[$0] != plan.hubs[$0] }
    graph.plan = plan.with(hubs: hubs, habit: habit)
    var builder = GraphBuilder(plan, hubs: hubs, nodes: graph, new, book)
    var relaid: [Int] = []
    for step in plan.record.steps(asking: keys, mayRead: plan.readers(of: changed)) {
      let places = plan.record.relations(of: step, count: relations.count)
      let again = builder.laid(plan.record.steps[step])
      // Where a step lays more or fewer relations than before, all behind it have other numbers.
      guard again.count == places.count else { return nil }
      for (place, relation) in zip(places, again) where !relation.isBetweenSameFigures(as: relations[place]) {
        graph.relations[place] = relation
        relaid.append(place)
      }
    }
    graph.close(after: changed, relaid: relaid)
    return (graph, graph.noting(change, from: self, nodes: changed, relaid: relaid))
  }

  /// The change with what has changed in the graph.
  private func noting(_ change: Change, from old: FactGraph, nodes: [Int], relaid: [Int]) -> Change {
    var change = change
    change.nodes = Set(nodes)
    change.relations = Set(relaid)
    for index in relaid { change.nodes.formUnion(relations[index].nodes) }
    for index in relaid { change.nodes.formUnion(old.relations[index].nodes) }
    for index in relations.indices
    where relations[index].verdict != old.relations[index].verdict
      || relations[index].dissenter != old.relations[index].dissenter
    {
      change.relations.insert(index)
    }
    return change
  }

  /// The figures with their new values, and which have changed.
  private func retypedNodes(from old: [BlockReading], to new: [BlockReading], _ change: Change)
    -> (nodes: [Node], changed: [Int])?
  {
    var nodes = nodes
    var changed: [Int] = []
    for block in change.readAnew {
      guard old[block].statesSame(as: new[block], apartFromValues: true) else { return nil }
      for (place, (before, after)) in zip(old[block].facts, new[block].facts).enumerated()
      where before.number != after.number {
        guard let node = node(block: block, fact: place) else { return nil }
        nodes[node].value = after.value.raw
        nodes[node].slack = after.slack
        nodes[node].note(usualSlack: nodes[node].usualSlack)
        changed.append(node)
      }
    }
    return (nodes, changed)
  }

  /// Counts the doubts again once some figures have changed.
  /// - Returns: the figures that may stand for their keys now, or no longer.
  private mutating func updateDoubts(after changed: [Int], in old: FactGraph) -> Set<Int> {
    var touched = Set(changed)
    var seen: Set<Int> = []
    for node in changed {
      for index in relationsOfNode[node] where index < plan?.tableRelations ?? 0 && seen.insert(index).inserted {
        let before = Evaluation.verdict(relations[index], old.nodes) == .violated
        let after = Evaluation.verdict(relations[index], nodes) == .violated
        if before == after { continue }
        for member in relations[index].nodes {
          doubts[member] += after ? 1 : -1
          touched.insert(member)
        }
      }
    }
    return touched
  }

  /// What stands for each key once some figures are others, or doubted more or less.
  private func hubs(touching nodes: Set<Int>) -> [Int32] {
    guard let plan else { return [] }
    var hubs = plan.hubs
    let choice = HubChoice(nodes: self.nodes, doubts: doubts)
    for key in Set(nodes.map { plan.keyOfNode[$0] }) where key >= 0 {
      hubs[Int(key)] = choice.hub(of: plan.members[Int(key)])
    }
    return hubs
  }

  /// Evaluates again what the changed figures stand in, and what has been laid again.
  private mutating func close(after changed: [Int], relaid: [Int]) {
    if !relaid.isEmpty { findRelationsOfNodes() }
    for index in relations.indices where relations[index].dissenter != nil {
      relations[index].dissenter = nil
      relations[index].verdict = Evaluation.verdict(relations[index], nodes)
    }
    for index in relations.indices where relations[index].isSuspended {
      relations[index].isSuspended = false
      relations[index].verdict = Evaluation.verdict(relations[index], nodes)
    }
    for index in relaid { relations[index].verdict = Evaluation.verdict(relations[index], nodes) }
    for node in changed {
      for index in relationsOfNode[node] { relations[index].verdict = Evaluation.verdict(relations[index], nodes) }
    }
    markDissent()
  }
}

extension Relation {
  /// Whether it is the same relation, as far as a step of the layout can lay another one in its place.
  fileprivate func isBetweenSameFigures(as other: Relation) -> Bool {
    upper == other.upper && lower == other.lower
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
