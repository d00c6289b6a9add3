package import GoujiCatalog
import GoujiSyntax

/// Where a sentence stands and what has been said before it.
struct SentenceContext: Equatable, Sendable {
  /// What the headings above say: 一般公共预算, 基本支出 …
  var section = Binding()
  /// The year of the accounts, where the draft states it.
  var year: Int?
  /// The whole that a list goes on dividing from the paragraph before (`…，其中：`).
  var group: Group?
  /// In a section on performance, amounts are those of projects.
  var isPerformance = false
  /// Codes that the draft's tables use: they decide between rows that share a name.
  var usedCodes: Set<UInt32> = []

  struct Group: Equatable, Sendable {
    var key: FactKey?
    /// The money spoken of in a sentence that a paragraph break has cut.
    var fund: Fund?
  }
}

/// What was read in one block of prose.
struct SentenceOutcome {
  var facts: [Fact] = []
  var claims: [Claim] = []
  var problems: [ReadingProblem] = []
  var words: [WordFinding] = []
  var lists: [ItemList] = []
  var group: SentenceContext.Group?
}

/// Something wrong with a word, seen while reading.
package struct WordFinding: Hashable, Sendable {
  package enum Kind: String, Sendable {
    /// A year that is neither this nor last.
    case referenceYear
    /// What a template left behind, and a slip of the pen.
    case leftover
    case slip
  }
  package var kind: Kind
  /// Byte range in the block.
  package var range: Range<Int>
  package var message: String
  package var replacement: String?
}

/// A list of items without amounts: `人员经费…主要包括：基本工资、津贴补贴…`.
package struct ItemList: Hashable, Sendable {
  package struct Item: Hashable, Sendable {
    /// Economic code.
    package var code: UInt32
    /// Byte range in the block.
    package var range: Range<Int>
  }
  /// What the list is a list of.
  package var key: FactKey
  package var items: [Item]
  /// Byte range in the block, from the first item to the last.
  package var range: Range<Int>
  /// Whether it ends in 等, or names something that no table knows.
  package var isOpen: Bool
}

/// Reads the figures of a paragraph: what each of them measures, and what the sentence says about them.
///
/// One pass over the lexemes with a small memory: the subject that is spoken of, the amount last stated for
/// it, what it is being compared with, and the whole that is being divided.
struct SentenceReader {
  private let text: FoldedText
  private let catalog: Catalog
  private let context: SentenceContext
  private var outcome = SentenceOutcome()

  /// The subject as its own words say it, laid over the section.
  private var subject: Binding?
  private var companion: Binding?
  /// Whether the subject has been named since the last figure.
  private var isFresh = false
  private var finalFact: Int?
  /// The amount last stated, whether or not anybody knows of what: `共涉及资金184万元，占…的25.03%`.
  private var lastAmount: Int?
  /// The money that this paragraph has spoken of: `政府性基金…本年收入0.00万元；本年支出0.00万元`.
  private var spokenFund: Fund?
  /// The percentage of the budget that has been stated for the subject, with the base still to come.
  private var completion: (fact: Int, stage: Stage)?
  private var budgetFact: (fact: Int, stage: Stage)?
  private var comparison = Comparison.none
  private var direction: DirectionWord?
  private var change: (fact: Int, word: DirectionWord)?
  private var expectation = Expectation.none
  private var group: (term: ClaimTerm?, subject: Binding?)?
  private var isReason = false
  /// A kind of money that has been named for the name that follows.
  private var modifier: Binding?
  /// The part that the rows of a running list belong to.
  private var listing: Part?
  /// The last functional code named: the parent of the next name of a chain.
  private var chain: UInt32?
  /// Amounts of this block by key, for sentences that come back to them.
  private var stated: [FactKey: Int] = [:]

  private enum Comparison: Equatable {
    case none
    case lastYear
    case budget(Stage)
  }

  private enum Expectation {
    case none
    case share(whole: Binding?)
    case completion(Stage)
    case differenceRate
    case stage(Stage)
  }

