import GoujiCatalog
import GoujiFacts
import GoujiSyntax

// Likenesses between figures that need not agree: they bear one another out where they do.
extension GraphBuilder {
  mutating func addLikenesses() {
    addCompanions()
    addRowSums()
    addSharesOfNothing()
    addPartialStatements()
    addProjectTotals()
  }

  // MARK: Companions

  /// Where nothing was spent, nothing was bought, nobody was received and nobody travelled; and counts that are often one.
  private mutating func addCompanions() {
    let companions = catalog.rules.rules.indices.filter { !catalog.rules.rules[$0].companions.isEmpty }
    let concepts = Set(companions.flatMap { catalog.rules.rules[$0].companions.flatMap(\.concepts) })
    var statements: [Concept: [Int]] = [:]
    for (number, key) in keys.keys.enumerated() where key.stage == .final && key.year == .current && concepts.contains(key.concept) {
      if let hub = hub(number) { statements[key.concept, default: []].append(hub) }
    }
    for rule in companions {
      for group in catalog.rules.rules[rule].companions {
        let members = group.concepts.flatMap { statements[$0] ?? [] }
        for (a, b) in zip(members, members.dropFirst()) {
          let isAlike = graph.nodes[a].value == graph.nodes[b].value && (graph.nodes[a].value == 0 || !group.onlyNothing)
          if isAlike { equate(a, b, rule) }
        }
      }
    }
  }

  /// 0% of nothing, where only the whole is stated and is nothing, or only the part.
  private mutating func addSharesOfNothing() {
    guard let rule = catalog.rules.index(builtin: "同为零") else { return }
    for (number, block) in reading.blocks.enumerated() {
      for claim in block.claims where claim.kind == .share || claim.kind == .completion {
        guard let percent = claim.percent.flatMap({ graph.node(block: number, fact: $0) }), graph.nodes[percent].value == 0 else {
          continue
        }
        let sides = [terms(claim.upper, number), terms(claim.lower, number)]
        guard sides.contains(where: { $0 == nil }), let side = sides.compactMap({ $0 }).first, let stated = side.first?.node,
          graph.nodes[stated].value == 0
        else { continue }
        equate(percent, stated, rule)
      }
    }
  }

  // MARK: Statements that may each speak of a part

  func isPartial(_ key: FactKey) -> Bool { catalog.vocabulary.named(key.concept)?.isPartial ?? false }

  /// Equal statements of 涉及资金 bear one another out, and the total of the department where it is that.
  private mutating func addPartialStatements() {
    guard let rule = catalog.rules.index(builtin: "印证") else { return }
    for (number, key) in keys.keys.enumerated() where isPartial(key) {
      var first: [Int64: Int] = [:]
      for member in members[number].map({ Int($0) }) {
        let value = graph.nodes[member].value
        if let known = first[value] { equate(known, member, rule) } else if value != 0 { first[value] = member }
        guard graph.nodes[member].kind == .amount else { continue }
        for part in [Part.total, .project, .basic] {
          // Nothing is nothing only of the same money.
          for fund in value == 0 ? [key.fund] : [key.fund, .all, .general] {
            guard let hub = hub(FactKey(.expense(0), fund: fund, part: part, stage: key.stage)), hub != member else { continue }
            if graph.nodes[hub].value == value { equate(hub, member, rule) }
          }
        }
      }
    }
  }

  // MARK: Projects

  /// Money, points and number of the projects that have a self-evaluation table.
  private struct Project {
    var budget: Int?
    var spent: Int?
    var score: Int?
  }

  private func projects() -> [Project] {
    reading.blocks.indices.compactMap { number in
      let block = reading.blocks[number]
      guard block.table == nil, block.projects.count == 1, let name = block.projects.first else { return nil }
      func node(_ key: FactKey) -> Int? {
        block.facts.firstIndex { $0.key == key }.flatMap { graph.node(block: number, fact: $0) }
      }
      return Project(budget: node(name.money(.annualBudget)), spent: node(name.money(.final)), score: node(name.score))
    }
  }

  private mutating func addProjectTotals() {
    guard let rule = catalog.rules.index(builtin: "项目合计") else { return }
    let projects = projects()
    guard projects.count > 1 else { return }
    func add(_ wholes: [Int], _ parts: [Int?]) {
      guard !parts.contains(nil) else { return }
      for whole in wholes {
        let terms = [GraphTerm(whole)] + parts.compactMap { $0 }.map { GraphTerm($0, isNegative: true) }
        graph.relations.append(Relation(rule: rule, shape: .sum(.equal, constant: 0), upper: Terms(terms)))
      }
    }
    add(nodes("绩效.项目资金", [.final, .annualBudget]), projects.map(\.budget))
    add(nodes("绩效.项目资金", [.final]), projects.map(\.spent))
    for whole in nodes("绩效.项目数", [.final]) {
      let (constant, overflow) = Int64(projects.count).multipliedReportingOverflow(by: -Fixed.scale)
      if overflow { continue }
      graph.relations.append(Relation(rule: rule, shape: .sum(.equal, constant: constant), upper: [GraphTerm(whole)]))
    }
    let scores = projects.compactMap(\.score)
    guard scores.count == projects.count else { return }
    for mean in nodes("绩效.平均得分", [.final]) {
      let terms = scores.map { _ in GraphTerm(mean) } + scores.map { GraphTerm($0, isNegative: true) }
      graph.relations.append(Relation(rule: rule, shape: .sum(.equal, constant: 0), upper: Terms(terms)))
    }
  }

  /// Statements of a concept, for whatever money.
  private func nodes(_ name: String, _ stages: [Stage]) -> [Int] {
    guard let concept = catalog.vocabulary.concept(named: name) else { return [] }
    return keys.keys.indices.filter { keys.keys[$0].concept == concept && stages.contains(keys.keys[$0].stage) }
      .flatMap { members[$0].map { Int($0) } }.sorted()
  }
}
