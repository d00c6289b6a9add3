package import GoujiSyntax

/// Works out a figure that is asked for by `=` from the relations it stands in.
package enum AskedFigure {
  /// The value that most relations give, and one relation that gives it; nil where none does.
  package static func answer(_ node: Int, _ graph: FactGraph) -> (value: Fixed, relation: Int)? {
    let solver = Solver(graph: graph)
    var votes: [Int128: (count: Int, relation: Int)] = [:]
    for index in graph.relationsOfNode[node] {
      let relation = graph.relations[index]
      let others = relation.nodes.filter { $0 != node }
      guard !relation.isIncomplete, !others.contains(where: { graph.nodes[$0].isAsked }),
        let value = solver.exact(node, in: index)
      else { continue }
      votes[value, default: (0, index)].count += 1
    }
    let best = votes.max { a, b in (a.value.count, -a.value.relation) < (b.value.count, -b.value.relation) }
    guard let best, let raw = Int64(exactly: best.key) else { return nil }
    return (Fixed(raw: raw), best.value.relation)
  }
}
