import GoujiCatalog
import GoujiSyntax

// Words that say how figures hang together: comparisons, stages, directions.
extension SentenceReader {
  // MARK: Turns of phrase

  mutating func turn(of kind: PhraseKind, _ year: Int?, _ range: Range<Int>) {
    if kind == .among { list() }
    if clause.isReason, endsReason(kind, range) { clause.isReason = false }
    if clause.isReason, kind != .among, kind != .elsewhere { return }
    switch kind {
    case .among: divide(range)
    case .within: startParts(range)
    case .share: clause.expectation = .share(whole: nil)
    case .againstLastYear: startComparison(.lastYear)
    case .againstYear: againstYear(year ?? 0, range)
    case .fromYear: fromYear(year ?? 0, range)
    case .againstOther: startComparison(.other)
    case .comparedWith: compareWithLast(range)
    case .againstYearInitialBudget: againstBudget(.initialBudget, year, range)
    case .againstYearBudget: againstBudget(.budget, year, range)
    case .currentYear:
      if let year, let now = context.year { check(year, now, Message(zh: "这里应为", en: "this should be"), range) }
    case .againstInitialBudget: startComparison(.budget(.initialBudget))
    case .againstAnnualBudget: startComparison(.budget(.annualBudget))
    case .againstBudget: startComparison(.budget(.budget))
    case .increase: move(range, 1)
    case .decrease: move(range, -1)
    case .risesTo: arrive(range, 1)
    case .fallsTo: arrive(range, -1)
    case .flat: flat(range)
    case .initialBudget: expect(.initialBudget)
    case .annualBudget: expect(.annualBudget)
    case .budget: expect(.budget)
    case .final: expect(.final)
    case .completesInitialBudget: clause.expectation = .completion(.initialBudget)
    case .completesAnnualBudget: clause.expectation = .completion(.annualBudget)
    case .completesBudget: clause.expectation = .completion(.budget)
    case .differenceRate: clause.expectation = .differenceRate
    case .above: compare(range, 1)
    case .below: compare(range, -1)
    case .equal: compare(range, 0)
    case .notAbove: compare(range, 1, isNegated: true)
    case .notBelow: compare(range, -1, isNegated: true)
    case .reason:
      clause.isReason = true
      topic.isFresh = false
    case .elsewhere: paragraph.elsewhereEnd = range.upperBound
    case .point:
      if sentence.gaveReason, case .semicolon? = preceding?.kind { clause.isReason = true }
    case .each, .idle: break
    }
  }

  /// `其中：` the parts of what has been stated last follow.
  private mutating func divide(_ range: Range<Int>) {
    let opensRow = following.map { next in
      if case .figure = next.kind { next.range.lowerBound == range.upperBound } else { false }
    }
    if topic.isFresh, opensRow ?? false {
      // `甲、乙分别为1万元和2万元` divides nothing.
      if topic.members.count > 1 { return }
      // `团组数及人数分别为2个、7人次`: the first figure is that of the first name.
      if let preceding, case .name = preceding.kind,
        isJoined(preceding.range.upperBound, preceding.range.upperBound + 1)
      {
        return
      }
    }
    clause.isReason = false
    if let term = dividedTerm {
      topic.whole = Topic.Whole(term: term, subject: topic.subject)
      let key = key(of: term)
      topic.whole?.stage = key?.stage ?? .final
      topic.whole?.year = key?.year ?? .current
      sentence.divided = topic.whole
    }
    endClause()
    // `项目支出包括某某经费36.3万元`: the first part is not the whole.
    topic.isFresh = false
    sentence.isUnnamedPart = true
  }

  /// What is divided: what has been stated of the subject last, else what its name stands for.
  private var dividedTerm: ClaimTerm? {
    if let fact = topic.finalFact { return .fact(fact) }
    if let key = topic.subject?.key, topic.isFresh { return .key(key) }
    if let budget = topic.budget, topic.subject != nil { return .fact(budget.fact) }
    return nil
  }

