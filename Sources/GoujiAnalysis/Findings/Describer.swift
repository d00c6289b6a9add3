package import GoujiCatalog
import GoujiFacts
import GoujiReconcile
import GoujiSyntax

/// Puts figures and relations into the words of finance staff.
struct Describer {
  let reading: DraftReading
  let graph: FactGraph
  let book: Book

  func fact(_ index: Int) -> Fact? {
    let node = graph.nodes[index]
    guard node.block >= 0, node.block < reading.blocks.count else { return nil }
    let facts = reading.blocks[node.block].facts
    return node.fact < facts.count ? facts[node.fact] : nil
  }

  /// The byte range of a figure in the draft.
  func range(_ index: Int) -> Range<Int> {
    let node = graph.nodes[index]
    guard let fact = fact(index), node.block < reading.tree.blocks.count else { return 0..<0 }
    let start = reading.tree.blocks[node.block].start
    return (start + fact.range.lowerBound)..<(start + fact.range.upperBound)
  }

  /// The figure as its writer wrote it.
  func text(_ index: Int) -> String {
    let node = graph.nodes[index]
    guard let fact = fact(index) else { return Fixed(raw: node.value).shortest }
    if fact.isBlank { return "空白" }
    return fact.written(fact.value) ?? Fixed(raw: node.value).shortest
  }

  func value(_ index: Int) -> String {
    graph.nodes[index].isBlank ? "0" : text(index)
  }

  // MARK: Names

  /// `公开03表“合计”的基本支出`; for a sentence `文中的政府采购支出总额`.
  func name(_ index: Int) -> String {
    let node = graph.nodes[index]
    if node.isExternal { return "上年决算的" + (keyText(index) ?? "数") }
    guard let table = reading.blocks[node.block].table else {
      if node.kind == .percent { return "文中百分比" }
      if node.place == .change { return "文中" + (changed(node).map { "“\($0)”的" } ?? "") + "增减额" }
      if reading.tree.blocks[node.block].kind == .table {
        return "自评表" + (keyText(index).map { "“\($0)”" } ?? column(node) ?? "")
      }
      return "文中" + (keyText(index).map { "“\($0)”" } ?? "这个数")
    }
    guard let (row, column) = cell(node, table) else { return formName(table) + (keyText(index) ?? "") }
    let rowName = String(folded: row.label)
    let code = row.writtenCode.map { $0 + " " } ?? ""
    let heading = table.columns.count > 1 && isTelling(column.title) ? "的" + column.title : ""
    if rowName.isEmpty { return formName(table) + (keyText(index) ?? column.title) }
    return formName(table) + "“" + code + rowName + "”" + heading
  }

  /// The column of a self-evaluation that a figure stands in, as far as the claims of its table tell.
  private func column(_ node: Node) -> String? {
    let own = ClaimTerm.fact(node.fact)
    for claim in reading.blocks[node.block].claims {
      switch claim.kind {
      case .scoreBound:
        if claim.upper.first?.term == own { return "得分" }
        if claim.upper.last?.term == own { return "分值" }
      case .executionRate:
        if claim.percent == node.fact { return "执行率" }
        if claim.upper.first?.term == own { return "执行数" }
        if claim.lower.first?.term == own { return "预算数" }
      case .weightSum, .scoreSum:
        if claim.upper.first?.term == own { return "总分" }
      default: continue
      }
    }
    return nil
  }

  /// What an amount is the change of.
  private func changed(_ node: Node) -> String? {
    let claim = reading.blocks[node.block].claims.first { claim in
      claim.kind == .change && claim.upper.contains { $0.term == .fact(node.fact) }
    }
    guard case .key(var key)? = claim?.upper.dropFirst().first?.term else { return nil }
    key.year = .current
    return text(of: key)
  }

  private func isTelling(_ title: String) -> Bool { !title.isEmpty && !book.words.plainHeads.contains(title) }

  func formName(_ table: TableReading) -> String { table.name }

  private func cell(_ node: Node, _ table: TableReading) -> (TableReading.Row, TableReading.Column)? {
    table.place(of: node.fact).map { ($0.row, $0.column) }
  }

  /// How the figures of one formula are told apart: within one row by their columns, within one table by their rows.
  struct Naming {
    fileprivate enum Way { case columns, rows, places }
    fileprivate var way = Way.places
  }

