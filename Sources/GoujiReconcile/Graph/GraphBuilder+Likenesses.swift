import GoujiCatalog
import GoujiFacts
import GoujiSyntax

// Likenesses between figures that need not agree: they bear one another out where they do.
//
// Which likenesses there are does not depend on values: one that does not hold says nothing.
extension GraphBuilder {
  /// Two figures that are nothing together.
  private mutating func addNothing(_ a: Int, _ b: Int, _ rule: Int) {
    let terms: Terms = [GraphTerm(a), GraphTerm(b)]
    graph.relations.append(Relation(rule: rule, shape: .sum(.equal, constant: 0), upper: terms))
  }

  // MARK: Companions

  /// Where nothing was spent, nothing was bought, nobody was received and nobody travelled; and counts that are often one.
  mutating func addCompanions() {
    let companions = book.rules.companions
    let concepts = Set(companions.flatMap(\.group.concepts))
    var statements: [Concept: [Int]] = [:]
    for (number, key) in keys.keys.enumerated()
    where key.stage == .final && key.year == .current && concepts.contains(key.concept) {
      if let representative = representative(number) { statements[key.concept, default: []].append(representative) }
    }
    if statements.isEmpty { return }
    for (rule, group) in companions {
      let members = group.concepts.flatMap { statements[$0] ?? [] }
      for (place, member) in members.enumerated() {
        for other in members[..<place] {
          if group.onlyNothing { addNothing(other, member, rule) } else { equate(other, member, rule) }
        }
      }
    }
  }

  /// 0% of nothing, where only the whole is stated, or only the part.
  mutating func addSharesOfNothing() {
    guard let rule = book.rule(.nothingTogether) else { return }
    for (number, block) in reading.blocks.enumerated() {
      for claim in block.claims where claim.kind == .share || claim.kind == .completion {
        guard let percent = claim.percent.flatMap({ graph.node(block: number, fact: $0) }) else { continue }
        let sides = [terms(claim.upper, number), terms(claim.lower, number)].compactMap { $0 }
        if sides.count == 1, let stated = sides[0].first?.node { addNothing(percent, stated, rule) }
      }
    }
  }

  // MARK: Statements that may each speak of a part

  func isPartial(_ key: FactKey) -> Bool { book.vocabulary.named(key.concept)?.isPartial ?? false }

  /// Of more statements of one thing each is held against the first of them only.
  private static let manyStatements = 12

  /// Equal statements of 涉及资金 bear one another out, and the total of the department where it is that.
  mutating func addPartialStatements() {
    guard let rule = book.rule(.corroboration) else { return }
    for (number, key) in keys.keys.enumerated() where isPartial(key) {
      let statements = members[number].map { Int($0) }
      for (place, member) in statements.enumerated() {
        for other in statements.count > Self.manyStatements ? statements.prefix(min(place, 1)) : statements[..<place] {
          equate(other, member, rule)
        }
        if graph.nodes[member].kind == .amount { addTotals(like: member, key, rule) }
      }
    }
  }

  private mutating func addTotals(like member: Int, _ key: FactKey, _ rule: Int) {
    let isOwnMoney = key.fund == .governmental || key.fund == .stateCapital
    for part in [Part.total, .project, .basic] {
      for fund in isOwnMoney ? [key.fund] : [Fund.all, .fiscal, .general] {
        guard let representative = representative(FactKey(.expense(0), fund: fund, part: part, stage: key.stage)),
          representative != member
        else {
          continue
        }
        equate(representative, member, rule)
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
    if reading.projects.isEmpty { return [] }
    return reading.blocks.indices.compactMap { number in
      let block = reading.blocks[number]
      guard block.table == nil, block.projects.count == 1, let name = block.projects.first else { return nil }
      func node(_ key: FactKey) -> Int? {
        block.facts.firstIndex { $0.key == key }.flatMap { graph.node(block: number, fact: $0) }
      }
      return Project(budget: node(name.money(.annualBudget)), spent: node(name.money(.final)), score: node(name.score))
    }
  }

  /// The offices' budgets in tables that evaluate an office as a whole add up to what the text says was evaluated.
  private mutating func addOfficeTotals(_ rule: Int) {
    let key = FactKey(book.vocabulary.known.projectMoney, stage: .initialBudget)
    let budgets = reading.blocks.indices.compactMap { number in
      reading.blocks[number].facts.firstIndex { $0.key == key }.flatMap { graph.node(block: number, fact: $0) }
    }
    guard budgets.count > 1 else { return }
    addSums(nodes(book.vocabulary.known.projectMoney, [.final]), budgets, rule)
  }

  /// Holds each statement of a whole against the same parts.
  mutating func addSums(_ wholes: [Int], _ parts: [Int], _ rule: Int) {
    for whole in wholes where !parts.contains(whole) {
      let terms = [GraphTerm(whole)] + parts.map { GraphTerm($0, isNegative: true) }
      graph.relations.append(Relation(rule: rule, shape: .sum(.equal, constant: 0), upper: Terms(terms)))
    }
  }

  mutating func addProjectTotals() {
    guard let rule = book.rule(.projectTotal) else { return }
    addOfficeTotals(rule)
    let projects = projects()
    guard projects.count > 1 else { return }
    func add(_ wholes: [Int], _ parts: [Int?]) {
      if !parts.contains(nil) { addSums(wholes, parts.compactMap { $0 }, rule) }
    }
    add(nodes(book.vocabulary.known.projectMoney, [.final, .annualBudget]), projects.map(\.budget))
    add(nodes(book.vocabulary.known.projectMoney, [.final]), projects.map(\.spent))
    for whole in nodes(book.vocabulary.known.projectCount, [.final]) {
      let (constant, overflow) = Int64(projects.count).multipliedReportingOverflow(by: -Fixed.scale)
      if overflow { continue }
      graph.relations.append(Relation(rule: rule, shape: .sum(.equal, constant: constant), upper: [GraphTerm(whole)]))
    }
    let scores = projects.compactMap(\.score)
    guard scores.count == projects.count else { return }
    for mean in nodes(book.vocabulary.known.meanScore, [.final]) {
      let terms = scores.map { _ in GraphTerm(mean) } + scores.map { GraphTerm($0, isNegative: true) }
      graph.relations.append(Relation(rule: rule, shape: .sum(.equal, constant: 0), upper: Terms(terms)))
    }
  }

  /// Statements of a concept, for whatever money.
  private func nodes(_ concept: Concept, _ stages: [Stage]) -> [Int] {
    keys.keys.indices.filter { keys.keys[$0].concept == concept && stages.contains(keys.keys[$0].stage) }
      .flatMap { members[$0].map { Int($0) } }.sorted().prefix(Self.mostTotals).map { $0 }
  }

  /// A draft states the total of its projects in a handful of places.
  private static let mostTotals = 40
}
