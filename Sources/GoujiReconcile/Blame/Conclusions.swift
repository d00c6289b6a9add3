import GoujiCatalog
package import GoujiFacts

/// What the search for root causes has concluded of a graph, part by part: after an edit that leaves the layout as it is, the
/// parts that lie away from the change are taken over.
package struct Conclusions: Sendable {
  /// Violated relations that share figures, and what mends them.
  struct Component: Sendable {
    var violated: [Int]
    /// Mistakes that explain some of them, each by itself, and the relations that none explains.
    var alone: [Diagnosis]
    var left: [Int]
    /// The work that it was to find out.
    var steps: Int
  }

  package internal(set) var diagnoses: [Diagnosis] = []
  /// By the first of their relations.
  var components: [Int: Component] = [:]
  /// What no single change mends, and what several at once do.
  var left: [Int] = []
  var together: [Diagnosis] = []
}

extension Change {
  package func touches(_ relation: Int, in graph: FactGraph) -> Bool {
    relations.contains(relation) || graph.relations[relation].nodes.contains(where: nodes.contains)
  }

  /// The figures of which the search might conclude something else: those with a relation that the change touches, and those
  /// that speak of the same code as a changed one, for a value may be looked for among these.
  func surroundings(in graph: FactGraph) -> Set<Int> {
    var near = nodes
    for relation in relations { near.formUnion(graph.relations[relation].nodes) }
    for node in nodes {
      for relation in graph.relationsOfNode[node] { near.formUnion(graph.relations[relation].nodes) }
    }
    let codes = nodes.compactMap { graph.nodes[$0].key?.concept.code }.filter { $0 != 0 }
    if codes.isEmpty { return near }
    let least = codes.min() ?? 0
    let greatest = codes.max() ?? 0
    guard let plan = graph.plan else { return near }
    for (key, name) in plan.keys.keys.enumerated() {
      if let code = name.concept.code, code >= least, code <= greatest, codes.contains(code) {
        for node in plan.members[key] { near.insert(Int(node)) }
      }
    }
    return near
  }
}
