import GoujiCatalog
import GoujiSyntax

// Amounts, counts and percentages, and the claims that they make.
extension SentenceReader {
  // MARK: Figures

  mutating func figure(_ number: WrittenNumber, _ unit: WrittenUnit, _ range: Range<Int>) {
    let source = text.source(range)
    lastFigureEnd = figureRange.upperBound
    figureRange = range
    if case .count = unit.kind { countEnd = range.upperBound + unit.text.count } else { countEnd = nil }
    switch unit.kind {
    case .percent:
      if let fact = Fact(number, unit, key: nil, place: .percent, range: source) {
        outcome.facts.append(fact)
        percent(outcome.facts.count - 1)
      }
      expectation = .none
    case .money, .count:
      amount(number, unit, source)
    case .points, .other:
      break
    }
  }

  mutating func asked(_ unit: WrittenUnit, _ range: Range<Int>) {
    let decimals = unit.kind == .count ? 0 : 2
    let before = outcome.facts.count
    figure(WrittenNumber(value: .zero, decimals: decimals), unit, range)
    if outcome.facts.count > before { outcome.facts[outcome.facts.count - 1].isAsked = true }
  }

  mutating func amount(_ number: WrittenNumber, _ unit: WrittenUnit, _ source: Range<Int>) {
    func add(_ key: FactKey?, _ place: Fact.Place = .sentence) -> Int? {
      guard let fact = Fact(number, unit, key: key, place: place, range: source) else { return nil }
      if key == nil, place == .sentence, candidates.count > 1 { outcome.doubts[outcome.facts.count] = candidates }
      outcome.facts.append(fact)
      if place == .sentence, fact.kind == .amount { lastAmount = outcome.facts.count - 1 }
      return outcome.facts.count - 1
    }
    var isElsewhere = elsewhereEnd == figureRange.lowerBound
    if let preceding, case .phrase(.elsewhere, _) = preceding.kind { isElsewhere = true }
    if let elsewhereEnd, elsewhereEnd <= figureRange.lowerBound { self.elsewhereEnd = nil }
    if isElsewhere {
      _ = add(nil)
      drop(candidates: [])
      return
    }
    if let key = countBeside(unit) {
      _ = add(key)
      if book.vocabulary.hasFollower(key.concept) {
        subject = Binding(concept: key.concept)
        isFresh = false
      }
      return
    }
    if isReason, !isFresh {
      // `主要用于…，接待国内来访团组1个、来宾5人次`
      _ = add(book.isMoney(subject?.key) ? nil : follower(unit))
      return
    }
    if comparison == .none, carried != .none, let word = direction, word.range.upperBound == source.lowerBound,
      currentTerm != nil
    {
      comparison = carried
    }
    if let base = baseOfComparison(unit) {
      guard let fact = add(base) else { return }
      if case .budget(let stage) = comparison { budgetFact = (fact, stage) }
      stated[base] = fact
      return
    }
    if let word = difference, word.range.upperBound == source.lowerBound, finalFact != nil {
      // `决算数大于预算数55.93万元`
      difference = nil
      comparison = .budget(completion?.stage ?? budgetFact?.stage ?? .budget)
      direction = word
    }
    if let key = wholeBehindWord(unit) {
      let part = lastAmount
      if let fact = add(key), case .completion(let stage) = expectation { budgetFact = (fact, stage) }
      lastAmount = part
      return
    }
    if comparison != .none, let word = direction, source.lowerBound - word.range.upperBound <= Self.farthestChange,
      subject != nil || finalFact != nil
    {
      guard let fact = add(nil, .change), !isOfSeveral else { return }
      change = (fact, word)
      changeClaim(fact, word)
      completionByChange()
      return
    }
    if comparison == .none, let word = direction, word.range.upperBound == source.lowerBound {
      // `在职人员12人，减少1人`: a change, and nobody says from when; no figure of the subject.
      _ = add(nil, .change)
      direction = nil
      return
    }
    if case .stage(let stage) = expectation, unit.kind != .count {
      expectation = .none
      var key = key(at: stage, unit)
      if isUnnamedPart, !context.isPerformance {
        // `…，其中：某某预算300万元`
        _ = add(nil)
        return
      }
      if let year = stageYear {
        // `2022年决算数250万元`
        if year + 1 == context.year { key?.year = .previous } else { key = nil }
      }
      guard let fact = add(key) else { return }
      isFresh = false
      if stageYear != nil {
        stageYear = nil
        if let key { stated[key] = fact }
        return
      }
      if stage == .final {
        stateFinal(fact)
      } else {
        budgetFact = (fact, stage)
        if let key = outcome.facts[fact].key { stated[key] = fact }
      }
      return
    }
    guard isFresh, let binding = subject else {
      if let fact = add(follower(unit)), let key = outcome.facts[fact].key { stated[key] = fact }
      return
    }
    isFresh = false
    if context.isPerformance, binding.concept?.code != nil {
      // 涉及一般公共预算支出151.01万元: what an evaluation covers, not what the year spent.
      _ = add(projectMoney(.final, binding.fund))
      finalFact = nil
      return
    }
    var key = binding.key
    if context.isPerformance, let project, key?.concept == book.vocabulary.concept(named: "绩效.得分"),
      accepts(unit, key)
    {
      _ = add(project.score)
      return
    }
    if !accepts(unit, key) { key = follower(unit) }
    guard let fact = add(key) else { return }
    if key != nil { stateFinal(fact) }
  }

