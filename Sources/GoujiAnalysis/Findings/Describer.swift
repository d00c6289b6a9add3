package import GoujiCatalog
import GoujiFacts
import GoujiReconcile
import GoujiSyntax

/// Puts figures and relations into the words of finance staff.
struct Describer {
  let reading: DraftReading
  let graph: FactGraph
  let book: Book
  /// The drafts that external figures stand in.
  let others: [Analysis.Environment.OtherDraft]

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
  func text(_ index: Int) -> Message {
    isBlank(index) ? Message(zh: "空白", en: "blank") : Message(verbatim: figure(index))
  }

  func isBlank(_ index: Int) -> Bool { fact(index)?.isBlank ?? false }

  private func figure(_ index: Int) -> String {
    fact(index).flatMap { $0.written($0.value) } ?? Fixed(raw: graph.nodes[index].value).shortest
  }

  func value(_ index: Int) -> String {
    graph.nodes[index].isBlank || isBlank(index) ? "0" : figure(index)
  }

  // MARK: Names

  /// `公开03表“合计”的基本支出`; for a sentence `文中的政府采购支出总额`.
  func name(_ index: Int) -> Message {
    let node = graph.nodes[index]
    if node.isExternal {
      let other = others.holding(node.fact)
      let word = other?.word ?? ""
      let key = keyText(index)
      return other?.isLastYear ?? true
        ? Message(zh: "上年\(word)的\(key ?? "数")", en: "last year’s \(key ?? "figure")")
        : Message(zh: "本年\(word)的\(key ?? "数")", en: "this year’s \(word) \(key ?? "figure")")
    }
    guard let table = reading.blocks[node.block].table else {
      if node.kind == .percent { return Message(zh: "文中百分比", en: "percentage in the text ") }
      if node.place == .change {
        return changed(node).map { Message(zh: "文中“\($0)”的增减额", en: "text “\($0)” change ") }
          ?? Message(zh: "文中增减额", en: "change in the text ")
      }
      if reading.tree.blocks[node.block].kind == .table {
        // A table of no form that states changes compares two years.
        if reading.blocks[node.block].claims.contains(where: { $0.kind == .change || $0.kind == .growth }) {
          return keyText(index).map { Message(zh: "对比表“\($0)”", en: "comparison “\($0)”") }
            ?? Message(zh: "对比表里的数", en: "figure of the comparison ")
        }
        return keyText(index).map { Message(zh: "自评表“\($0)”", en: "self-evaluation “\($0)”") }
          ?? column(node).map { Message(zh: "自评表\($0)", en: "\($0)") }
          ?? Message(zh: "自评表", en: "self-evaluation ")
      }
      return keyText(index).map { Message(zh: "文中“\($0)”", en: "text “\($0)”") }
        ?? Message(zh: "文中这个数", en: "figure in the text ")
    }
    return Message(verbatim: name(index, table))
  }

  /// The name of a cell, which the form has given it.
  private func name(_ index: Int, _ table: TableReading) -> String {
    guard let (row, column) = cell(graph.nodes[index], table) else { return formName(table) + (keyText(index) ?? "") }
    let rowName = String(folded: row.label)
    let code = row.writtenCode.map { $0 + " " } ?? ""
    let heading = table.columns.count > 1 && isTelling(column.title) ? "的" + column.title : ""
    if rowName.isEmpty { return formName(table) + (keyText(index) ?? column.title) }
    return formName(table) + "“" + code + rowName + "”" + heading
  }

