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
    return RootCause(graph: graph, solver: Solver(graph: graph, notes: SearchNotes(steps: solver.notes.steps)))
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
    var mending: [Int: [Int]] = [:]
    for (number, candidate) in candidates.enumerated() {
      for relation in candidate.mends { mending[relation, default: []].append(number) }
    }
    var remaining = Set(violated)
    let cover = exactCover(violated, candidates, mending) ?? greedyCover(violated, candidates, mending)
    var result: [Diagnosis] = []
    for chosen in cover {
      let explained = candidates[chosen].mends.intersection(remaining)
      guard let first = explained.first else { continue }
      remaining.subtract(explained)
      let rivals = (mending[first] ?? []).map { candidates[$0] }.filter { candidate in
        candidate.mends.isSuperset(of: explained) && candidate.repair != candidates[chosen].repair
      }
      result.append(
        Diagnosis(repairs: [candidates[chosen].repair] + rivals.map(\.repair), relations: explained.sorted())
      )
    }
    return (result, remaining.sorted())
  }

  /// The cheapest set of candidates that mends every violation that any candidate mends; nil beyond the bound.
  private func exactCover(_ violated: [Int], _ candidates: [Candidate], _ mending: [Int: [Int]]) -> [Int]? {
    guard violated.count <= Self.mostForExactCover else { return nil }
    var best: (cost: Int, choice: [Int])?
    var steps = 0
    func search(_ open: Set<Int>, _ choice: [Int], _ cost: Int) -> Bool {
      steps += 1
      if steps > Self.searchLimit { return false }
      if let best, cost >= best.cost { return true }
      guard let hardest = open.min(by: { (options($0), $0) < (options($1), $1) }) else {
        best = (cost, choice)
        return true
      }
      for number in mending[hardest] ?? [] {
        let candidate = candidates[number]
        if !search(open.subtracting(candidate.mends), choice + [number], cost + candidate.repair.cost) { return false }
      }
      return true
    }
    func options(_ relation: Int) -> Int { mending[relation]?.count ?? 0 }
    defer { solver.notes.count(steps) }
    guard search(Set(violated.filter { mending[$0] != nil }), [], 0) else { return nil }
    return best?.choice
  }

  /// Again and again the candidate that mends most of what is left for the money, the cheapest and first of equals.
  private func greedyCover(_ violated: [Int], _ candidates: [Candidate], _ mending: [Int: [Int]]) -> [Int] {
    var open = Set(violated)
    var left = candidates.map { $0.mends.intersection(open).count }
    var chosen: [Int] = []
    // A candidate comes to mend less as others are chosen, never more: it waits among those that mend as much, the first last.
    var rows: [[Int]] = Array(repeating: [], count: (left.max() ?? 0) + 1)
    for number in candidates.indices.reversed() { rows[left[number]].append(number) }
    func isBetter(_ a: Int, _ b: Int) -> Bool {
      left[a] * candidates[b].repair.cost > left[b] * candidates[a].repair.cost
    }
    while !open.isEmpty {
      var best: Int?
      for count in rows.indices.dropFirst().reversed() {
        while let last = rows[count].last, left[last] != count {
          rows[count].removeLast()
          let place = rows[left[last]].firstIndex { $0 < last } ?? rows[left[last]].count
          rows[left[last]].insert(last, at: place)
        }
        solver.notes.count(1)
        if let first = rows[count].last, best.map({ isBetter(first, $0) }) ?? true { best = first }
      }
      guard let best, left[best] > 0 else { break }
      chosen.append(best)
      for relation in candidates[best].mends where open.remove(relation) != nil {
        for number in mending[relation] ?? [] { left[number] -= 1 }
      }
    }
    return chosen
  }
}
