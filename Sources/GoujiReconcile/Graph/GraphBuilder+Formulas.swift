import GoujiCatalog
import GoujiFacts
import GoujiSyntax

// The formulas of the rule book.
extension GraphBuilder {
  // MARK: Formulas

  /// - Parameter place: of the formula in the rule book.
  mutating func addFormula(_ place: Int) {
    let (rule, formula) = book.rules.draftFormulas[place]
    if formula.scope == .eachFund {
      for fund in book.vocabulary.funds { addFormula(formula, rule, fund: fund) }
    } else {
      addFormula(formula, rule, fund: nil)
    }
  }

  /// A part of a formula, and the figures of the draft that it may mean.
  struct Operand {
    /// The number of its key; nil where no figure has it.
    var key: Int?
    var isNegative: Bool
    var isOptional: Bool
    var closesList: Bool
    var isLeft: Bool
    /// In the order of the draft.
    var members: ArraySlice<Int32>
  }

  mutating func addFormula(_ formula: Rule.Formula, _ rule: Int, fund: Fund?) {
    var operands: [Operand] = []
    for (side, isRight) in [(formula.left, false), (withoutUnstated(formula.right, fund), true)] {
      for operand in side {
        guard let key = key(of: operand, fund) else { return }
        let number = number(of: key)
        // Where two operands are the same figure in this draft, the formula says nothing about it.
        if number != nil, operands.contains(where: { $0.key == number }) { return }
        if number == nil, !operand.isOptional { return }
        operands.append(
          Operand(
            key: number,
            isNegative: operand.isNegative != isRight,
            isOptional: operand.isOptional,
            closesList: operand.closesList,
            isLeft: !isRight,
            members: number.map { members[$0] } ?? []
          )
        )
      }
    }
    let comparison = Claim.Relation(formula.relation)
    var containers: Set<Int> = []
    for operand in operands {
      for member in operand.members { containers.insert(graph.nodes[Int(member)].block) }
    }
    var isPlaced = false
    for container in containers.sorted() where container >= 0 {
      if addFormula(operands, rule, comparison, in: container) { isPlaced = true }
    }
    if !isPlaced { addFormula(operands, rule, comparison, in: nil) }
  }

  private func key(of operand: Rule.Formula.Operand, _ fund: Fund?) -> FactKey? {
    guard var key = operand.binding.key else { return nil }
    if let fund, operand.binding.fund == nil { key.fund = fund }
    return key
  }

  /// The parts of a sum, with the parts of a part that no figure of the draft states in its place: `三公经费24.75万元，其中：
  /// 公务用车购置费0万元，公务用车运行维护费8.20万元，公务接待费16.55万元`.
  private func withoutUnstated(_ parts: [Rule.Formula.Operand], _ fund: Fund?) -> [Rule.Formula.Operand] {
    parts.flatMap { part in
      guard !part.isOptional, !part.isNegative, let key = key(of: part, fund), number(of: key) == nil,
        let (_, own) = book.rules.draftFormulas.first(where: { _, formula in
          formula.relation == .equal && formula.left.count == 1 && self.key(of: formula.left[0], fund) == key
        })
      else { return [part] }
      return own.right
    }
  }

  /// One instance of a formula: its figures from one table or paragraph as far as they stand there, else from elsewhere.
  @discardableResult
  mutating func addFormula(_ operands: [Operand], _ rule: Int, _ comparison: Claim.Relation, in container: Int?) -> Bool
  {
    var terms = Terms()
    var here = 0
    var hereLeft = false
    var isIncomplete = false
    let isWhole = container.map { isWholeList(operands, in: $0) } ?? false
    for operand in operands {
      let members = container.map { standing(operand.members, in: $0) } ?? []
      if let first = members.first {
        here += 1
        hereLeft = hereLeft || operand.isLeft
        for member in isRow(graph.nodes[Int(first)]) ? members : members.prefix(1) {
          terms.append(GraphTerm(Int(member), isNegative: operand.isNegative))
        }
      } else if let representative = operand.key.flatMap({ representative($0) }) {
        terms.append(GraphTerm(representative, isNegative: operand.isNegative))
      } else if operand.isOptional {
        isIncomplete = isIncomplete || !isWhole
      } else {
        return false
      }
    }
    if container != nil, here < 2 { return false }
    if container != nil, !hereLeft, here < operands.count(where: { !$0.isOptional && !$0.isLeft }) { return false }
    if terms.count < 2 || terms.allSatisfy({ graph.nodes[$0.node].isBlank }) { return container != nil }
    var relation = Relation(rule: rule, shape: .sum(comparison, constant: 0), upper: terms)
    relation.isIncomplete = isIncomplete
    graph.relations.append(relation)
    return true
  }

  /// Whether what a formula has and a block does not name is not there: in a table; in a sentence whose list is closed by
  /// a last item, and holds nothing that nobody knows.
  private func isWholeList(_ operands: [Operand], in block: Int) -> Bool {
    let reading = reading.blocks[block]
    if reading.table != nil { return true }
    return operands.contains { $0.closesList && !standing($0.members, in: block).isEmpty }
      && reading.facts.allSatisfy { $0.key != nil || $0.isAmount || $0.isPercent }
  }

  /// Those of some figures that stand in one block: figures of a block follow one another.
  private func standing(_ members: ArraySlice<Int32>, in block: Int) -> ArraySlice<Int32> {
    guard let first = members.firstIndex(where: { graph.nodes[Int($0)].block == block }) else { return [] }
    return members[first...].prefix { graph.nodes[Int($0)].block == block }
  }
}