  static func read(_ text: FoldedText, _ catalog: Catalog, _ context: SentenceContext) -> SentenceOutcome {
    var lexer = Lexer(text, catalog)
    let lexemes = lexer.all()
    var reader = SentenceReader(text, catalog, context)
    reader.outcome.problems = lexer.problems
    for index in lexemes.indices { reader.take(lexemes, index) }
    reader.leftovers()
    reader.outcome.group = reader.openGroup(lexemes)
    return reader.outcome
  }

  private init(_ text: FoldedText, _ catalog: Catalog, _ context: SentenceContext) {
    self.text = text
    self.catalog = catalog
    self.context = context
    if let group = context.group {
      self.group = (group.key.map { .key($0) }, nil)
      spokenFund = group.fund
    }
    if context.section.concept != nil { subject = context.section }
  }

  /// A paragraph that does not end its sentence leaves its whole and its money open for the next one.
  private func openGroup(_ lexemes: [Lexeme]) -> SentenceContext.Group? {
    guard let last = lexemes.last else { return context.group }
    if case .stop = last.kind { return nil }
    var key: FactKey?
    switch group?.term ?? finalFact.map({ .fact($0) }) {
    case .key(let whole): key = whole
    case .fact(let index): key = outcome.facts[index].key
    case .cell, nil: break
    }
    return key == nil && spokenFund == nil ? nil : SentenceContext.Group(key: key, fund: spokenFund)
  }

  // MARK: One lexeme

  private mutating func take(_ lexemes: [Lexeme], _ index: Int) {
    let lexeme = lexemes[index]
    switch lexeme.kind {
    case .figure(let number, let unit):
      figure(number, unit, lexeme.range)
    case .asked(let unit):
      asked(unit, lexeme.range)
    case .name(let entry):
      name(entry, lexemes, index)
    case .year(let year):
      openingYear(year, lexemes, index)
    case .level, .opening, .closing, .enumeration, .colon:
      break
    case .mark(let path):
      bindLast(path, lexeme.range)
    case .phrase(let kind, let year):
      if kind == .among { list(lexemes, from: index + 1) }
      phrase(kind, year, lexeme.range)
    case .comma:
      if case .share = expectation { expectation = .none }
    case .semicolon:
      endClause()
    case .stop:
      endSentence()
    }
  }

  private mutating func endClause() {
    isReason = false
    modifier = nil
    comparison = .none
    direction = nil
    change = nil
    expectation = .none
  }

  private mutating func endSentence() {
    endClause()
    // `…其中：甲…，乙…。与上年相比，` speaks of the whole again.
    if let head = group?.subject {
      subject = head
      finalFact = nil
      if case .fact(let fact)? = group?.term { finalFact = fact }
      budgetFact = nil
    }
    chain = nil
    lastAmount = nil
    listing = nil
  }

  private mutating func leftovers() {
    for match in catalog.leftovers.matches(in: text) {
      outcome.words.append(
        WordFinding(
          kind: match.isWarning ? .leftover : .slip,
          range: text.source(match.range),
          message: "“\(text.string(match.range))”：\(match.message)"
        )
      )
    }
  }

  // MARK: Lists

  private static let andSoOn = "等".folded[0]

  /// Economic items that follow one another up to the end of the sentence, without any figure.
  private mutating func list(_ lexemes: [Lexeme], from start: Int) {
    guard let key = subject?.key, key.concept == .expense(0), key.part == .personnel || key.part == .publicUse else { return }
    var items: [ItemList.Item] = []
    var end = text.count
    var pieces = 1
    scan: for lexeme in lexemes[start...] {
      switch lexeme.kind {
      case .name(let entry):
        guard let code = entry.economic else { break scan }
        items.append(ItemList.Item(code: code, range: text.source(lexeme.range)))
      case .enumeration, .comma: pieces += 1
      case .stop, .semicolon:
        end = lexeme.range.lowerBound
        break scan
      case .figure, .asked: return
      default: continue
      }
    }
    guard items.count > 1, let first = items.first, let last = items.last else { return }
    let tail = text.scalars[..<end].suffix(6)
    outcome.lists.append(
      ItemList(
        key: key,
        items: items,
        range: first.range.lowerBound..<last.range.upperBound,
        isOpen: pieces > items.count || tail.contains(Self.andSoOn)
      )
    )
  }

  // MARK: Names