  func naming(_ nodes: some Collection<Int>) -> Naming {
    guard let first = nodes.first, graph.nodes[first].block >= 0 else { return Naming() }
    let block = graph.nodes[first].block
    guard let table = reading.blocks[block].table, nodes.allSatisfy({ graph.nodes[$0].block == block }) else {
      return Naming()
    }
    let line = table.line(of: graph.nodes[first].fact)
    return Naming(way: nodes.allSatisfy { table.line(of: graph.nodes[$0].fact) == line } ? .columns : .rows)
  }

  /// A short name inside a formula.
  func shortName(_ index: Int, _ naming: Naming) -> String {
    let node = graph.nodes[index]
    guard naming.way != .places, node.block >= 0, let table = reading.blocks[node.block].table,
      let (row, column) = cell(node, table)
    else { return name(index) }
    if naming.way == .columns, !column.title.isEmpty { return column.title }
    let label = String(folded: row.label)
    return (row.writtenCode.map { $0 + " " } ?? "") + label
  }

  /// `支出.2080505 全部 决算 本年` as the JSON contract has it, in words.
  func keyText(_ index: Int) -> String? {
    guard let key = fact(index)?.key ?? (graph.nodes[index].isExternal ? graph.nodes[index].key : nil) else {
      return nil
    }
    return text(of: key)
  }

  /// A key in words; a project by the name that its table has.
  func text(of key: FactKey) -> String {
    guard case .local = key.concept,
      let project = reading.projects.first(where: { $0.money(key.stage) == key || $0.score == key })
    else { return book.text(of: key) }
    if project.score == key { return project.written + " 得分" }
    return project.written + " " + (key.stage == .final ? "执行数" : key.stage.name + "数")
  }

  // MARK: Formulas

  /// `合计 263.33 ≠ 基本支出 213.52 + 项目支出 49.18 = 262.70（差 0.63）`
  func formula(_ relation: Relation) -> String {
    if book.rules.rules[relation.rule].builtin == .lastYearsPart { return lastYear(relation) }
    switch relation.shape {
    case .sum(let comparison, let constant): return sum(relation, comparison, constant)
    case .ratio(let percent, let isFall): return ratio(relation, percent, isFall)
    }
  }

  /// `按增减额8.94、13.98推算，上年的“财政拨款 支出合计”大于“支出合计”`
  private func lastYear(_ relation: Relation) -> String {
    let changes = relation.upper.filter { graph.nodes[$0.node].place == .change }
    let amounts = changes.map { value($0.node) }.joined(separator: "、")
    let names = changes.compactMap { changed(graph.nodes[$0.node]) }.map { "“\($0)”" }
    let sign = relation.verdict == .violated ? "大于" : "不大于"
    return "按增减额\(amounts)推算，上年的" + names.joined(separator: sign)
  }

  private func sum(_ relation: Relation, _ comparison: Claim.Relation, _ constant: Int64) -> String {
    let nodes = relation.nodes
    let naming = naming(nodes)
    let left = relation.upper.filter { !$0.isNegative }
    let right = relation.upper.filter(\.isNegative)
    let decimals = decimals(nodes)
    let unit = commonUnit(nodes)
    func amount(_ value: Fixed?) -> String {
      value.flatMap { value in unit?.written(value, decimals: decimals) ?? value.written(decimals: decimals) } ?? ""
    }
    let leftSum = Evaluate.sum(left, graph.nodes)
    let rightSum = (Evaluate.sum(right, graph.nodes)).flatMap { $0.negated?.subtracting(Fixed(raw: constant)) }
    func side(_ terms: [GraphTerm]) -> String {
      let shown = terms.count > 3 ? terms.filter { graph.nodes[$0.node].value != 0 } : terms
      return (shown.isEmpty ? Array(terms.prefix(1)) : shown)
        .map { shortName($0.node, naming) + value($0.node) }
        .joined(separator: " + ")
    }
    let leftText = side(left) + (left.count > 1 ? " = \(amount(leftSum))" : "")
    var rightText = right.isEmpty ? "" : side(right)
    if constant != 0 {
      let size = Fixed(raw: constant).magnitude.written(decimals: decimals)
      rightText += rightText.isEmpty ? (constant < 0 ? size : "-" + size) : (constant < 0 ? " + " : " - ") + size
    }
    if rightText.isEmpty { rightText = "0" }
    let hasSum = right.filter { graph.nodes[$0.node].value != 0 }.count + (constant != 0 ? 1 : 0) > 1
    let sumText = hasSum ? " = \(amount(rightSum))" : ""
    var text = "\(leftText) \(Self.sign(comparison, relation.verdict)) \(rightText)\(sumText)"
    if let leftSum, let rightSum, let difference = leftSum.subtracting(rightSum), comparison == .equal,
      difference != .zero
    {
      text += "（差\(amount(difference.magnitude))）"
    }
    return text
  }

