import GoujiCatalog
import GoujiSyntax

// What amounts and percentages claim of one another.
extension SentenceReader {
  /// An amount that says how far apart two others are.
  mutating func stateChange(_ figure: Figure, _ word: DirectionWord) {
    if case .money = figure.unit.kind, let key = topic.subject?.key, !book.isMoney(key) { speakOfMoney() }
    guard let fact = add(figure, nil, .change), !isOfSeveral, movesSubject(figure) else { return }
    clause.change = StatedChange(fact: fact, word: word)
    changeClaim(fact, word)
    completionByChange()
  }

  /// Whether what is spoken of can change by such a figure.
  private func movesSubject(_ figure: Figure) -> Bool {
    topic.subject?.key.map { accepts(figure.unit, $0) } ?? true
  }

  /// `公务接待费5万元，接待12批次，比上年减少1万元`: an amount has changed, not the count in front of it.
  private mutating func speakOfMoney() {
    guard let spoken = sentence.spokenMoney else {
      topic.finalFact = nil
      return
    }
    topic.subject = spoken.subject
    topic.finalFact = spoken.fact
    topic.budget = spoken.budget
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
    claim.subjectOrigin = topic.origin[.concept]
    outcome.claims.append(claim)
  }

  /// `完成年初预算的117.9%，比年初预算增加397.9万元`: the base is what the increase is counted from.
  mutating func completionByChange() {
    guard let completion = topic.completion, let change = clause.change, let current = currentTerm,
      case .budget(let stage) = clause.comparison,
      stage == completion.stage, topic.budget == nil
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
    switch clause.expectation {
    case .share(let stated):
      // A name without an amount of its own (货物采购授予中小企业合同金额占…) leaves nothing to hold against the whole.
      guard let part = topic.isFresh ? currentTerm : topic.lastAmount.map({ .fact($0) }) ?? currentTerm,
        let whole = stated?.key.map({ .key($0) }) ?? defaultWhole(part)
      else { return }
      claim = Claim(.share, upper: [SignedTerm(part)], lower: [SignedTerm(whole)], percent: fact)
    case .completion(let stage):
      topic.completion = StagedFact(fact: fact, stage: stage)
      completionByChange()
      guard let current = currentTerm, let budget = budgetTerm(stage) else { return }
      claim = Claim(.completion, upper: [SignedTerm(current)], lower: [SignedTerm(budget)], percent: fact)
    case .differenceRate:
      guard let current = currentTerm, let budget = budgetTerm(topic.budget?.stage ?? .budget) else { return }
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
    guard let word = clause.direction, let current = currentTerm, clause.comparison != .none else { return nil }
    var claim: Claim
    if let change = clause.change {
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
    if let term = topic.whole?.term, term != part { return term }
    if var key = topic.subject?.key, let whole = book.rules.whole(of: key.concept) {
      key.concept = whole
      return .key(key)
    }
    guard let key = topic.subject?.key, let code = key.concept.code else { return nil }
    let root = FactKey(
      key.concept.withCode(0),
      fund: context.section.fund ?? .all,
      part: context.section.part ?? .total
    )
    return code == 0 && key == root ? nil : .key(root)
  }
}
