import GoujiCatalog
import GoujiFacts
import GoujiSyntax

// Sums of rows and of columns within a table.
extension GraphBuilder {
  // MARK: Tables

  mutating func addTables() {
    var forms: [[FormPart]] = []
    for (number, block) in reading.blocks.enumerated() {
      guard let table = block.table else { continue }
      if table.continues, let last = forms.indices.last {
        forms[last].append(FormPart(block: number, table: table))
      } else {
        forms.append([FormPart(block: number, table: table)])
      }
    }
    for form in forms {
      addRollUps(form)
      for part in form where !part.table.isEmpty {
        noteRepeatedRows(part.table, part.block)
        addRowFormulas(part.table, part.block)
      }
    }
  }

  mutating func noteRepeatedRows(_ table: TableReading, _ block: Int) {
    guard !table.isEconomic else { return }
    var rows: [UInt32: [Int]] = [:]
    for (number, row) in table.rows.enumerated() where row.writtenCode != nil {
      if let code = row.code, code != 0 { rows[code, default: []].append(number) }
    }
    for (code, rows) in rows where rows.count > 1 {
      let facts = rows.flatMap { table.rows[$0].facts }.filter { $0 >= 0 }
      repeatedRows.add(code, nodes: facts.compactMap { graph.node(block: block, fact: $0) })
    }
  }

  /// One of the tables that a form goes on over; most have one.
  struct FormPart {
    var block: Int
    var table: TableReading
  }

  /// The sums of a form, over all its parts.
  mutating func addRollUps(_ form: [FormPart]) {
    if form.contains(where: \.table.hasDoubtfulRow) { return }
    guard let first = form.first, form.contains(where: { !$0.table.isEmpty }), let known = book.rule(.rollUp),
      let other = book.rule(.rollUpOfOthers)
    else { return }
    let places = form.indices.flatMap { part in form[part].table.rows.indices.map { (part: part, row: $0) } }
    let parents =
      form.count == 1 ? first.table.rows.map(\.parent) : RowLinks.parents(form.flatMap(\.table.rows), first.table.kind)
    let parts = Groups(parents.map { Int32(truncatingIfNeeded: $0 ?? -1) }, count: parents.count)
    // Panels of economic codes are one list in several columns: a total beside the last one sums up all.
    let isOneList =
      first.table.isEconomic && first.table.columns.count > 1
      && first.table.columns.indices.allSatisfy { first.table.columns[$0].panel == $0 }
    func node(_ row: Int, _ column: Int) -> Int? {
      let part = form[places[row].part]
      if isOneList {
        guard let fact = part.table.rows[places[row].row].facts.first(where: { $0 >= 0 }) else { return nil }
        return graph.node(block: part.block, fact: fact)
      }
      return self.node(part.table, places[row].row, column, part.block)
    }
    for parent in parents.indices where !parts[parent].isEmpty {
      for column in first.table.columns.indices.prefix(isOneList ? 1 : .max) {
        guard first.table.columns[column].isSummable, let whole = node(parent, column) else { continue }
        var terms: Terms = [GraphTerm(whole)]
        var isBlank = graph.nodes[whole].isBlank
        for row in parts[parent] {
          guard let part = node(Int(row), column) else { continue }
          terms.append(GraphTerm(part, isNegative: true))
          isBlank = isBlank && graph.nodes[part].isBlank
        }
        if isBlank { continue }
        // What no layout knows may be a rate: its sums bear one another out, and accuse nobody.
        let isKnown = first.table.columns[column].isKnown
        var relation = Relation(rule: isKnown ? known : other, shape: .sum(.equal, constant: 0), upper: terms)
        relation.isIncomplete = !isKnown || terms.count <= parts[parent].count
        graph.relations.append(relation)
      }
    }
  }

  func node(_ table: TableReading, _ row: Int, _ column: Int, _ block: Int) -> Int? {
    let fact = table.rows[row].facts[column]
    return fact >= 0 ? graph.node(block: block, fact: fact) : nil
  }

  mutating func addRowFormulas(_ table: TableReading, _ block: Int) {
    for (rule, formula) in book.rules.rowFormulas(of: table.form) { addRowFormula(formula, rule, table, block) }
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
