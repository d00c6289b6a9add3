import GoujiCatalog
import GoujiSyntax

// Words that say how figures hang together: comparisons, stages, directions, years.
extension SentenceReader {
  // MARK: Turns of phrase

  mutating func phrase(_ kind: PhraseKind, _ year: Int?, _ range: Range<Int>) {
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

  mutating func startComparison(_ new: Comparison) {
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
  mutating func openingYear(_ year: Int, _ lexemes: [Lexeme], _ index: Int) {
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
  mutating func flat(_ range: Range<Int>) {
    guard let current = currentTerm, let other = otherTerm else { return }
    var claim = Claim(.equality, upper: [SignedTerm(current), SignedTerm(other, isNegative: true)])
    claim.word = word(range, 0)
    outcome.claims.append(claim)
  }

  /// `决算数大于预算数`: the words 决算数 and 预算数 stand around it and expect no figure.
  mutating func compare(_ range: Range<Int>, _ sign: Int) {
    expectation = .none
    guard let current = currentTerm, let budget = budgetTerm(.budget) else { return }
    var claim = Claim(.comparison, upper: [SignedTerm(current), SignedTerm(budget, isNegative: true)])
    claim.relation = sign > 0 ? .greater : sign < 0 ? .less : .equal
    claim.word = word(range, sign)
    outcome.claims.append(claim)
  }

  var currentTerm: ClaimTerm? {
    if let finalFact { return .fact(finalFact) }
    guard let key = subject?.key, key.stage == .final else { return nil }
    return .key(key)
  }

  var otherTerm: ClaimTerm? {
    switch comparison {
    case .none: return nil
    case .lastYear:
      guard var key = subject?.key else { return nil }
      key.year = .previous
      return .key(key)
    case .budget(let stage): return budgetTerm(stage)
    }
  }

  func budgetTerm(_ stage: Stage) -> ClaimTerm? {
    if let budgetFact, stage == .budget || stage == budgetFact.stage || budgetFact.stage == .budget { return .fact(budgetFact.fact) }
    guard var key = subject?.key else { return nil }
    key.stage = stage
    return stated[key].map { .fact($0) } ?? .key(key)
  }
}
