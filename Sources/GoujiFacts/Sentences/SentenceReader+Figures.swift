import GoujiCatalog
import GoujiSyntax

// Amounts, counts and percentages.
extension SentenceReader {
  // MARK: Figures

  /// - Parameter place: the lexeme of the number.
  mutating func figure(_ number: WrittenNumber, _ unit: WrittenUnit, at place: Int) {
    let range = lexemes[place].range
    var figure = Figure(number: number, unit: unit, range: range, source: text.source(range))
    if case .asked = lexemes[place].kind { figure.isAsked = true }
    if place + 1 < lexemes.count, case .mark(let path) = lexemes[place + 1].kind {
      figure.marked = book.reference(path: path)?.key
    }
    switch unit.kind {
    case .percent:
      if let fact = add(figure, figure.marked, .percent) { percent(fact) }
      clause.expectation = .none
    case .money, .count:
      for rule in rules.amounts where rule.take(&self, figure) { break }
    case .points, .other:
      break
    }
    paragraph.lastFigure = figure
  }

  /// A new fact of the block; nil for units that are no figure of the accounts.
  mutating func add(_ figure: Figure, _ key: FactKey?, _ place: Fact.Place = .sentence) -> Int? {
    guard var fact = Fact(figure.number, figure.unit, key: key, place: place, range: figure.source) else { return nil }
    fact.isAsked = figure.isAsked
    if let key {
      fact.origin = topic.origin
      if key.fund == .fiscal, fact.origin[.fund] == .guessed { fact.narrowerFund = context.section.fund }
    }
    let index = outcome.facts.count
    if place == .sentence {
      if key == nil, topic.candidates.count > 1 { outcome.doubts[index] = topic.candidates }
      if fact.kind == .amount { topic.lastAmount = index }
    }
    outcome.facts.append(fact)
    return index
  }

  // MARK: What stands around a figure

  /// Whether a word right in front says that it is not what it looks like.
  func isElsewhere(_ start: Int) -> Bool {
    if paragraph.elsewhereEnd == start { return true }
    if case .phrase(.elsewhere, _)? = preceding?.kind { return true }
    return false
  }

  /// Whether a Chinese numeral is a count of what is spoken of: `购置公务用车一辆`, `接待两批次`.
  func isCount(_ unit: WrittenUnit, _ range: Range<Int>) -> Bool {
    guard case .count = unit.kind else { return false }
    if let preceding, case .name = preceding.kind, preceding.range.upperBound == range.lowerBound, topic.isFresh {
      return accepts(unit, topic.subject?.key) || follower(unit) != nil
    }
    guard followsCount(range.lowerBound) || book.vocabulary.opensNumeral(text, at: range.lowerBound) else {
      return false
    }
    return topic.isFresh && accepts(unit, topic.subject?.key) || follower(unit) != nil
  }

  /// `两批次，十五人次`
  private func followsCount(_ start: Int) -> Bool {
    guard let last = paragraph.lastFigure, case .count = last.unit.kind, last.end + 1 == start else { return false }
    return text.scalars[last.end] == Self.comma || text.scalars[last.end] == Self.listComma
  }

  static let comma: UInt16 = 0x2C
  static let listComma: UInt16 = 0x3001

  /// The stage of the budget year that the words in front of an amount say, and the year where it is another.
  func expectedStage(_ figure: Figure) -> (stage: Stage, year: Int?)? {
    guard case .stage(let stage, let year) = clause.expectation, figure.unit.kind != .count else { return nil }
    return (stage, year)
  }

  /// What an amount between a comparison and its direction is.
  func baseOfComparison(_ figure: Figure) -> FactKey? {
    guard clause.comparison != .none, clause.direction == nil, clause.change == nil, case .money = figure.unit.kind,
      let following, following.range.lowerBound == figure.end, var key = topic.subject?.key, accepts(figure.unit, key)
    else { return nil }
    switch following.kind {
    case .phrase(.increase, _), .phrase(.decrease, _), .phrase(.risesTo, _), .phrase(.fallsTo, _),
      .phrase(.comparedWith, _):
      break
    default: return nil
    }
    switch clause.comparison {
    case .lastYear: key.year = .previous
    case .budget(let stage): key.stage = stage
    case .none, .other: return nil
    }
    return key
  }

  /// What an amount between 占 or 完成 and its percentage is.
  func wholeBehindWord(_ figure: Figure) -> FactKey? {
    guard case .money = figure.unit.kind, book.phrases.particles.isGenitive(text, at: figure.end) else { return nil }
    switch clause.expectation {
    case .completion(let stage):
      guard let preceding, preceding.range.upperBound == figure.range.lowerBound, var key = topic.subject?.key else {
        return nil
      }
      key.stage = stage
      return accepts(figure.unit, key) ? key : nil
    case .share(let whole): return whole?.key
    default: return nil
    }
  }

  // MARK: Keys

  /// The project that a figure speaks of.
  func project(of figure: Figure) -> ProjectName? {
    let last = paragraph.lastFigure?.range.upperBound ?? 0
    return paragraph.mentions.project(before: figure.range.lowerBound, last: last)
  }

  /// What an amount at a stage measures: of the subject, or in a section on performance of the project spoken of.
  func key(at stage: Stage, _ figure: Figure) -> FactKey? {
    if context.isPerformance, case .money = figure.unit.kind {
      return project(of: figure)?.money(stage) ?? projectMoney(stage, nil)
    }
    var key = topic.subject?.key
    key?.stage = stage
    return accepts(figure.unit, key) ? key : nil
  }

  /// Money of projects that nobody names.
  func projectMoney(_ stage: Stage, _ fund: Fund?) -> FactKey {
    FactKey(book.vocabulary.known.projectMoney, fund: fund ?? .all, stage: stage)
  }

  /// `团组2个，累计7人次`: the second figure is another one, by its unit.
  func follower(_ unit: WrittenUnit) -> FactKey? {
    guard var key = topic.subject?.key, let concept = book.vocabulary.follower(of: key.concept, unit: unit.text) else {
      return nil
    }
    key.concept = concept
    // Once: a further amount is a part of it, or something else.
    return paragraph.stated[key] == nil ? key : nil
  }

  /// Whether a figure with this unit can be the value of the key.
  func accepts(_ unit: WrittenUnit, _ key: FactKey?) -> Bool {
    guard let key else { return false }
    if case .money = unit.kind { return book.isMoney(key) }
    return book.vocabulary.counts(key.concept, in: unit.text)
  }

  // MARK: What has been stated

  mutating func stateFinal(_ fact: Int) {
    topic.finalFact = fact
    if let subject = topic.subject {
      sentence.spoken = Sentence.Spoken(subject: subject, fact: fact, budget: topic.budget)
      if outcome.facts[fact].isAmount { sentence.spokenMoney = sentence.spoken }
    }
    remember(fact)
    if let other = topic.companion?.key, outcome.facts[fact].key != nil {
      outcome.claims.append(
        Claim(.equality, upper: [SignedTerm(.fact(fact)), SignedTerm(.key(other), isNegative: true)])
      )
      topic.companion = nil
    }
  }

  /// For sentences that come back to it.
  mutating func remember(_ fact: Int) {
    if let key = outcome.facts[fact].key { paragraph.stated[key] = fact }
  }
}