  private func key(of term: ClaimTerm) -> FactKey? {
    switch term {
    case .fact(let fact): outcome.facts[fact].key
    case .key(let key), .cell(_, let key): key
    }
  }

  private mutating func expect(_ stage: Stage) {
    returnToWhole(stage)
    if stage == .final { paragraph.divided = nil }
    clause.expectation = .stage(stage, year: otherYear())
  }

  /// `预算25万元，其中：甲24万元，乙1万元；支出决算为20万元`: behind a semicolon a new stage with no name is the whole's.
  private mutating func returnToWhole(_ stage: Stage) {
    guard let divided = sentence.divided, !divided.isInherited, divided.stage != .final, divided.stage != stage,
      !topic.isFresh,
      case .semicolon? = preceding?.kind, let head = divided.subject
    else { return }
    topic = topic.turned(to: head)
    if case .fact(let fact) = divided.term { topic.budget = StagedFact(fact: fact, stage: divided.stage) }
    sentence.divided = nil
  }

  // MARK: Comparisons

  /// `比上年增加`, with the amount behind it or, at the end of what is said, none.
  private mutating func move(_ range: Range<Int>, _ sign: Int) {
    let word = word(range, sign)
    clause.direction = word
    guard clause.comparison != .none, clause.change == nil, let preceding, case .phrase(let kind, _) = preceding.kind,
      kind.comparesDirectly, preceding.range.upperBound == range.lowerBound, endsStatement(range.upperBound)
    else { return }
    guard let current = currentTerm, let other = otherTerm else { return }
    var claim = Claim(.comparison, upper: [SignedTerm(current), SignedTerm(other, isNegative: true)])
    claim.relation = sign > 0 ? .greater : .less
    claim.word = word
    outcome.claims.append(claim)
  }

  /// `由6万元增加到8万元`
  private mutating func arrive(_ range: Range<Int>, _ sign: Int) {
    clause.direction = word(range, sign)
    clause.arrival = clause.direction
  }

  /// Whether nothing more is said at a place.
  private func endsStatement(_ place: Int) -> Bool {
    // Where the draft ends, somebody is still writing.
    guard let following else { return false }
    guard following.range.lowerBound == place else { return false }
    switch following.kind {
    case .stop, .semicolon: return true
    case .comma:
      if index + 2 < lexemes.count, case .phrase(.reason, _) = lexemes[index + 2].kind { return true }
      return false
    default: return false
    }
  }

  mutating func startComparison(_ new: Comparison) {
    if new == .lastYear { sentence.comparedLastYear = true }
    clause.compare(with: new)
  }

  /// `与2022年决算数250万元相比，减少20万元`
  private mutating func compareWithLast(_ range: Range<Int>) {
    guard let preceding, case .figure(_, let unit) = preceding.kind,
      preceding.range.upperBound + unit.text.count == range.lowerBound,
      let key = outcome.facts.last?.key, key.year == .previous || key.stage != .final
    else {
      // `与2022年度（7.00万元）相比`: nobody here knows with what.
      return startComparison(.other)
    }
    startComparison(key.year == .previous ? .lastYear : .budget(key.stage))
  }

  /// `比2022年年初预算减少`: of this year it is the budget, of another one nobody here knows it.
  private mutating func againstBudget(_ stage: Stage, _ year: Int?, _ range: Range<Int>) {
    startComparison(year == context.year || context.year == nil ? .budget(stage) : .other)
  }

  /// `2024年度三公经费支出决算中，因公出国（境）费…`
  private mutating func startParts(_ range: Range<Int>) {
    guard !clause.isReason, let preceding, preceding.range.upperBound == range.lowerBound else { return }
    switch preceding.kind {
    case .name: break
    case .phrase(.final, _): break
    default: return
    }
    divide(range)
  }