  /// The column of a self-evaluation that a figure stands in, as far as the claims of its table tell.
  private func column(_ node: Node) -> Message? {
    let own = ClaimTerm.fact(node.fact)
    for claim in reading.blocks[node.block].claims {
      switch claim.kind {
      case .scoreBound:
        if claim.upper.first?.term == own { return Message(zh: "得分", en: "points ") }
        if claim.upper.last?.term == own { return Message(zh: "分值", en: "weight ") }
      case .executionRate:
        if claim.percent == node.fact { return Message(zh: "执行率", en: "rate ") }
        if claim.upper.first?.term == own { return Message(zh: "执行数", en: "spent ") }
        if claim.lower.first?.term == own { return Message(zh: "预算数", en: "budget ") }
      case .weightSum, .scoreSum:
        if claim.upper.first?.term == own { return Message(zh: "总分", en: "all points ") }
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
  func shortName(_ index: Int, _ naming: Naming) -> Message {
    let node = graph.nodes[index]
    guard naming.way != .places, node.block >= 0, let table = reading.blocks[node.block].table,
      let (row, column) = cell(node, table)
    else { return name(index) }
    if naming.way == .columns, !column.title.isEmpty { return Message(verbatim: column.title) }
    let label = String(folded: row.label)
    return Message(verbatim: (row.writtenCode.map { $0 + " " } ?? "") + label)
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
  func formula(_ relation: Relation) -> Message {
    if book.rules.rules[relation.rule].builtin == .lastYearsPart { return lastYear(relation) }
    switch relation.shape {
    case .sum(let comparison, let constant): return sum(relation, comparison, constant)
    case .ratio(let percent, let isFall): return ratio(relation, percent, isFall)
    }
  }

  /// `按增减额8.94、13.98推算，上年的“财政拨款 支出合计”大于“支出合计”`
  private func lastYear(_ relation: Relation) -> Message {
    let changes = relation.upper.filter { graph.nodes[$0.node].place == .change }
    let amounts = changes.map { value($0.node) }.joined(separator: "、")
    let names = changes.compactMap { changed(graph.nodes[$0.node]) }.map { "“\($0)”" }
    let isMore = relation.verdict == .violated
    let compared = Message(
      zh: "\(names.joined(separator: isMore ? "大于" : "不大于"))",
      en: "\(names.joined(separator: isMore ? " was more than " : " was not more than "))"
    )
    return Message(zh: "按增减额\(amounts)推算，上年的\(compared)", en: "by the changes \(amounts) last year’s \(compared)")
  }

  private func sum(_ relation: Relation, _ comparison: Claim.Relation, _ constant: Int64) -> Message {
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
    func side(_ terms: [GraphTerm]) -> Message {
      let shown = terms.count > 3 ? terms.filter { graph.nodes[$0.node].value != 0 } : terms
      let parts = (shown.isEmpty ? Array(terms.prefix(1)) : shown).map {
        shortName($0.node, naming) + Message(verbatim: value($0.node))
      }
      return .joined(parts, zh: " + ", en: " + ")
    }
    let leftText = side(left) + Message(verbatim: left.count > 1 ? " = \(amount(leftSum))" : "")
    var rightText = right.isEmpty ? Message(verbatim: "") : side(right)
    if constant != 0 {
      let size = Fixed(raw: constant).magnitude.written(decimals: decimals)
      let sign = rightText.isEmpty ? (constant < 0 ? "" : "-") : constant < 0 ? " + " : " - "
      rightText = rightText + Message(verbatim: sign + size)
    }
    if rightText.isEmpty { rightText = Message(verbatim: "0") }
    let hasSum = right.filter { graph.nodes[$0.node].value != 0 }.count + (constant != 0 ? 1 : 0) > 1
    let sumText = hasSum ? " = \(amount(rightSum))" : ""
    let text =
      leftText + Message(verbatim: " \(Self.sign(comparison, relation.verdict)) ") + rightText
      + Message(verbatim: sumText)
    if let leftSum, let rightSum, let difference = leftSum.subtracting(rightSum), comparison == .equal,
      difference != .zero
    {
      let size = amount(difference.magnitude)
      return text + Message(zh: "（差\(size)）", en: " (off by \(size))")
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

  private func ratio(_ relation: Relation, _ percent: Int, _ isFall: Bool) -> Message {
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
    guard let computed else {
      return Message(zh: "\(quotient) 的基数为0，不会是\(shown)", en: "\(quotient) has the base 0 and cannot be \(shown)")
    }
    return Message(verbatim: "\(quotient) = \(computed)% \(mark) \(shown)")
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
    if key.fund != .all, vocabulary.named(key.concept)?.fund == nil { words.append(vocabulary.name(of: key.fund)) }
    words.append(title(of: key.concept))
    if key.part != .total { words.append(key.part.name) }
    return words.joined(separator: " ")
  }
}
