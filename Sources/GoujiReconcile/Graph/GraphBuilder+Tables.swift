import GoujiCatalog
import GoujiFacts
import GoujiSyntax

// Sums of rows and of columns within a table.
extension GraphBuilder {
  // MARK: Tables

  mutating func addTables() {
    for (number, block) in reading.blocks.enumerated() {
      guard let table = block.table, !table.isEmpty else { continue }
      noteRepeatedRows(table, number)
      addRollUps(table, number)
      addRowFormulas(table, number)
    }
  }

  mutating func noteRepeatedRows(_ table: TableReading, _ block: Int) {
    guard table.binding.concept?.isEconomic != true else { return }
    let rows = Dictionary(grouping: table.rows.filter { ($0.code ?? 0) != 0 && $0.writtenCode != nil }, by: { $0.code ?? 0 })
    for (code, rows) in rows where rows.count > 1 {
      let facts = rows.flatMap(\.facts).filter { $0 >= 0 }
      let values = facts.compactMap { graph.node(block: block, fact: $0) }.map { graph.nodes[$0].value }
      repeatedRows.append((code, Set(values.filter { $0 != 0 })))
    }
  }

  mutating func addRollUps(_ table: TableReading, _ block: Int) {
    guard let rule = catalog.rules.index(builtin: "逐级相加") else { return }
    var children: [Int: [Int]] = [:]
    for (row, info) in table.rows.enumerated() {
      if let parent = info.parent { children[parent, default: []].append(row) }
    }
    for (parent, rows) in children.sorted(by: { $0.key < $1.key }) {
      for column in table.columns.indices {
        guard let whole = node(table, parent, column, block) else { continue }
        let parts = rows.map { node(table, $0, column, block) }
        let present = parts.compactMap { $0 }
        if graph.nodes[whole].isBlank, present.allSatisfy({ graph.nodes[$0].isBlank }) { continue }
        var relation = Relation(
          rule: rule,
          shape: .sum(.equal, constant: 0),
          upper: [GraphTerm(whole)] + present.map { GraphTerm($0, isNegative: true) }
        )
        relation.isIncomplete = present.count < parts.count
        graph.relations.append(relation)
      }
    }
  }

  func node(_ table: TableReading, _ row: Int, _ column: Int, _ block: Int) -> Int? {
    let fact = table.rows[row].facts[column]
    return fact >= 0 ? graph.node(block: block, fact: fact) : nil
  }

  mutating func addRowFormulas(_ table: TableReading, _ block: Int) {
    for (rule, book) in catalog.rules.rules.enumerated() {
      for formula in book.formulas where formula.scope == .eachRow(form: table.form) {
        addRowFormula(formula, rule, table, block)
      }
    }
  }

  mutating func addRowFormula(_ formula: Rule.Formula, _ rule: Int, _ table: TableReading, _ block: Int) {
    var columns: [(column: Int, isNegative: Bool)] = []
    for (side, isRight) in [(formula.left, false), (formula.right, true)] {
      for operand in side {
        guard let column = table.columns.firstIndex(where: { $0.binding == operand.binding }) else {
          if operand.isOptional { continue }
          return
        }
        columns.append((column, operand.isNegative != isRight))
      }
    }
    for row in table.rows.indices {
      let cells = columns.map { (node: node(table, row, $0.column, block), isNegative: $0.isNegative) }
      let terms = cells.compactMap { cell in cell.node.map { GraphTerm($0, isNegative: cell.isNegative) } }
      if terms.count < 2 || terms.allSatisfy({ graph.nodes[$0.node].isBlank }) { continue }
      var relation = Relation(rule: rule, shape: .sum(comparison(formula.relation), constant: 0), upper: terms)
      relation.isIncomplete = terms.count < cells.count
      graph.relations.append(relation)
    }
  }

  func comparison(_ relation: FormulaRelation) -> Claim.Relation {
    switch relation {
    case .equal: .equal
    case .atMost: .atMost
    case .atLeast: .atLeast
    case .less: .less
    case .greater: .greater
    }
  }
}
