import GoujiFacts
import GoujiSyntax

/// The cheapest changes that mend everything.
extension RootCause {
  /// The same search in the draft as it stands once the repairs are made.
  func finder(after diagnoses: [Diagnosis]) -> RootCause {
    var graph = graph
    for diagnosis in diagnoses {
      guard case .value(let node, let value)? = diagnosis.repairs.first?.target else { continue }
      graph.nodes[node].value = value.raw
    }
    for diagnosis in diagnoses {
      guard case .value(let node, _)? = diagnosis.repairs.first?.target else { continue }
      for relation in graph.relationsOfNode[node] {
        graph.relations[relation].verdict = Evaluation.verdict(graph.relations[relation], graph.nodes)
      }
    }
    return RootCause(graph: graph, solver: Solver(graph: graph))
  }

  /// Whether everything around the repaired figures holds; what a word says of them is told on its own.
  func holds(around diagnoses: [Diagnosis]) -> Bool {
    for diagnosis in diagnoses {
      guard case .value(let node, _)? = diagnosis.repairs.first?.target else { continue }
      for index in graph.relationsOfNode[node] where graph.relations[index].verdict == .violated {
        if case .sum = graph.relations[index].shape, graph.relations[index].word != nil { continue }
        return false
      }
    }
    return true
  }

  func cover(_ violated: [Int], _ unsorted: [Candidate]) -> (diagnoses: [Diagnosis], left: [Int]) {
    let candidates = unsorted.sorted { $0.repair.cost < $1.repair.cost }
    var remaining = Set(violated)
    let cover = exactCover(violated, candidates) ?? greedyCover(violated, candidates)
    var result: [Diagnosis] = []
    for chosen in cover {
      let explained = chosen.mends.intersection(remaining)
      guard !explained.isEmpty else { continue }
      remaining.subtract(explained)
      let rivals = candidates.filter { $0.mends.isSuperset(of: explained) && $0.repair != chosen.repair }
      result.append(Diagnosis(repairs: [chosen.repair] + rivals.map(\.repair), relations: explained.sorted()))
    }
    return (result, remaining.sorted())
  }

  /// The cheapest set of candidates that mends every violation that any candidate mends; nil beyond the bound.
  private func exactCover(_ violated: [Int], _ candidates: [Candidate]) -> [Candidate]? {
    let mendable = violated.filter { relation in candidates.contains { $0.mends.contains(relation) } }
    var best: (cost: Int, choice: [Int])?
    var steps = 0
    func search(_ open: Set<Int>, _ choice: [Int], _ cost: Int) -> Bool {
      steps += 1
      if steps > Self.searchLimit { return false }
      if let best, cost >= best.cost { return true }
      guard let hardest = open.min(by: { options($0) == options($1) ? $0 < $1 : options($0) < options($1) }) else {
        best = (cost, choice)
        return true
      }
      for (number, candidate) in candidates.enumerated() where candidate.mends.contains(hardest) {
        if !search(open.subtracting(candidate.mends), choice + [number], cost + candidate.repair.cost) { return false }
      }
      return true
    }
    let counts = Dictionary(uniqueKeysWithValues: mendable.map { relation in
      (relation, candidates.filter { $0.mends.contains(relation) }.count)
    })
    func options(_ relation: Int) -> Int { counts[relation] ?? 0 }
    guard violated.count <= 24, search(Set(mendable), [], 0) else { return nil }
    return best?.choice.map { candidates[$0] }
  }

  private func greedyCover(_ violated: [Int], _ candidates: [Candidate]) -> [Candidate] {
    var open = Set(violated)
    var chosen: [Candidate] = []
    while !open.isEmpty {
      let best = candidates.max { a, b in
        // Most violations for the money.
        a.mends.intersection(open).count * b.repair.cost < b.mends.intersection(open).count * a.repair.cost
      }
      guard let best, !best.mends.isDisjoint(with: open) else { break }
      chosen.append(best)
      open.subtract(best.mends)
    }
    return chosen
  }
}