  private mutating func name(_ entry: LexiconEntry, _ lexemes: [Lexeme], _ index: Int) {
    let next = index + 1 < lexemes.count ? lexemes[index + 1].kind : nil
    if isReason {
      // A reason names things without stating them, unless an amount follows at once.
      guard case .figure? = next else { return }
    }
    guard var binding = meaning(entry, next) else {
      // A name that several rows bear and nobody can tell which: its figure stays unbound.
      subject = nil
      isFresh = false
      finalFact = nil
      budgetFact = nil
      return
    }
    if binding.concept == nil {
      // 政府性基金预算财政拨款…年初结转和结余: the money first, what is measured after it.
      modifier = binding
      return
    }
    if let modifier {
      binding = modifier.overlaid(by: binding)
      self.modifier = nil
    }
    if case .share(nil) = expectation {
      expectation = .share(whole: whole(binding))
      return
    }
    let comparisonIsOpen = comparison != .none && direction == nil
    var merged = inSection(binding)
    if binding.part == nil, (binding.concept?.code ?? 0) > 0, let part = listedPart { merged.part = part }
    if binding.concept?.code == 0, let fund = binding.fund { spokenFund = fund }
    if isReason, let part = merged.part, (merged.concept?.code ?? 0) > 0 { listing = part }
    let isSame = merged == subject
    subject = merged
    companion = entry.companion.map { inSection($0) }
    isFresh = true
    if !isSame {
      finalFact = merged.key.flatMap { stated[$0] }
      budgetFact = nil
      completion = nil
      change = nil
      direction = nil
      if !comparisonIsOpen { comparison = .none }
      if case .stage = expectation {} else { expectation = .none }
    }
  }

  /// `项目支出2.97万元，主要包括某某支出0.76万元`: the rows that are listed are parts of that part.
  private var listedPart: Part? {
    guard let whole = isReason ? subject : group?.subject, whole.concept == .expense(0), let part = whole.part, part != .total else {
      return listing
    }
    return part
  }

  /// What a name means here: the vocabulary first, the code tables where it says nothing or a level stands behind it.
  private mutating func meaning(_ entry: LexiconEntry, _ next: Lexeme.Kind?) -> Binding? {
    var level: Int?
    if case .level(let digits)? = next { level = digits }
    if entry.isPhrase, level == nil || entry.functional.isEmpty { return entry.binding }
    let prefersEconomic = context.section.part == .basic && level == nil
    if prefersEconomic, let code = entry.economic { return Binding(concept: .economic(code), part: .basic) }
    if let code = functional(entry.functional, level) {
      chain = code
      return Binding(concept: .expense(code))
    }
    if entry.functional.isEmpty, let code = entry.economic { return Binding(concept: .economic(code), part: .basic) }
    return nil
  }

  private func functional(_ candidates: [UInt32], _ level: Int?) -> UInt32? {
    var codes = candidates
    func narrow(_ isKept: (UInt32) -> Bool) {
      let kept = codes.filter(isKept)
      if !kept.isEmpty { codes = kept }
    }
    if let level { narrow { digitCount($0) == level } }
    if let chain { narrow { isDescendant($0, of: chain) } }
    if codes.count > 1 { narrow { context.usedCodes.contains($0) } }
    return codes.count == 1 ? codes[0] : nil
  }

  private func inSection(_ binding: Binding) -> Binding {
    var section = context.section
    section.concept = nil
    if case .named? = binding.concept { section.part = nil }
    let isGrandTotal = binding.concept?.code == 0 && binding.part == nil && binding.fund == nil
    if isGrandTotal, let spokenFund { section.fund = spokenFund }
    return section.overlaid(by: binding)
  }

  /// The whole of a share keeps the section's fund only where it names a part of it.
  private func whole(_ binding: Binding) -> Binding {
    let isGrandTotal = binding.concept?.code == 0 && binding.part == nil && binding.fund == nil
    return isGrandTotal ? binding : inSection(binding)
  }

  // MARK: Turns of phrase