  /// Whether a Chinese numeral is a count of what is spoken of: `购置公务用车一辆`, `接待两批次`.
  func isCount(_ unit: WrittenUnit, _ range: Range<Int>) -> Bool {
    guard case .count = unit.kind else { return false }
    if let preceding, case .name = preceding.kind, preceding.range.upperBound == range.lowerBound, isFresh {
      return accepts(unit, subject?.key) || follower(unit) != nil
    }
    let followsCount = countEnd.map { $0 + 1 == range.lowerBound && Self.commas.contains(text.scalars[$0]) } ?? false
    guard followsCount || book.vocabulary.opensNumeral(text, at: range.lowerBound) else { return false }
    return isFresh && accepts(unit, subject?.key) || follower(unit) != nil
  }

  // MARK: Bases

  /// `较2024年的2190万元减少221万元`: the amount between a comparison and its direction is what is compared with.
  private func baseOfComparison(_ unit: WrittenUnit) -> FactKey? {
    guard comparison != .none, direction == nil, change == nil, case .money = unit.kind, let following,
      following.range.lowerBound == figureRange.upperBound + unit.text.count, var key = subject?.key, accepts(unit, key)
    else { return nil }
    switch following.kind {
    case .phrase(.increase, _), .phrase(.decrease, _), .phrase(.comparedWith, _): break
    default: return nil
    }
    switch comparison {
    case .lastYear: key.year = .previous
    case .budget(let stage): key.stage = stage
    case .none, .other: return nil
    }
    return key
  }

  /// `完成预算84.82万元的73.2%`, `占本年支出263.33万元的5%`: the whole stands between the word and its percentage.
  private func wholeBehindWord(_ unit: WrittenUnit) -> FactKey? {
    let end = figureRange.upperBound + unit.text.count
    guard case .money = unit.kind, end < text.count, text.scalars[end] == Self.of else { return nil }
    switch expectation {
    case .completion(let stage):
      guard let preceding, preceding.range.upperBound == figureRange.lowerBound, var key = subject?.key else {
        return nil
      }
      key.stage = stage
      return accepts(unit, key) ? key : nil
    case .share(let whole): return whole?.key
    default: return nil
    }
  }

  /// Bytes between 增加 and its amount: `增加（减少）10.00万元`.
  private static let farthestChange = 15
  private static let commas = ",、".folded
  private static let of = "的".folded[0]

  // MARK: Performance

  /// The project that the figure being read speaks of.
  var project: ProjectName? { mentions.project(before: figureRange.lowerBound, last: lastFigureEnd) }

  /// What the words right beside a count say that it counts (`8个项目`).
  private func countBeside(_ unit: WrittenUnit) -> FactKey? {
    guard unit.kind == .count, !(isFresh && accepts(unit, subject?.key)) else { return nil }
    return book.vocabulary.concept(beside: figureRange, unit: unit.text, in: text).map { FactKey($0) }
  }

