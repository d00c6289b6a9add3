import GoujiCatalog
import GoujiSyntax

/// Reads the figures of a paragraph: what each of them measures, and what the sentence says about them.
///
/// One pass over the lexemes. What has been said lives as long as what it describes: `paragraph`, `sentence` and
/// `clause` are made anew where the next one begins, `topic` where another subject is named.
struct SentenceReader {
  let text: FoldedText
  let book: Book
  let context: SentenceContext
  let lexemes: [Lexeme]
  /// What an amount and a name may be, tried in this order.
  let rules: ReadingRules
  var outcome = SentenceOutcome()

  var paragraph = Paragraph()
  var sentence = Sentence()
  var clause = Clause()
  var topic = Topic()

  /// The lexeme that is being read.
  var index = 0
  /// Those before it have been read ahead.
  var resume = 0
  /// How the code of the name read last was found.
  var codeOrigin = PartOrigin.said
  /// Whether a row of figures is being shared out among several names.
  var isInRow = false

  static func read(
    _ text: FoldedText,
    _ book: Book,
    _ context: SentenceContext,
    rules: ReadingRules = .all
  ) -> SentenceOutcome {
    var lexer = Lexer(text, book)
    var reader = SentenceReader(text, book, context, lexer.all(), rules)
    reader.outcome.problems = lexer.problems
    for index in reader.lexemes.indices where index >= reader.resume { reader.take(index) }
    reader.addLikenesses()
    reader.outcome.group = reader.openGroup()
    reader.outcome.account = reader.paragraph.mentions.account
    return reader.outcome
  }

  private init(
    _ text: FoldedText,
    _ book: Book,
    _ context: SentenceContext,
    _ lexemes: [Lexeme],
    _ rules: ReadingRules
  ) {
    self.text = text
    self.book = book
    self.context = context
    self.lexemes = lexemes
    self.rules = rules
    if let group = context.group {
      let divided = Self.opensAmong(lexemes) ? group.item ?? group.key : group.key
      topic.whole = divided.map { Topic.Whole($0) }
      if topic.whole?.stage != .final { paragraph.divided = topic.whole }
      sentence.divided = topic.whole
      topic.spokenFund = group.fund
      topic.subject = group.subject
      topic.isFresh = group.subject != nil
      topic.origin[.concept] = .inherited
    }
    if context.isPerformance {
      paragraph.mentions = ProjectMentions(text, known: context.projects, openings: book.performance.accountOpenings)
    }
  }

  /// Whether a paragraph begins with 其中.
  private static func opensAmong(_ lexemes: [Lexeme]) -> Bool {
    if case .phrase(.among, _)? = lexemes.first?.kind { true } else { false }
  }

  /// The lexemes beside the one that is being read.
  var preceding: Lexeme? { index > 0 ? lexemes[index - 1] : nil }
  var following: Lexeme? { index + 1 < lexemes.count ? lexemes[index + 1] : nil }

  // MARK: One lexeme

  mutating func take(_ index: Int) {
    self.index = index
    let lexeme = lexemes[index]
    if sentence.isOpening {
      sentence.isOpening = false
      if case .phrase(.among, _) = lexeme.kind {} else { sentence.carried = .none }
    }
    switch lexeme.kind {
    case .figure(let number, let unit):
      if series() || looseRow() { return }
      dropListed()
      figure(number, unit, at: index)
    case .bare:
      _ = series()
    case .unitless(let number):
      unitless(number, lexeme.range)
    case .numeral(let number, let unit):
      if isCount(unit, lexeme.range) { figure(number, unit, at: index) }
    case .asked(let unit):
      figure(WrittenNumber(value: .zero, decimals: unit.kind == .count ? 0 : 2), unit, at: index)
    case .name(let entry):
      name(entry, lexeme.range)
    case .year(let year):
      openingYear(year, lexeme.range)
      speak(of: year)
    case .phrase(let kind, let year):
      turn(of: kind, year, lexeme.range)
    case .mark(let path):
      if case .figure? = preceding?.kind, book.reference(path: path) == nil { reportUnknown(path, lexeme.range) }
    case .opening:
      sentence.asides.append(Sentence.Aside(topic: topic, clause: clause))
    case .closing:
      closeAside(lexeme.range)
    case .level(let digits):
      level(digits, lexeme.range)
    case .enumeration, .colon:
      break
    case .comma:
      switch clause.expectation {
      case .share, .stage: clause.expectation = .none
      default: break
      }
    case .semicolon:
      sentence.gaveReason = clause.isReason
      endClause()
      // `因公出国费用没有；某某费5万元`: what has been named and not stated is done with.
      topic.isFresh = false
    case .stop:
      endClause()
      topic = topic.endingSentence(sentence, outcome.facts)
      sentence = Sentence(carried: sentence.carried)
      sentence.divided = paragraph.divided
    }
  }

  mutating func endClause() {
    sentence.carry(clause)
    clause = Clause()
  }

  private mutating func reportUnknown(_ path: String, _ range: Range<Int>) {
    outcome.problems.append(
      ReadingProblem(
        kind: .unknownMark,
        range: text.source(range),
        message: Message(
          zh: "“\(path)”不是认得的量，例：{公开01.收入.总计}",
          en: "“\(path)” names no known figure; an example: {公开01.收入.总计}"
        )
      )
    )
  }

  // MARK: The end of the paragraph

  /// A paragraph that does not end its sentence leaves its whole and its money open for the next one.
  private func openGroup() -> SentenceContext.Group? {
    guard let last = lexemes.last else { return context.group }
    if case .stop = last.kind { return nil }
    if topic.isFresh, let subject = topic.subject, namesWithColon() {
      return SentenceContext.Group(fund: topic.spokenFund, subject: subject)
    }
    var key: FactKey?
    switch topic.whole?.term ?? topic.finalFact.map({ .fact($0) }) {
    case .key(let whole): key = whole
    case .fact(let index): key = outcome.facts[index].key
    case .cell, nil: break
    }
    if key == nil, topic.spokenFund == nil { return nil }
    if case .semicolon = last.kind, topic.whole == nil {
      return SentenceContext.Group(fund: topic.spokenFund, item: key)
    }
    return SentenceContext.Group(key: key, fund: topic.spokenFund)
  }

  /// `…行政运行（项）：` at the end of a paragraph.
  private func namesWithColon() -> Bool {
    guard lexemes.count > 1, case .colon = lexemes[lexemes.count - 1].kind else { return false }
    switch lexemes[lexemes.count - 2].kind {
    case .name, .level: return true
    default: return false
    }
  }
}
