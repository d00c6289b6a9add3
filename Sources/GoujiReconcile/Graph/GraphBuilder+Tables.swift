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
    var seen: Set<UInt32> = []
    var repeated: Set<UInt32> = []
    for row in table.rows where row.writtenCode != nil {
      guard let code = row.code, code != 0 else { continue }
      if !seen.insert(code).inserted { repeated.insert(code) }
    }
    for code in repeated.sorted() {
      let facts = table.rows.filter { $0.code == code && $0.writtenCode != nil }.flatMap(\.facts).filter { $0 >= 0 }
      repeatedRows.append((code, facts.compactMap { graph.node(block: block, fact: $0) }))
    }
  }

  mutating func addRollUps(_ table: TableReading, _ block: Int) {
    guard let rule = catalog.rules.index(.rollUp) else { return }
    let parts = Groups(table.rows.map { Int32(truncatingIfNeeded: $0.parent ?? -1) }, count: table.rows.count)
    for parent in table.rows.indices where !parts[parent].isEmpty {
      for column in table.columns.indices {
        guard let whole = node(table, parent, column, block) else { continue }
        var terms: Terms = [GraphTerm(whole)]
        var isBlank = graph.nodes[whole].isBlank
        for row in parts[parent] {
          guard let part = node(table, Int(row), column, block) else { continue }
          terms.append(GraphTerm(part, isNegative: true))
          isBlank = isBlank && graph.nodes[part].isBlank
        }
        if isBlank { continue }
        var relation = Relation(rule: rule, shape: .sum(.equal, constant: 0), upper: terms)
        relation.isIncomplete = terms.count <= parts[parent].count
        graph.relations.append(relation)
      }
    }
  }

  func node(_ table: TableReading, _ row: Int, _ column: Int, _ block: Int) -> Int? {
    let fact = table.rows[row].facts[column]
    return fact >= 0 ? graph.node(block: block, fact: fact) : nil
  }

  mutating func addRowFormulas(_ table: TableReading, _ block: Int) {
    for (rule, formula) in catalog.rules.rowFormulas(of: table.form) { addRowFormula(formula, rule, table, block) }
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
    let comparison = Claim.Relation(formula.relation)
    for row in table.rows.indices {
      var terms = Terms()
      var isBlank = true
      for (column, isNegative) in columns {
        guard let node = node(table, row, column, block) else { continue }
        terms.append(GraphTerm(node, isNegative: isNegative))
        isBlank = isBlank && graph.nodes[node].isBlank
      }
      if terms.count < 2 || isBlank { continue }
      var relation = Relation(rule: rule, shape: .sum(comparison, constant: 0), upper: terms)
      relation.isIncomplete = terms.count < columns.count
      graph.relations.append(relation)
    }
  }
}
