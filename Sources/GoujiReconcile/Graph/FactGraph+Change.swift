package import GoujiCatalog
package import GoujiFacts
import GoujiSyntax

// The graph follows the draft: in place, so that an edit costs what it changes.
extension FactGraph {
  /// Makes it the graph of the next version of the draft: what `GraphBuilder` would build, relation by relation.
  ///
  /// - Parameter change: which blocks have changed, and which of their figures.
  /// - Returns: the change with what has changed in the graph; nil where the graph must be laid out anew, and this one is of
  ///   no version.
  package mutating func follow(from old: DraftReading, to new: DraftReading, _ book: Book, _ change: Change) -> Change?
  {
    var change = change
    change.isFollowed = true
    if move(from: old.blocks, to: new.blocks, change) { return change }
    return retype(from: old.blocks, to: new, book, change)
  }

  /// The same where some figures have other values and nothing else has changed.
  private mutating func retype(from old: [BlockReading], to new: DraftReading, _ book: Book, _ change: Change)
    -> Change?
  {
    guard let plan, change.growth == 0, let changed = retyped(from: old, to: new.blocks, change),
      let habit = plan.habit.retyped(from: old, to: new.blocks, change)
    else { return nil }
    var change = change
    var touched = Touched()
    for (node, _) in changed {
      change.valuesBefore[node] = nodes[node].value
      for index in relationsOfNode[node] { touched.note(index, self) }
    }
    for index in dissenting.union(suspended) { touched.note(index, self) }
    let doubtful = update(changed)
    guard plan.canonical.holds(for: nodes), plan.narrowed.holds(for: nodes) else { return nil }
    let representatives = representatives(touching: doubtful, plan)
    if !representatives.isEmpty || habit != plan.habit { self.plan = plan.with(changes: representatives, habit: habit) }
    let steps = plan.record.steps(asking: representatives.map(\.key), reading: plan.reads(of: changed.map(\.node)))
    guard let relaid = lay(steps, again: new, book, &touched) else { return nil }
    close(after: changed.map(\.node), relaid: relaid)
    change.nodes = Set(changed.map(\.node)).union(touched.nodesOfRelaid)
    for index in relaid { change.nodes.formUnion(relations[index].nodes) }
    change.relations = Set(relaid).union(touched.relations(of: self))
    // Whoever has become the odd one out may stand in a relation that nothing else has touched; so may what is left out of
    // account now.
    change.relations.formUnion(dissenting.union(suspended).filter { !touched.knows($0) })
    return change
  }

  /// What the relations that a change touches were before it.
  private struct Touched {
    private var before: [Int: (verdict: Verdict, dissenter: Int?)] = [:]
    /// Nodes of relations that were laid again, as they were.
    var nodesOfRelaid: Set<Int> = []

    mutating func note(_ index: Int, _ graph: FactGraph) {
      if before[index] == nil { before[index] = (graph.relations[index].verdict, graph.relations[index].dissenter) }
    }

    func knows(_ index: Int) -> Bool { before[index] != nil }

    /// Those of which something else has become.
    func relations(of graph: FactGraph) -> [Int] {
      var changed: [Int] = []
      for (index, before) in before {
        let now = graph.relations[index]
        if now.verdict != before.verdict || now.dissenter != before.dissenter { changed.append(index) }
      }
      return changed
    }
  }

  /// The figures with other values, and how they are written now; nil where something else has changed.
  private func retyped(from old: [BlockReading], to new: [BlockReading], _ change: Change) -> [(node: Int, fact: Fact)]?
  {
    var changed: [(node: Int, fact: Fact)] = []
    for block in change.readAnew {
      let facts = new[block].facts
      if let retyped = change.retyped[block] {
        guard let node = node(block: block, fact: retyped.fact) else { return nil }
        changed.append((node, facts[retyped.fact]))
        continue
      }
      guard old[block].statesSame(as: new[block], apartFromValues: true) else { return nil }
      for (place, before) in old[block].facts.enumerated() where before.number != facts[place].number {
        guard let node = node(block: block, fact: place) else { return nil }
        changed.append((node, facts[place]))
      }
    }
    return changed
  }

  /// Gives figures their new values, and counts the misfits again.
  /// - Returns: the figures that may stand for their keys now, or no longer.
  private mutating func update(_ changed: [(node: Int, fact: Fact)]) -> Set<Int> {
    let tableRelations = plan?.tableRelations ?? 0
    var wasViolated: [Int: Bool] = [:]
    for (node, _) in changed {
      for index in relationsOfNode[node] where index < tableRelations && wasViolated[index] == nil {
        wasViolated[index] = Evaluation.verdict(relations[index], nodes) == .violated
      }
    }
    for (node, fact) in changed {
      nodes[node].value = fact.value.raw
      nodes[node].slack = fact.slack
      nodes[node].note(usualSlack: nodes[node].usualSlack)
    }
    var touched = Set(changed.map(\.node))
    for (index, before) in wasViolated {
      let after = Evaluation.verdict(relations[index], nodes) == .violated
      if before == after { continue }
      for member in relations[index].nodes {
        misfits[member] += after ? 1 : -1
        touched.insert(member)
      }
    }
    return touched
  }

  /// Keys for which another figure stands once some figures are others, or doubted more or less.
  private func representatives(touching nodes: Set<Int>, _ plan: GraphPlan) -> [(key: Int, representative: Int32)] {
    let choice = RepresentativeChoice(nodes: self.nodes, misfits: misfits)
    return Set(nodes.map { Int(plan.keyOfNode[$0]) }).compactMap { key in
      guard key >= 0 else { return nil }
      let representative = choice.representative(of: plan.members[key])
      return representative == plan.representatives[key] ? nil : (key, representative)
    }
  }

  /// Lays some steps again.
  /// - Returns: the relations that are others than before; nil where a step lays more or fewer, and all behind it have other
  ///   numbers.
  private mutating func lay(_ steps: [Int], again new: DraftReading, _ book: Book, _ touched: inout Touched) -> [Int]? {
    guard let plan, !steps.isEmpty else { return [] }
    var builder = GraphBuilder(plan, nodes: self, new, book)
    var others: [(place: Int, relation: Relation)] = []
    for step in steps {
      let places = plan.record.relations(of: step, count: relations.count)
      let again = builder.laid(plan.record.steps[step])
      guard again.count == places.count else { return nil }
      for (place, relation) in zip(places, again) where !relation.isBetweenSameFigures(as: relations[place]) {
        others.append((place, relation))
      }
    }
    for (place, relation) in others {
      touched.note(place, self)
      touched.nodesOfRelaid.formUnion(relations[place].nodes)
      // It is told what has become of it when all are laid.
      set(.open, of: place)
      relations[place] = relation
    }
    return others.map(\.place)
  }

  /// Evaluates again what the changed figures stand in, and what has been laid again.
  private mutating func close(after changed: [Int], relaid: [Int]) {
    if !relaid.isEmpty { findRelationsOfNodes() }
    resumeLastYear()
    for index in dissenting { set(Evaluation.verdict(relations[index], nodes), of: index) }
    for index in relaid { set(Evaluation.verdict(relations[index], nodes), of: index) }
    for node in changed {
      for index in relationsOfNode[node] { set(Evaluation.verdict(relations[index], nodes), of: index) }
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
