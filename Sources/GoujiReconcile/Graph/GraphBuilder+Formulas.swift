import GoujiCatalog
import GoujiFacts
import GoujiSyntax

// The formulas of the rule book.
extension GraphBuilder {
  // MARK: Formulas

  mutating func addFormulas() {
    for (rule, book) in catalog.rules.rules.enumerated() {
      for formula in book.formulas {
        switch formula.scope {
        case .eachRow: continue
        case .document: addFormula(formula, rule, fund: nil)
        case .eachFund:
          for fund in Fund.allCases { addFormula(formula, rule, fund: fund) }
        }
      }
    }
  }

  struct Operand {
    var key: FactKey
    var isNegative: Bool
    var isOptional: Bool
    var isLeft: Bool
    /// The figures with this key, by the block that they stand in.
    var members: [Int: [Int]]
  }

  mutating func addFormula(_ formula: Rule.Formula, _ rule: Int, fund: Fund?) {
    var operands: [Operand] = []
    for (side, isRight) in [(formula.left, false), (formula.right, true)] {
      for operand in side {
        guard var key = operand.binding.key else { return }
        if let fund, operand.binding.fund == nil { key.fund = fund }
        let canonicalKey = canonical.canonical(key)
        operands.append(
          Operand(
            key: canonicalKey,
            isNegative: operand.isNegative != isRight,
            isOptional: operand.isOptional,
            isLeft: !isRight,
            members: Dictionary(grouping: index[canonicalKey] ?? []) { graph.nodes[$0].block }
          )
        )
      }
    }
    // Where two operands are the same figure in this draft, the formula says nothing about it.
    let keys = operands.map(\.key)
    if Set(keys).count < keys.count { return }
    let comparison = comparison(formula.relation)
    let containers = Set(operands.flatMap(\.members.keys)).sorted()
    var isPlaced = false
    for container in containers where container >= 0 {
      if addFormula(operands, rule, comparison, in: container) { isPlaced = true }
    }
    if !isPlaced { addFormula(operands, rule, comparison, in: nil) }
  }

  /// One instance of a formula: its figures from one table or paragraph as far as they stand there, else from elsewhere.
  @discardableResult
  mutating func addFormula(_ operands: [Operand], _ rule: Int, _ comparison: Claim.Relation, in container: Int?) -> Bool {
    var terms: [GraphTerm] = []
    var here = 0
    var hereLeft = false
    var isIncomplete = false
    let isTable = container.map { reading.blocks[$0].table != nil } ?? false
    for operand in operands {
      let members = container.flatMap { operand.members[$0] } ?? []
      if !members.isEmpty {
        here += 1
        hereLeft = hereLeft || operand.isLeft
        let used = isRow(graph.nodes[members[0]]) ? members : [members[0]]
        terms += used.map { GraphTerm($0, isNegative: operand.isNegative) }
      } else if let hub = hubs[operand.key] {
        terms.append(GraphTerm(hub, isNegative: operand.isNegative))
      } else if operand.isOptional {
        isIncomplete = isIncomplete || !isTable
      } else {
        return false
      }
    }
    if container != nil, here < 2 { return false }
    if container != nil, !hereLeft, here < operands.filter({ !$0.isOptional && !$0.isLeft }).count { return false }
    if terms.count < 2 || terms.allSatisfy({ graph.nodes[$0.node].isBlank }) { return container != nil }
    var relation = Relation(rule: rule, shape: .sum(comparison, constant: 0), upper: terms)
    relation.isIncomplete = isIncomplete
    graph.relations.append(relation)
    return true
  }
}