  /// Whether a reason is over: `主要是某某支出，完成年初预算的102%`, and `主要原因是厉行节约，与上年相比减少1万元，减少的主要
  /// 原因是…`, a statement with a reason of its own.
  private func endsReason(_ kind: PhraseKind, _ range: Range<Int>) -> Bool {
    guard case .comma? = preceding?.kind else { return false }
    if kind.tellsCompletion { return true }
    guard kind.comparesDirectly, let following, following.range.lowerBound == range.upperBound else { return false }
    switch following.kind {
    case .phrase(.increase, _), .phrase(.decrease, _): break
    default: return false
    }
    for lexeme in lexemes[(index + 2)...].prefix(Self.farthestReason) {
      if case .stop = lexeme.kind { return false }
      if case .phrase(.reason, _) = lexeme.kind { return true }
    }
    return false
  }

  /// Lexemes between a comparison and the reason that is given for it.
  private static let farthestReason = 40

  func word(_ range: Range<Int>, _ sign: Int) -> DirectionWord {
    DirectionWord(range: text.source(range), text: text.string(range), sign: sign)
  }

  /// `与上年持平`, `较预算持平`
  mutating func flat(_ range: Range<Int>) {
    if let moved = clause.arrival {
      let flat = text.string(range)
      let both = Message(zh: "“\(moved.text)”和“\(flat)”说法矛盾", en: "“\(moved.text)” and “\(flat)” contradict each other")
      outcome.words.append(WordFinding(kind: .contradiction, range: moved.range, message: both))
    }
    guard let current = currentTerm, let other = otherTerm else { return }
    var claim = Claim(.equality, upper: [SignedTerm(current), SignedTerm(other, isNegative: true)])
    claim.word = word(range, 0)
    claim.subjectOrigin = topic.origin[.concept]
    outcome.claims.append(claim)
    clause.isFlat = true
  }

  /// `决算数大于预算数`: the words 决算数 and 预算数 stand around it and expect no figure.
  mutating func compare(_ range: Range<Int>, _ sign: Int, isNegated: Bool = false) {
    clause.expectation = .none
    clause.difference = isNegated || sign == 0 ? nil : word(range, sign)
    guard let current = currentTerm, let other = compared(range) else { return }
    var claim = Claim(.comparison, upper: [SignedTerm(current), SignedTerm(other, isNegative: true)])
    if isNegated {
      claim.relation = sign > 0 ? .atMost : .atLeast
    } else {
      claim.relation = sign > 0 ? .greater : sign < 0 ? .less : .equal
    }
    claim.word = word(range, isNegated ? -sign : sign)
    outcome.claims.append(claim)
  }

  /// What `大于` compares with: the budget, unless last year stands behind it.
  private func compared(_ range: Range<Int>) -> ClaimTerm? {
    guard let following, following.range.lowerBound == range.upperBound else { return budgetTerm(.budget) }
    var isLastYear = false
    switch following.kind {
    case .phrase(.againstLastYear, _): isLastYear = true
    case .year(let year):
      guard let now = context.year else { return nil }
      if year < now - 1 { return nil }
      isLastYear = year == now - 1
    default: break
    }
    guard isLastYear else { return budgetTerm(.budget) }
    guard var key = topic.subject?.key else { return nil }
    key.year = .previous
    return .key(key)
  }

  var currentTerm: ClaimTerm? {
    if let finalFact = topic.finalFact { return .fact(finalFact) }
    guard !topic.isOfOtherYear, let key = topic.subject?.key, key.stage == .final else { return nil }
    return .key(key)
  }

  var otherTerm: ClaimTerm? {
    switch clause.comparison {
    case .none, .other: return nil
    case .lastYear:
      guard var key = topic.subject?.key else { return nil }
      key.year = .previous
      return .key(key)
    case .budget(let stage): return budgetTerm(stage)
    }
  }

  func budgetTerm(_ stage: Stage) -> ClaimTerm? {
    if let budget = topic.budget, stage == .budget || stage == budget.stage || budget.stage == .budget {
      return .fact(budget.fact)
    }
    guard var key = topic.subject?.key else { return nil }
    key.stage = stage
    return paragraph.stated[key].map { .fact($0) } ?? .key(key)
  }
}