  /// A figure in the unit of all of them, where that is another one than 万元.
  private func commonUnit(_ nodes: some Collection<Int>) -> Fact? {
    let facts = nodes.compactMap { fact($0) }
    guard let first = facts.first, first.exponent != 0, facts.allSatisfy({ $0.exponent == first.exponent }) else {
      return nil
    }
    return facts.first { !$0.isBlank } ?? first
  }

  static func sign(_ comparison: Claim.Relation, _ verdict: Verdict) -> String {
    let holds = verdict != .violated
    switch comparison {
    case .equal: return verdict == .exact ? "=" : verdict == .rounding ? "≈" : "≠"
    case .atMost: return holds ? "≤" : ">"
    case .atLeast: return holds ? "≥" : "<"
    case .less: return holds ? "<" : "≥"
    case .greater: return holds ? ">" : "≤"
    }
  }

  private func decimals(_ nodes: some Collection<Int>) -> Int {
    let places = nodes.filter { !graph.nodes[$0].isBlank }.compactMap {
      fact($0).map { max(Int($0.number.decimals), 0) }
    }
    return places.max() ?? 2
  }

  private func ratio(_ relation: Relation, _ percent: Int, _ isFall: Bool) -> String {
    func side(_ terms: some Collection<GraphTerm>) -> String {
      var text = ""
      for term in terms {
        let sign = term.isNegative ? (text.isEmpty ? "-" : " - ") : (text.isEmpty ? "" : " + ")
        text += sign + value(term.node)
      }
      return terms.count > 1 ? "(\(text))" : text
    }
    let computed = Evaluate.percent(relation, graph.nodes, decimals: decimals([percent]))
    let shown = (isFall ? "-" : "") + value(percent) + "%"
    let mark = relation.verdict == .violated ? "≠" : relation.verdict == .exact ? "=" : "≈"
    let quotient = "\(side(relation.upper)) ÷ \(side(relation.lower))"
    guard let computed else { return "\(quotient) 的基数为0，不会是\(shown)" }
    return "\(quotient) = \(computed)% \(mark) \(shown)"
  }
}

/// Shown figures summed and divided for messages.
enum Evaluate {
  static func sum(_ terms: some Collection<GraphTerm>, _ nodes: [Node]) -> Fixed? {
    var sum = Fixed.zero
    for term in terms {
      let value = Fixed(raw: nodes[term.node].value)
      guard let next = term.isNegative ? sum.subtracting(value) : sum.adding(value) else { return nil }
      sum = next
    }
    return sum
  }

  static func percent(_ relation: Relation, _ nodes: [Node], decimals: Int) -> String? {
    guard let upper = sum(relation.upper, nodes), let lower = sum(relation.lower, nodes), lower != .zero else {
      return nil
    }
    let value = Int128(upper.raw) * 100 * Int128(Fixed.scale) / Int128(lower.raw)
    return Int64(exactly: value).map { Fixed(raw: $0).written(decimals: decimals) }
  }
}

extension Book {
  /// A key in words: `一般公共预算 2080505 机关事业单位基本养老保险缴费支出 基本支出`.
  package func text(of key: FactKey) -> String {
    var words: [String] = []
    if key.year == .previous { words.append("上年") }
    if key.stage != .final { words.append(key.stage.name) }
    if key.fund != .all, vocabulary.named(key.concept)?.fund == nil { words.append(key.fund.name) }
    words.append(title(of: key.concept))
    if key.part != .total { words.append(key.part.name) }
    return words.joined(separator: " ")
  }
}
