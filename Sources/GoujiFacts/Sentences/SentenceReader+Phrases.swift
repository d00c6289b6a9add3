import GoujiCatalog
import GoujiSyntax

// Words that say how figures hang together: comparisons, stages, directions, years.
extension SentenceReader {
  // MARK: Turns of phrase

  mutating func phrase(_ kind: PhraseKind, _ year: Int?, _ range: Range<Int>) {
    if isReason, kind != .among, kind != .elsewhere { return }
    switch kind {
    case .among:
      // `甲、乙分别为1万元和2万元` divides nothing.
      if isFresh, members.count > 1, let following, case .figure = following.kind,
        following.range.lowerBound == range.upperBound
      {
        return
      }
      // `团组数及人数分别为2个、7人次`: the first figure is that of the first name.
      if isFresh, let preceding, case .name = preceding.kind, let following, case .figure = following.kind,
        following.range.lowerBound == range.upperBound,
        isJoined(preceding.range.upperBound, preceding.range.upperBound + 1)
      {
        return
      }
      isReason = false
      if let finalFact {
        group = (.fact(finalFact), subject)
      } else if let key = subject?.key, isFresh {
        group = (.key(key), subject)
      } else if let budgetFact, subject != nil {
        group = (.fact(budgetFact.fact), subject)
      }
      endClause()
      // `项目支出包括某某经费36.3万元`: the first part is not the whole.
      isFresh = false
      isUnnamedPart = true
    case .within:
      startParts(range)
    case .share:
      expectation = .share(whole: nil)
    case .againstLastYear:
      startComparison(.lastYear)
    case .againstYear:
      let year = year ?? 0
      if let now = context.year, year < now - 1, isMeant(range) {
        startComparison(.other)
      } else {
        startComparison(.lastYear)
        if let now = context.year { check(year, now - 1, "上年应为", range) }
      }
    case .againstOther: startComparison(.other)
    case .comparedWith: compareWithLast(range)
    case .againstYearInitialBudget: againstBudget(.initialBudget, year, range)
    case .againstYearBudget: againstBudget(.budget, year, range)
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
    case .notAbove: compare(range, 1, isNegated: true)
    case .notBelow: compare(range, -1, isNegated: true)
    case .reason:
      isReason = true
      isFresh = false
    case .elsewhere: elsewhereEnd = range.upperBound
    case .point:
      if gaveReason, case .semicolon? = preceding?.kind { isReason = true }
    case .each, .idle: break
    }
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

  /// `2022年决算数`: the year in front of a stage, unless a template's year has been left standing where the sentence opens.
  func otherYear(_ lexemes: [Lexeme], _ index: Int) -> Int? {
    guard index > 0, case .year(let year) = lexemes[index - 1].kind,
      lexemes[index - 1].range.upperBound == lexemes[index].range.lowerBound,
      let now = context.year, year != now
    else { return nil }
    var opens = index == 1
    if index > 1, case .stop = lexemes[index - 2].kind { opens = true }
    let start = lexemes[index - 1].range.lowerBound
    if opens, start == 0 || text.scalars[start - 1] != Self.with {
      for lexeme in lexemes[(index + 1)...] {
        if case .stop = lexeme.kind { break }
        if case .year(now) = lexeme.kind { return year }
      }
      // What has been stated of this year is not stated again with last year's number.
      return subject?.key.flatMap { stated[$0] } == nil ? nil : year
    }
    return year
  }

  private static let with = "与".folded[0]

  /// `比2022年年初预算减少`: of this year it is the budget, of another one nobody here knows it.
  private mutating func againstBudget(_ stage: Stage, _ year: Int?, _ range: Range<Int>) {
    startComparison(year == context.year || context.year == nil ? .budget(stage) : .other)
  }

  /// `比2019年（疫情前）`, and a year further back beside last year, are no slip of the pen.
  private func isMeant(_ range: Range<Int>) -> Bool {
    comparedLastYear || range.upperBound < text.count && text.scalars[range.upperBound] == 0x28
  }

  /// `2024年度三公经费支出决算中，因公出国（境）费…`
  private mutating func startParts(_ range: Range<Int>) {
    guard !isReason, let preceding, preceding.range.upperBound == range.lowerBound else { return }
    switch preceding.kind {
    case .name: break
    case .phrase(.final, _): break
    default: return
    }
    phrase(.among, nil, range)
  }

  /// `主要原因是厉行节约，与上年相比减少1万元，减少的主要原因是…`: a statement with a reason of its own is none of the
  /// reason before it.
  func endsReason(_ lexemes: [Lexeme], _ index: Int) -> Bool {
    guard case .phrase(let kind, _) = lexemes[index].kind, kind.comparesDirectly, index > 0,
      case .comma = lexemes[index - 1].kind,
      index + 1 < lexemes.count, lexemes[index + 1].range.lowerBound == lexemes[index].range.upperBound
    else { return false }
    switch lexemes[index + 1].kind {
    case .phrase(.increase, _), .phrase(.decrease, _): break
    default: return false
    }
    for lexeme in lexemes[(index + 2)...].prefix(40) {
      if case .stop = lexeme.kind { return false }
      if case .phrase(.reason, _) = lexeme.kind { return true }
    }
    return false
  }

  mutating func startComparison(_ new: Comparison) {
    if new == .lastYear { comparedLastYear = true }
    comparison = new
    direction = nil
    change = nil
    expectation = .none
  }

  func word(_ range: Range<Int>, _ sign: Int) -> DirectionWord {
    DirectionWord(range: text.source(range), text: text.string(range), sign: sign)
  }

  /// A year that is not the one it must be is last year's text.
  mutating func check(_ year: Int, _ wanted: Int, _ says: String, _ range: Range<Int>) {
    guard year != wanted, let now = context.year,
      let at = text.firstIndex(of: String(year).folded, from: range.lowerBound),
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
  mutating func openingYear(_ year: Int, _ lexemes: [Lexeme], _ index: Int) {
    guard let now = context.year, year == now - 1 else { return }
    if index > 0 {
      guard case .stop = lexemes[index - 1].kind else { return }
    }
    // `2022年决算数为10万元，2023年决算数为12万元` means the year.
    for lexeme in lexemes[(index + 1)...] {
      if case .stop = lexeme.kind { break }
      if case .year(now) = lexeme.kind { return }
    }
    let following = lexemes[(index + 1)...].prefix(4)
    guard let figure = following.firstIndex(where: { if case .figure = $0.kind { true } else { false } }),
      figure > index + 1,
      following[..<figure].allSatisfy({ lexeme in
        switch lexeme.kind {
        case .name, .phrase(.final, _): true
        default: false
        }
      }),
      !text.scalars[..<lexemes[index].range.lowerBound].contains(where: { isDigit($0) })
    else { return }
    check(year, now, "这里应为", lexemes[index].range)
  }

  /// `与上年持平`, `较预算持平`
  mutating func flat(_ range: Range<Int>) {
    guard let current = currentTerm, let other = otherTerm else { return }
    var claim = Claim(.equality, upper: [SignedTerm(current), SignedTerm(other, isNegative: true)])
    claim.word = word(range, 0)
    outcome.claims.append(claim)
  }

  /// `决算数大于预算数`: the words 决算数 and 预算数 stand around it and expect no figure.
  mutating func compare(_ range: Range<Int>, _ sign: Int, isNegated: Bool = false) {
    expectation = .none
    difference = isNegated || sign == 0 ? nil : word(range, sign)
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
    guard var key = subject?.key else { return nil }
    key.year = .previous
    return .key(key)
  }

  var currentTerm: ClaimTerm? {
    if let finalFact { return .fact(finalFact) }
    guard let key = subject?.key, key.stage == .final else { return nil }
    return .key(key)
  }

  var otherTerm: ClaimTerm? {
    switch comparison {
    case .none, .other: return nil
    case .lastYear:
      guard var key = subject?.key else { return nil }
      key.year = .previous
      return .key(key)
    case .budget(let stage): return budgetTerm(stage)
    }
  }

  func budgetTerm(_ stage: Stage) -> ClaimTerm? {
    if let budgetFact, stage == .budget || stage == budgetFact.stage || budgetFact.stage == .budget {
      return .fact(budgetFact.fact)
    }
    guard var key = subject?.key else { return nil }
    key.stage = stage
    return stated[key].map { .fact($0) } ?? .key(key)
  }
}
