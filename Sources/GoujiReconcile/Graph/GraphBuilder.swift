package import GoujiCatalog
package import GoujiFacts
package import GoujiSyntax

/// A figure of another draft that this one is held against.
package struct ExternalFact: Sendable, Hashable {
  package var key: FactKey
  package var value: Fixed
  /// Half of the last digit shown, in hundred-millionths.
  package var slack: Int64

  package init(key: FactKey, value: Fixed, slack: Int64) {
    self.key = key
    self.value = value
    self.slack = slack
  }
}

/// Lays the relations of the rule book over the figures of a draft.
package struct GraphBuilder {
  private let reading: DraftReading
  private let catalog: Catalog
  private var graph = FactGraph()
  private var canonical = CanonicalKeys([])
  /// Nodes by canonical key, in the order of the draft.
  private var index: [FactKey: [Int]] = [:]
  /// Codes that a table lists more than once, with the values of their rows.
  private var repeatedRows: [(code: UInt32, values: Set<Int64>)] = []
  /// The figure that stands for a key where the sentence or formula has none of its own.
  private var hubs: [FactKey: Int] = [:]

  package static func build(_ reading: DraftReading, _ catalog: Catalog, _ externals: [ExternalFact] = []) -> FactGraph {
    var builder = GraphBuilder(reading: reading, catalog: catalog)
    builder.addNodes(externals)
    builder.addTables()
    builder.chooseHubs()
    builder.addIdentities()
    builder.addFormulas()
    builder.addClaims()
    return builder.finished()
  }

  private init(reading: DraftReading, catalog: Catalog) {
    self.reading = reading
    self.catalog = catalog
  }

  // MARK: Nodes

  private mutating func addNodes(_ externals: [ExternalFact]) {
    let blocks = reading.blocks
    graph.firstNode = Array(repeating: -1, count: blocks.count)
    var keyed: [(key: FactKey, value: Int64)] = []
    for block in blocks {
      for fact in block.facts {
        if let key = fact.key { keyed.append((key, fact.value.raw)) }
      }
    }
    canonical = CanonicalKeys(keyed + externals.map { ($0.key, $0.value.raw) })
    graph.nodes.reserveCapacity(keyed.count * 2)
    for (number, block) in blocks.enumerated() where !block.facts.isEmpty {
      graph.firstNode[number] = graph.nodes.count
      for (place, fact) in block.facts.enumerated() {
        add(
          Node(
            block: number,
            fact: place,
            key: fact.key.map { canonical.canonical($0) },
            kind: fact.kind,
            place: fact.place,
            isBlank: fact.isBlank,
            isAsked: fact.isAsked,
            isInYuan: fact.kind == .amount && fact.exponent == 4,
            isExternal: false,
            value: fact.value.raw,
            slack: fact.slack
          )
        )
      }
    }
    noteUsualSlack()
    for external in externals {
      add(
        Node(
          block: -1,
          fact: -1,
          key: canonical.canonical(external.key),
          kind: .amount,
          place: .tableLeaf,
          isBlank: false,
          isAsked: false,
          isInYuan: false,
          isExternal: true,
          value: external.value.raw,
          slack: external.slack
        )
      )
    }
  }

  private mutating func noteUsualSlack() {
    var draft = DecimalHabit()
    for block in reading.blocks {
      for fact in block.facts { draft.count(fact) }
    }
    for (number, block) in reading.blocks.enumerated() {
      guard !block.facts.isEmpty, let first = graph.node(block: number, fact: 0) else { continue }
      var own = DecimalHabit()
      for fact in block.facts { own.count(fact) }
      for (place, fact) in block.facts.enumerated() {
        graph.nodes[first + place].usualSlack = own.slack(of: fact) ?? draft.slack(of: fact) ?? fact.slack
      }
    }
  }

  private mutating func add(_ node: Node) {
    if let key = node.key { index[key, default: []].append(graph.nodes.count) }
    graph.nodes.append(node)
  }

  /// What stands for a key: last year's own draft, else a figure that its own table bears out, else the value that
  /// most tables state, then most sentences.
  private mutating func chooseHubs() {
    let doubts = doubtsInTables()
    for (key, members) in index {
      let usable = members.filter { !graph.nodes[$0].isAsked }
      guard let first = usable.first else { continue }
      if usable.count == 1 {
        hubs[key] = first
        continue
      }
      var votes: [Int64: (tables: Int, all: Int)] = [:]
      for member in usable {
        let node = graph.nodes[member]
        votes[node.value, default: (0, 0)].all += 1
        if node.place > .sentence { votes[node.value, default: (0, 0)].tables += 1 }
      }
      func rank(_ member: Int) -> (Int, Int, Int, Int, Int) {
        let node = graph.nodes[member]
        let vote = votes[node.value] ?? (0, 0)
        return (node.isExternal ? 1 : 0, -(doubts[member] ?? 0), vote.tables, vote.all, -member)
      }
      hubs[key] = usable.max { rank($0) < rank($1) }
    }
  }

  /// How many sums of its own table a figure does not fit.
  private func doubtsInTables() -> [Int: Int] {
    var doubts: [Int: Int] = [:]
    for relation in graph.relations where Evaluation.verdict(relation, graph.nodes) == .violated {
      for node in relation.nodes { doubts[node, default: 0] += 1 }
    }
    return doubts
  }

  // MARK: Tables

  private mutating func addTables() {
    for (number, block) in reading.blocks.enumerated() {
      guard let table = block.table, !table.isEmpty else { continue }
      noteRepeatedRows(table, number)
      addRollUps(table, number)
      addRowFormulas(table, number)
    }
  }

  private mutating func noteRepeatedRows(_ table: TableReading, _ block: Int) {
    guard table.binding.concept?.isEconomic != true else { return }
    let rows = Dictionary(grouping: table.rows.filter { ($0.code ?? 0) != 0 && $0.writtenCode != nil }, by: { $0.code ?? 0 })
    for (code, rows) in rows where rows.count > 1 {
      let facts = rows.flatMap(\.facts).filter { $0 >= 0 }
      let values = facts.compactMap { graph.node(block: block, fact: $0) }.map { graph.nodes[$0].value }
      repeatedRows.append((code, Set(values.filter { $0 != 0 })))
    }
  }

  private mutating func addRollUps(_ table: TableReading, _ block: Int) {
    guard !table.isPartial, let rule = catalog.rules.index(builtin: "逐级相加") else { return }
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

  private func node(_ table: TableReading, _ row: Int, _ column: Int, _ block: Int) -> Int? {
    let fact = table.rows[row].facts[column]
    return fact >= 0 ? graph.node(block: block, fact: fact) : nil
  }

  private mutating func addRowFormulas(_ table: TableReading, _ block: Int) {
    for (rule, book) in catalog.rules.rules.enumerated() {
      for formula in book.formulas where formula.scope == .eachRow(form: table.form) {
        addRowFormula(formula, rule, table, block)
      }
    }
  }

  private mutating func addRowFormula(_ formula: Rule.Formula, _ rule: Int, _ table: TableReading, _ block: Int) {
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

  private func comparison(_ relation: FormulaRelation) -> Claim.Relation {
    switch relation {
    case .equal: .equal
    case .atMost: .atMost
    case .atLeast: .atLeast
    case .less: .less
    case .greater: .greater
    }
  }

  // MARK: One key, one value

  private mutating func addIdentities() {
    guard let rule = catalog.rules.index(builtin: "一致") else { return }
    for (key, members) in index.sorted(by: { ($0.value.first ?? 0) < ($1.value.first ?? 0) }) where members.count > 1 {
      addIdentity(key, members, rule)
    }
  }

  /// Ties every statement of a key to one of them. Rows of one table that share a code are parts of one figure.
  private mutating func addIdentity(_ key: FactKey, _ members: [Int], _ rule: Int) {
    var groups: [[Int]] = []
    var groupOfBlock: [Int: Int] = [:]
    for member in members {
      let node = graph.nodes[member]
      if isRow(node), let group = groupOfBlock[node.block] {
        groups[group].append(member)
      } else {
        if isRow(node) { groupOfBlock[node.block] = groups.count }
        groups.append([member])
      }
    }
    let unitValues = valuesOfUnits(key)
    if !unitValues.isEmpty {
      // Two units under one roof: a sentence may speak of one of them, and then of its row alone.
      groups.removeAll { group in
        group.count == 1 && graph.nodes[group[0]].place <= .sentence && unitValues.contains(graph.nodes[group[0]].value)
      }
      if groups.allSatisfy({ $0.allSatisfy { graph.nodes[$0].place <= .sentence } }) { return }
    }
    guard let hub = hubs[key], let center = groups.firstIndex(where: { $0.contains(hub) }) else { return }
    for (number, group) in groups.enumerated() where number != center {
      addEquality(groups[center], group, rule)
    }
  }

  /// Values of the rows at or below a code that some table lists more than once (one row for each unit).
  private func valuesOfUnits(_ key: FactKey) -> Set<Int64> {
    guard let code = key.concept.code, code != 0 else { return [] }
    return repeatedRows.reduce(into: []) { values, row in
      if row.code == code || isDescendant(row.code, of: code) { values.formUnion(row.values) }
    }
  }

  private func isRow(_ node: Node) -> Bool {
    guard node.block >= 0, let table = reading.blocks[node.block].table, let code = node.key?.concept.code, code != 0 else {
      return false
    }
    return table.binding.concept?.code != nil
  }

  private mutating func addEquality(_ a: [Int], _ b: [Int], _ rule: Int) {
    func equate(_ left: [Int], _ right: [Int]) {
      if (left + right).allSatisfy({ graph.nodes[$0].isBlank }) { return }
      graph.relations.append(
        Relation(
          rule: rule,
          shape: .sum(.equal, constant: 0),
          upper: left.map { GraphTerm($0) } + right.map { GraphTerm($0, isNegative: true) }
        )
      )
    }
    if a.count == b.count {
      for (left, right) in zip(a, b) { equate([left], [right]) }
    } else if a.count > 1, b.count == 1, let same = a.first(where: { graph.nodes[$0].value == graph.nodes[b[0]].value }) {
      // The sentence speaks of one of the rows that share a code.
      equate([same], b)
    } else if b.count > 1, a.count == 1, let same = b.first(where: { graph.nodes[$0].value == graph.nodes[a[0]].value }) {
      equate(a, [same])
    } else {
      equate(a, b)
    }
  }

  // MARK: Formulas

  private mutating func addFormulas() {
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

  private struct Operand {
    var key: FactKey
    var isNegative: Bool
    var isOptional: Bool
    var isLeft: Bool
  }

  private mutating func addFormula(_ formula: Rule.Formula, _ rule: Int, fund: Fund?) {
    var operands: [Operand] = []
    for (side, isRight) in [(formula.left, false), (formula.right, true)] {
      for operand in side {
        guard var key = operand.binding.key else { return }
        if let fund, operand.binding.fund == nil { key.fund = fund }
        operands.append(
          Operand(
            key: canonical.canonical(key),
            isNegative: operand.isNegative != isRight,
            isOptional: operand.isOptional,
            isLeft: !isRight
          )
        )
      }
    }
    // Where two operands are the same figure in this draft, the formula says nothing about it.
    let keys = operands.map(\.key)
    if Set(keys).count < keys.count { return }
    let comparison = comparison(formula.relation)
    var containers: [Int] = []
    for operand in operands {
      for member in index[operand.key] ?? [] where !containers.contains(graph.nodes[member].block) {
        containers.append(graph.nodes[member].block)
      }
    }
    var isPlaced = false
    for container in containers where container >= 0 {
      if addFormula(operands, rule, comparison, in: container) { isPlaced = true }
    }
    if !isPlaced { addFormula(operands, rule, comparison, in: nil) }
  }

  /// One instance of a formula: its figures from one table or paragraph as far as they stand there, else from elsewhere.
  @discardableResult
  private mutating func addFormula(_ operands: [Operand], _ rule: Int, _ comparison: Claim.Relation, in container: Int?) -> Bool {
    var terms: [GraphTerm] = []
    var here = 0
    var hereLeft = false
    var isIncomplete = false
    let isTable = container.map { reading.blocks[$0].table != nil } ?? false
    for operand in operands {
      let members = (index[operand.key] ?? []).filter { graph.nodes[$0].block == container }
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

  // MARK: Claims

  private mutating func addClaims() {
    for (number, block) in reading.blocks.enumerated() {
      for claim in block.claims { add(claim, number) }
    }
    addSharedChanges()
  }

  private func rule(_ kind: Claim.Kind) -> Int? {
    switch kind {
    case .share: catalog.rules.index(builtin: "占比")
    case .completion: catalog.rules.index(builtin: "完成率")
    case .differenceRate: catalog.rules.index(builtin: "差异率")
    case .growth: catalog.rules.index(builtin: "增减幅")
    case .change: catalog.rules.index(builtin: "增减额")
    case .comparison: catalog.rules.index(builtin: "说法")
    case .equality: catalog.rules.index(builtin: "一致")
    case .check: catalog.rules.index(builtin: "核对")
    }
  }

  private func node(_ term: ClaimTerm, _ block: Int) -> Int? {
    switch term {
    case .fact(let fact): return graph.node(block: block, fact: fact)
    case .key(let key): return hubs[canonical.canonical(key)]
    case .cell(let form, let key):
      let members = index[canonical.canonical(key)] ?? []
      return members.first { node in
        let block = graph.nodes[node].block
        return block >= 0 && reading.blocks[block].table?.form == form
      }
    }
  }

  private func terms(_ terms: [SignedTerm], _ block: Int) -> [GraphTerm]? {
    var result: [GraphTerm] = []
    for term in terms {
      guard let node = node(term.term, block) else { return nil }
      result.append(GraphTerm(node, isNegative: term.isNegative))
    }
    return result
  }

  private mutating func add(_ claim: Claim, _ block: Int) {
    guard let rule = rule(claim.kind), let upper = terms(claim.upper, block), let lower = terms(claim.lower, block) else {
      return
    }
    let shape: RelationShape
    if let percent = claim.percent {
      guard let node = graph.node(block: block, fact: percent) else { return }
      shape = .ratio(percent: node, isFall: claim.percentIsNegative)
    } else {
      shape = .sum(claim.relation, constant: claim.constant.raw)
      // A figure held against itself says nothing.
      if Set(upper.map(\.node)).count < upper.count { return }
    }
    var relation = Relation(rule: rule, shape: shape, upper: upper, lower: lower)
    relation.word = claim.word
    relation.amountWord = claim.amountWord
    relation.wordBlock = block
    relation.text = claim.text
    graph.relations.append(relation)
  }

  /// Last year's figure stated twice as a difference from this year's is one figure:
  /// this year − change must come out the same, whatever it is.
  private mutating func addSharedChanges() {
    guard let rule = catalog.rules.index(builtin: "增减额") else { return }
    var first: [FactKey: [GraphTerm]] = [:]
    for (number, block) in reading.blocks.enumerated() {
      for claim in block.claims where claim.kind == .change {
        guard case .key(let previous)? = claim.upper.dropFirst().first?.term, hubs[canonical.canonical(previous)] == nil,
          let current = terms([claim.upper[0]] + claim.upper.dropFirst(2), number)
        else { continue }
        guard let other = first[previous] else {
          first[previous] = current
          continue
        }
        // Both start from a statement of the same key; identity takes care of that, the changes remain.
        let upper = other.dropFirst() + current.dropFirst().map { GraphTerm($0.node, isNegative: !$0.isNegative) }
        graph.relations.append(Relation(rule: rule, shape: .sum(.equal, constant: 0), upper: Array(upper)))
      }
    }
  }

  private consuming func finished() -> FactGraph {
    graph.close()
    return graph
  }
}
