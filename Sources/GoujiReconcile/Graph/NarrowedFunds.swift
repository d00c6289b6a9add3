import GoujiCatalog
import GoujiFacts
import GoujiSyntax

/// `财政拨款支出` in the section on 一般公共预算: which of the two is meant, the tables tell. It is that budget where they state
/// the figure of it, and another one of all appropriations.
struct NarrowedFunds {
  /// A figure that may be of either, and what the tables state of both.
  private struct Choice {
    var node: Int
    var key: FactKey
    var ofAll: [Int] = []
    var ofBudget: [Int] = []

    func isNarrower(_ nodes: [Node]) -> Bool {
      let value = nodes[node].value
      return value != 0 && ofBudget.contains { nodes[$0].value == value }
        && !ofAll.contains { nodes[$0].value == value }
    }
  }

  private let choices: [Choice]
  private let areNarrower: [Bool]

  init() {
    choices = []
    areNarrower = []
  }

  init(_ blocks: [BlockReading], _ graph: borrowing FactGraph) {
    var choices: [Choice] = []
    for (block, reading) in blocks.enumerated() where reading.table == nil {
      for (place, fact) in reading.facts.enumerated() {
        guard let fund = fact.narrowerFund, var key = fact.key, key.stage == .final, key.year == .current,
          let node = graph.node(block: block, fact: place)
        else { continue }
        key.fund = fund
        choices.append(Choice(node: node, key: key))
      }
    }
    if !choices.isEmpty {
      for (node, own) in graph.nodes.enumerated() where own.isInTable {
        for place in choices.indices {
          guard let key = own.key, key.concept == choices[place].key.concept, key.part == choices[place].key.part,
            key.stage == .final, key.year == .current
          else { continue }
          if key.fund == .fiscal { choices[place].ofAll.append(node) }
          if key.fund == choices[place].key.fund { choices[place].ofBudget.append(node) }
        }
      }
    }
    self.choices = choices
    areNarrower = choices.map { $0.isNarrower(graph.nodes) }
  }

  /// The figures that are of the one budget, and what they measure.
  var keys: [(node: Int, key: FactKey)] {
    zip(choices, areNarrower).compactMap { choice, isNarrower in isNarrower ? (choice.node, choice.key) : nil }
  }

  /// Whether other values of the same figures leave it at that.
  func holds(for nodes: [Node]) -> Bool { zip(choices, areNarrower).allSatisfy { $0.isNarrower(nodes) == $1 } }
}
