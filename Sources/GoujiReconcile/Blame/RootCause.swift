import GoujiCatalog
import GoujiFacts
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

  package static func diagnose(_ graph: FactGraph) -> [Diagnosis] {
    let finder = RootCause(graph: graph, solver: Solver(graph: graph))
    var result: [Diagnosis] = []
    var left: [Int] = []
    for component in finder.components() {
      let (alone, unmended) = finder.cover(component, finder.candidates(component))
      result += alone
      left += unmended
    }
    return left.isEmpty ? result : result + finder.together(left, after: result)
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
        result += found
      } else {
        // What nothing mends is told once, with all that it breaks.
        result.append(Diagnosis(repairs: [], relations: group))
      }
    }
    return result
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
        guard !group.reach.isDisjoint(with: own) || !merged.reach.isDisjoint(with: suspects(group.relations)) else { return false }
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
      for other in graph.relationsOfNode[node] where graph.relations[other].verdict == .exact && !graph.relations[other].onlyConfirms && !isTrivial(other) {
        reach.formUnion(graph.relations[other].nodes)
      }
    }
    return reach
  }

  // MARK: Components

  private func components() -> [[Int]] {
    let violated = graph.relations.indices.filter { graph.relations[$0].verdict == .violated }
    var component: [Int: Int] = [:]
    var result: [[Int]] = []
    for start in violated where component[start] == nil {
      var members: [Int] = []
      var queue = [start]
      component[start] = result.count
      while let relation = queue.popLast() {
        members.append(relation)
        for node in graph.relations[relation].nodes where !graph.nodes[node].isExternal {
          for next in graph.relationsOfNode[node] where graph.relations[next].verdict == .violated && component[next] == nil {
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