  private mutating func phrase(_ kind: PhraseKind, _ year: Int?, _ range: Range<Int>) {
    if isReason, kind != .among { return }
    switch kind {
    case .among:
      isReason = false
      if let finalFact {
        group = (.fact(finalFact), subject)
      } else if let key = subject?.key, isFresh {
        group = (.key(key), subject)
      }
      endClause()
    case .share:
      expectation = .share(whole: nil)
    case .againstLastYear:
      startComparison(.lastYear)
    case .againstYear:
      startComparison(.lastYear)
      if let year, let now = context.year { check(year, now - 1, "上年应为", range) }
    case .currentYear:
      if let year, let now = context.year { check(year, now, "这里应为", range) }
    case .againstInitialBudget: startComparison(.budget(.initialBudget))
    case .againstAnnualBudget: startComparison(.budget(.annualBudget))
    case .againstBudget: startComparison(.budget(.budget))
    case .increase: direction = word(range, 1)
    case .decrease: direction = word(range, -1)
    case .flat: flat(range)
    case .initialBudget: expectation = .stage(.initialBudget)
    case .annualBudget: expectation = .stage(.annualBudget)
    case .budget: expectation = .stage(.budget)
    case .final: expectation = .stage(.final)
    case .completesInitialBudget: expectation = .completion(.initialBudget)
    case .completesAnnualBudget: expectation = .completion(.annualBudget)
    case .completesBudget: expectation = .completion(.budget)
    case .differenceRate: expectation = .differenceRate
    case .above: compare(range, 1)
    case .below: compare(range, -1)
    case .equal: compare(range, 0)
    case .reason: isReason = true
    case .each: break
    }
  }

  private mutating func startComparison(_ new: Comparison) {
    comparison = new
    direction = nil
    change = nil
    expectation = .none
  }

  private func word(_ range: Range<Int>, _ sign: Int) -> DirectionWord {
    DirectionWord(range: text.source(range), text: text.string(range), sign: sign)
  }

  /// A year that is not the one it must be is last year's text.
  private mutating func check(_ year: Int, _ wanted: Int, _ says: String, _ range: Range<Int>) {
    guard year != wanted, let now = context.year, let at = text.firstIndex(of: String(year).folded, from: range.lowerBound),
      at < range.upperBound
    else { return }
    outcome.words.append(
      WordFinding(
        kind: .referenceYear,
        range: text.source(at..<(at + 4)),
        message: "本文稿是\(now)年度的，\(says)\(wanted)年，写成了\(year)年",
        replacement: String(wanted)
      )
    )
  }

  /// `2023年度政府性基金预算财政拨款…本年收入0万元` in the accounts of 2024: a sentence that opens with a year and
  /// goes on to a figure of the accounts speaks of this year.
  private mutating func openingYear(_ year: Int, _ lexemes: [Lexeme], _ index: Int) {
    guard let now = context.year, year == now - 1 else { return }
    if index > 0 {
      guard case .stop = lexemes[index - 1].kind else { return }
    }
    let following = lexemes[(index + 1)...].prefix(3)
    guard let figure = following.firstIndex(where: { if case .figure = $0.kind { true } else { false } }), figure > index + 1,
      following[..<figure].allSatisfy({ if case .name = $0.kind { true } else { false } }),
      !text.scalars[..<lexemes[index].range.lowerBound].contains(where: { isDigit($0) })
    else { return }
    check(year, now, "这里应为", lexemes[index].range)
  }

  /// `与上年持平`, `较预算持平`
  private mutating func flat(_ range: Range<Int>) {
    guard let current = currentTerm, let other = otherTerm else { return }
    var claim = Claim(.equality, upper: [SignedTerm(current), SignedTerm(other, isNegative: true)])
    claim.word = word(range, 0)
    outcome.claims.append(claim)
  }

  /// `决算数大于预算数`: the words 决算数 and 预算数 stand around it and expect no figure.
  private mutating func compare(_ range: Range<Int>, _ sign: Int) {
    expectation = .none
    guard let current = currentTerm, let budget = budgetTerm(.budget) else { return }
    var claim = Claim(.comparison, upper: [SignedTerm(current), SignedTerm(budget, isNegative: true)])
    claim.relation = sign > 0 ? .greater : sign < 0 ? .less : .equal
    claim.word = word(range, sign)
    outcome.claims.append(claim)
  }

