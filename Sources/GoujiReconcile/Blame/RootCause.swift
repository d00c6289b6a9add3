import GoujiCatalog
package import GoujiFacts
import GoujiSyntax

/// Finds for every contradiction the cheapest change that removes it (Fellegi–Holt error localisation).
///
/// The violated relations fall into components that share figures. Within one, every figure (and every word for a
/// direction) is asked which of the violations it could mend alone without breaking what holds; the cheapest cover of
/// all violations is the diagnosis. The work is bounded: beyond the bound the cover is found greedily.
package struct RootCause {
  let graph: FactGraph
  let solver: Solver
  /// Steps the exact search may take for one component.
  static let searchLimit = 4_000
  /// The work after which no further component is searched: many times that of a disclosure in which everything is wrong.
  static let mostSteps = 2_000_000
  /// Of how many violations the cheapest cover is sought; of more, one that is cheap.
  static let mostForExactCover = 24
  /// How many times cheaper a figure is to doubt if a slip of the hand explains it: even of a table's leaf that is likelier
  /// than a percentage of which every digit is wrong.
  static let slipDiscount = 5
  /// How many times cheaper if it has its point in the wrong place, and decimals that say so.
  static let pointDiscount = 15
  /// What it costs more if a share that holds would not hold any longer.
  static let brokenShare = 10
  /// What it costs more if a figure is what it is by agreement.
  static let given = 60
  /// Of how many values a slip may pick one: of more, some would always do by chance, and the more the likelier.
  static let fewValues = Int128(12)
  static let someValues = Int128(30)
  /// How many of the relations that a figure breaks are each asked for its value first.
  static let fewBroken = 8

  package static func diagnose(_ graph: FactGraph) -> [Diagnosis] { conclude(graph).diagnoses }

  /// - Parameter previous: what was concluded of the graph before, and what has changed since.
  package static func conclude(_ graph: FactGraph, previous: (Conclusions, Change)? = nil) -> Conclusions {
    RootCause(graph: graph, solver: Solver(graph: graph)).conclusions(previous: previous)
  }

  func diagnoses(mostSteps: Int = Self.mostSteps) -> [Diagnosis] { conclusions(mostSteps: mostSteps).diagnoses }

  /// - Parameter mostSteps: how much work the search may be before it leaves off.
  private func conclusions(mostSteps: Int = Self.mostSteps, previous: (Conclusions, Change)? = nil) -> Conclusions {
    let old = previous?.0 ?? Conclusions()
    // Where nothing is wrong there is nothing to look for, nor to keep.
    if graph.violated.isEmpty { return Conclusions() }
    let near = previous?.1.surroundings(in: graph) ?? []
    var result = Conclusions()
    var alone: [Diagnosis] = []
    /// Figures that are repaired in another way than before, or no longer.
    var repaired = Set(old.components.values.flatMap(\.alone).compactMap(\.root))
    var fresh: Set<Int> = []
    for violated in components() {
      guard solver.notes.steps <= mostSteps else {
        // Nobody has looked for what mends them: each is told as it is.
        alone += violated.map { Diagnosis(repairs: [], relations: [$0], isCutShort: true) }
        continue
      }
      let component: Conclusions.Component
      if let known = old.components[violated[0]], known.violated == violated, !lies(violated, in: near) {
        component = known
        solver.notes.count(known.steps)
        repaired.subtract(known.alone.compactMap(\.root))
      } else {
        component = searched(violated)
        fresh.formUnion(component.alone.compactMap(\.root))
      }
      result.components[violated[0]] = component
      alone += component.alone
      result.left += component.left
    }
    if !result.left.isEmpty {
      var wider = previous?.1
      wider?.nodes.formUnion(repaired.union(fresh))
      let near = wider?.surroundings(in: graph)
      let isKnown = old.left == result.left && near.map { !lies(result.left, in: $0) } == true
      result.together = isKnown ? old.together : together(result.left, after: alone)
    }
    result.diagnoses = doubtingGuesses(joined(alone, result.together))
    return result
  }

  /// What mends the relations of one component. What is worked out for one is not used for another, so that the work for each
  /// is the same whichever come before it.
  private func searched(_ violated: [Int]) -> Conclusions.Component {
    solver.notes.forgetSums()
    let before = solver.notes.steps
    let (alone, left) = cover(violated, candidates(violated))
    return Conclusions.Component(violated: violated, alone: alone, left: left, steps: solver.notes.steps - before)
  }

  private func lies(_ relations: [Int], in figures: Set<Int>) -> Bool {
    relations.contains { graph.relations[$0].nodes.contains(where: figures.contains) }
  }

  /// A repair that only one relation asks for, and after which the figure still does not fit another, is right only if other
  /// repairs are: certain only if they are.
  private func doubtingGuesses(_ diagnoses: [Diagnosis]) -> [Diagnosis] {
    var result = diagnoses
    var diagnosisOfRoot: [Int: Int] = [:]
    for (place, diagnosis) in result.enumerated() { diagnosisOfRoot[diagnosis.root ?? -1] = place }
    var hasChanged = true
    while hasChanged {
      hasChanged = false
      for place in result.indices where result[place].isCertain && result[place].relations.count == 1 {
        guard let root = result[place].root else { continue }
        let open = graph.relationsOfNode[root].filter {
          graph.relations[$0].verdict == .violated && !result[place].relations.contains($0)
        }
        let isSure = open.allSatisfy { relation in
          let others = graph.relations[relation].nodes.compactMap { $0 == root ? nil : diagnosisOfRoot[$0] }
          return others.contains { result[$0].isCertain } && others.allSatisfy { result[$0].isCertain }
        }
        if !isSure {
          result[place].doubt()
          hasChanged = true
        }
      }
    }
    return result
  }

  /// One diagnosis for each figure: where several changes at once give it another value than it needed for itself, that one.
  private func joined(_ alone: [Diagnosis], _ together: [Diagnosis]) -> [Diagnosis] {
    var result = alone
    for var diagnosis in together {
      if let root = diagnosis.root, let place = result.firstIndex(where: { $0.root == root }) {
        diagnosis.relations = Set(diagnosis.relations + result[place].relations).sorted()
        result[place] = diagnosis
      } else {
        result.append(diagnosis)
      }
    }
    return result
  }

  /// Some contradictions need several changes at once: 550 and 184 both wrong, and their sum right; a row wrong in two
  /// columns. They are sought in the draft as it stands once the others are mended.
  private func together(_ left: [Int], after alone: [Diagnosis]) -> [Diagnosis] {
    let mended = finder(after: alone)
    var result: [Diagnosis] = []
    for group in mended.linked(left.filter { mended.graph.relations[$0].verdict == .violated }) {
      let suspects = mended.suspects(group)
      let (found, rest) = mended.cover(group, mended.candidates(group, suspects: suspects))
      if rest.isEmpty, mended.finder(after: found).holds(around: found) {
        result += found.map { mended.doubting($0, after: alone) }
      } else {
        // What nothing mends is told once, with all that it breaks.
        result.append(Diagnosis(repairs: [], relations: group))
      }
    }
    return result
  }

  /// What follows from a repair that is not certain is not either.
  private func doubting(_ diagnosis: Diagnosis, after alone: [Diagnosis]) -> Diagnosis {
    let figures = suspects(diagnosis.relations)
    let isSure = alone.allSatisfy { other in
      other.isCertain || other.root == diagnosis.root || other.root.map { !figures.contains($0) } ?? true
    }
    if isSure { return diagnosis }
    var diagnosis = diagnosis
    diagnosis.doubt()
    return diagnosis
  }

  func suspects(_ relations: [Int]) -> Set<Int> {
    Set(relations.flatMap { graph.relations[$0].nodes }.filter { !graph.nodes[$0].isExternal })
  }

  /// Groups violations that share a figure, or whose figures a relation that holds ties together.
  private func linked(_ violated: [Int]) -> [[Int]] {
    var groups: [(relations: [Int], reach: Set<Int>)] = []
    for relation in violated {
      var merged: (relations: [Int], reach: Set<Int>) = ([relation], reach(relation))
      let own = suspects([relation])
      groups.removeAll { group in
        guard !group.reach.isDisjoint(with: own) || !merged.reach.isDisjoint(with: suspects(group.relations)) else {
          return false
        }
        merged.relations = group.relations + merged.relations
        merged.reach.formUnion(group.reach)
        return true
      }
      groups.append(merged)
    }
    return groups.map { $0.relations.sorted() }
  }

  /// The figures of a relation, and those that relations that hold tie to them.
  private func reach(_ relation: Int) -> Set<Int> {
    var reach = suspects([relation])
    for node in reach {
      for other in graph.relationsOfNode[node]
      where graph.relations[other].verdict == .exact && !graph.relations[other].onlyConfirms && !isTrivial(other) {
        reach.formUnion(graph.relations[other].nodes)
      }
    }
    return reach
  }

  // MARK: Components

  private func components() -> [[Int]] {
    let violated = graph.violated.sorted()
    var component: [Int: Int] = [:]
    var result: [[Int]] = []
    for start in violated where component[start] == nil {
      var members: [Int] = []
      var queue = [start]
      component[start] = result.count
      while let relation = queue.popLast() {
        members.append(relation)
        for node in graph.relations[relation].nodes where !graph.nodes[node].isExternal {
          for next in graph.relationsOfNode[node]
          where graph.relations[next].verdict == .violated && component[next] == nil {
            component[next] = result.count
            queue.append(next)
          }
        }
      }
      result.append(members.sorted())
    }
    return result
  }

  /// A change and the violations that it mends.
  struct Candidate {
    var repair: Repair
    var mends: Set<Int>
  }
}