  /// What an amount at a stage measures: of the subject, or in a section on performance of the project spoken of.
  private func key(at stage: Stage, _ unit: WrittenUnit) -> FactKey? {
    if context.isPerformance, case .money = unit.kind { return project?.money(stage) ?? projectMoney(stage, nil) }
    var key = subject?.key
    key?.stage = stage
    return accepts(unit, key) ? key : nil
  }

  /// Money of projects that nobody names.
  private func projectMoney(_ stage: Stage, _ fund: Fund?) -> FactKey? {
    book.vocabulary.concept(named: "绩效.项目资金").map { FactKey($0, fund: fund ?? .all, stage: stage) }
  }

  // MARK: Final figures

  mutating func stateFinal(_ fact: Int) {
    finalFact = fact
    if let subject { spoken = Spoken(subject: subject, fact: fact, budget: budgetFact) }
    if let key = outcome.facts[fact].key { stated[key] = fact }
    if let other = companion?.key, outcome.facts[fact].key != nil {
      outcome.claims.append(
        Claim(.equality, upper: [SignedTerm(.fact(fact)), SignedTerm(.key(other), isNegative: true)])
      )
      companion = nil
    }
  }

  /// `团组2个，累计7人次`: the second figure is another one, by its unit.
  func follower(_ unit: WrittenUnit) -> FactKey? {
    guard var key = subject?.key, let concept = book.vocabulary.follower(of: key.concept, unit: unit.text) else {
      return nil
    }
    key.concept = concept
    // Once: a further amount is a part of it, or something else.
    return stated[key] == nil ? key : nil
  }

  /// Whether a figure with this unit can be the value of the key.
  func accepts(_ unit: WrittenUnit, _ key: FactKey?) -> Bool {
    guard let key else { return false }
    if case .money = unit.kind { return book.isMoney(key) }
    return book.vocabulary.counts(key.concept, in: unit.text)
  }

  mutating func changeClaim(_ fact: Int, _ word: DirectionWord) {
    guard let current = currentTerm, let other = otherTerm else { return }
    // current − other = ± change
    var claim = Claim(
      .change,
      upper: [
        SignedTerm(current), SignedTerm(other, isNegative: true), SignedTerm(.fact(fact), isNegative: word.sign > 0),
      ]
    )
    claim.amountWord = word
    outcome.claims.append(claim)
  }

  /// `完成年初预算的117.9%，比年初预算增加397.9万元`: the base is what the increase is counted from.
  mutating func completionByChange() {
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

  mutating func percent(_ fact: Int) {
    guard !isOfSeveral else { return }
    var claim: Claim?
    switch expectation {
    case .share(let stated):
      // A name without an amount of its own (货物采购授予中小企业合同金额占…) leaves nothing to hold against the whole.
      guard let part = isFresh ? currentTerm : lastAmount.map({ .fact($0) }) ?? currentTerm,
        let whole = stated?.key.map({ .key($0) }) ?? defaultWhole(part)
      else { return }
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

  func growth(_ fact: Int) -> Claim? {
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
  func defaultWhole(_ part: ClaimTerm) -> ClaimTerm? {
    if let term = group?.term, term != part { return term }
    if var key = subject?.key, let whole = book.rules.whole(of: key.concept) {
      key.concept = whole
      return .key(key)
    }
    guard let key = subject?.key, let code = key.concept.code else { return nil }
    let root = FactKey(
      key.concept.withCode(0),
      fund: context.section.fund ?? .all,
      part: context.section.part ?? .total
    )
    return code == 0 && key == root ? nil : .key(root)
  }

  /// A mark behind a figure says what it is.
  mutating func bindLast(_ path: String, _ range: Range<Int>) {
    guard let last = outcome.facts.indices.last else { return }
    guard let key = book.reference(path: path)?.key else {
      outcome.problems.append(
        ReadingProblem(kind: .unknownMark, range: text.source(range), message: "“\(path)”不是认得的量，例：{公开01.收入.总计}")
      )
      return
    }
    outcome.facts[last].key = key
    stateFinal(last)
  }
}