  private var currentTerm: ClaimTerm? {
    if let finalFact { return .fact(finalFact) }
    guard let key = subject?.key, key.stage == .final else { return nil }
    return .key(key)
  }

  private var otherTerm: ClaimTerm? {
    switch comparison {
    case .none: return nil
    case .lastYear:
      guard var key = subject?.key else { return nil }
      key.year = .previous
      return .key(key)
    case .budget(let stage): return budgetTerm(stage)
    }
  }

  private func budgetTerm(_ stage: Stage) -> ClaimTerm? {
    if let budgetFact, stage == .budget || stage == budgetFact.stage || budgetFact.stage == .budget { return .fact(budgetFact.fact) }
    guard var key = subject?.key else { return nil }
    key.stage = stage
    return stated[key].map { .fact($0) } ?? .key(key)
  }

  // MARK: Figures

  private mutating func figure(_ number: WrittenNumber, _ unit: Unit, _ range: Range<Int>) {
    let source = text.source(range)
    switch unit.kind {
    case .percent:
      if let fact = Fact(number, unit, key: nil, place: .percent, range: source) {
        outcome.facts.append(fact)
        percent(outcome.facts.count - 1)
      }
      expectation = .none
    case .money, .count:
      amount(number, unit, source)
    case .other:
      break
    }
  }

  private mutating func asked(_ unit: Unit, _ range: Range<Int>) {
    let decimals = unit.kind == .count ? 0 : 2
    let before = outcome.facts.count
    figure(WrittenNumber(value: .zero, decimals: decimals), unit, range)
    if outcome.facts.count > before { outcome.facts[outcome.facts.count - 1].isAsked = true }
  }

  private mutating func amount(_ number: WrittenNumber, _ unit: Unit, _ source: Range<Int>) {
    func add(_ key: FactKey?, _ place: Fact.Place = .sentence) -> Int? {
      guard let fact = Fact(number, unit, key: key, place: place, range: source) else { return nil }
      outcome.facts.append(fact)
      if place == .sentence, fact.kind == .amount { lastAmount = outcome.facts.count - 1 }
      return outcome.facts.count - 1
    }
    if isReason, !isFresh {
      _ = add(nil)
      return
    }
    if comparison != .none, let word = direction, subject != nil || finalFact != nil {
      guard let fact = add(nil, .change) else { return }
      change = (fact, word)
      changeClaim(fact, word)
      completionByChange()
      return
    }
    if case .stage(let stage) = expectation {
      expectation = .none
      var key = subject?.key
      key?.stage = stage
      guard let fact = add(accepts(unit, key) ? key : nil) else { return }
      isFresh = false
      if stage == .final {
        stateFinal(fact)
      } else {
        budgetFact = (fact, stage)
        if let key = outcome.facts[fact].key { stated[key] = fact }
      }
      return
    }
    guard isFresh, let binding = subject else {
      _ = add(follower(unit))
      return
    }
    isFresh = false
    if context.isPerformance, binding.concept?.code != nil {
      // 涉及一般公共预算支出151.01万元: what an evaluation covers, not what the year spent.
      _ = add(nil)
      finalFact = nil
      return
    }
    var key = binding.key
    if !accepts(unit, key) { key = follower(unit) }
    guard let fact = add(key) else { return }
    if key != nil { stateFinal(fact) }
  }

  private mutating func stateFinal(_ fact: Int) {
    finalFact = fact
    if let key = outcome.facts[fact].key { stated[key] = fact }
    if let other = companion?.key, outcome.facts[fact].key != nil {
      outcome.claims.append(Claim(.equality, upper: [SignedTerm(.fact(fact)), SignedTerm(.key(other), isNegative: true)]))
      companion = nil
    }
  }

  /// `团组2个，累计7人次`: the second figure is another one, by its unit.
  private func follower(_ unit: Unit) -> FactKey? {
    guard var key = subject?.key, let concept = catalog.vocabulary.follower(of: key.concept, unit: unit.text) else { return nil }
    key.concept = concept
    return key
  }

  /// Whether a figure with this unit can be the value of the key.
  private func accepts(_ unit: Unit, _ key: FactKey?) -> Bool {
    guard let key else { return false }
    if case .money = unit.kind { return catalog.isMoney(key) }
    return catalog.vocabulary.counts(key.concept, in: unit.text)
  }

  private mutating func changeClaim(_ fact: Int, _ word: DirectionWord) {
    guard let current = currentTerm, let other = otherTerm else { return }
    // current − other = ± change
    var claim = Claim(
      .change,
      upper: [SignedTerm(current), SignedTerm(other, isNegative: true), SignedTerm(.fact(fact), isNegative: word.sign > 0)]
    )
    claim.amountWord = word
    outcome.claims.append(claim)
  }

  /// `完成年初预算的117.9%，比年初预算增加397.9万元`: the base is what the increase is counted from.
  private mutating func completionByChange() {
    guard let completion, let change, let current = currentTerm, case .budget(let stage) = comparison,
      stage == completion.stage, budgetFact == nil
    else { return }
    var claim = Claim(
      .completion,
      upper: [SignedTerm(current)],
      lower: [SignedTerm(current), SignedTerm(.fact(change.fact), isNegative: change.word.sign > 0)],
      percent: completion.fact
    )
    claim.amountWord = change.word
    outcome.claims.append(claim)
  }

  private mutating func percent(_ fact: Int) {
    var claim: Claim?
    switch expectation {
    case .share(let stated):
      guard let part = lastAmount.map({ .fact($0) }) ?? currentTerm, let whole = stated?.key.map({ .key($0) }) ?? defaultWhole(part) else { return }
      claim = Claim(.share, upper: [SignedTerm(part)], lower: [SignedTerm(whole)], percent: fact)
    case .completion(let stage):
      completion = (fact, stage)
      completionByChange()
      guard let current = currentTerm, let budget = budgetTerm(stage) else { return }
      claim = Claim(.completion, upper: [SignedTerm(current)], lower: [SignedTerm(budget)], percent: fact)
    case .differenceRate:
      guard let current = currentTerm, let budget = budgetTerm(budgetFact?.stage ?? .budget) else { return }
      claim = Claim(
        .differenceRate,
        upper: [SignedTerm(current), SignedTerm(budget, isNegative: true)],
        lower: [SignedTerm(budget)],
        percent: fact
      )
    case .none, .stage:
      claim = growth(fact)
    }
    if let claim { outcome.claims.append(claim) }
  }

  private func growth(_ fact: Int) -> Claim? {
    guard let word = direction, let current = currentTerm, comparison != .none else { return nil }
    var claim: Claim
    if let change {
      // The base is what was before: current ∓ change.
      let isRise = change.word.sign > 0
      claim = Claim(
        .growth,
        upper: [SignedTerm(.fact(change.fact), isNegative: !isRise)],
        lower: [SignedTerm(current), SignedTerm(.fact(change.fact), isNegative: isRise)],
        percent: fact
      )
      claim.amountWord = change.word
    } else {
      guard let other = otherTerm else { return nil }
      claim = Claim(
        .growth,
        upper: [SignedTerm(current), SignedTerm(other, isNegative: true)],
        lower: [SignedTerm(other)],
        percent: fact
      )
    }
    claim.percentIsNegative = word.sign < 0
    claim.word = word
    return claim
  }

  /// The whole of `占P%` where the sentence does not name it: what is being divided, else the section's total.
  private func defaultWhole(_ part: ClaimTerm) -> ClaimTerm? {
    if let term = group?.term, term != part { return term }
    guard let key = subject?.key, let code = key.concept.code else { return nil }
    let root = FactKey(key.concept.withCode(0), fund: context.section.fund ?? .all, part: context.section.part ?? .total)
    return code == 0 && key == root ? nil : .key(root)
  }

  /// A mark behind a figure says what it is.
  private mutating func bindLast(_ path: String, _ range: Range<Int>) {
    guard let last = outcome.facts.indices.last else { return }
    guard let key = catalog.reference(path: path)?.key else {
      outcome.problems.append(
        ReadingProblem(kind: .unknownMark, range: text.source(range), message: "“\(path)”不是认得的量，例：{公开01.收入.总计}")
      )
      return
    }
    outcome.facts[last].key = key
    stateFinal(last)
  }
}
