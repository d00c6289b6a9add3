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
  /// Projects that the draft's self-evaluation tables name.
  var projects: [ProjectName] = []

  struct Group: Equatable, Sendable {
    var key: FactKey?
    /// The money spoken of in a sentence that a paragraph break has cut.
    var fund: Fund?
    /// What the paragraph ends in naming, with a colon: the next one states its figures.
    var subject: Binding?
  }
}

/// What was read in one block of prose.
struct SentenceOutcome {
  var facts: [Fact] = []
  var claims: [Claim] = []
  var problems: [ReadingProblem] = []
  var words: [WordFinding] = []
  var lists: [ItemList] = []
  /// Codes that the name of a figure may mean, by fact.
  var doubts: [Int: [UInt32]] = [:]
  var group: SentenceContext.Group?
  var account: ProjectAccount?
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
  let text: FoldedText
  let book: Book
  let context: SentenceContext
  var outcome = SentenceOutcome()

  /// The subject as its own words say it, laid over the section.
  var subject: Binding?
  var companion: Binding?
  /// Whether the subject has been named since the last figure.
  var isFresh = false
  var finalFact: Int?
  /// The amount last stated, whether or not anybody knows of what: `共涉及资金184万元，占…的25.03%`.
  var lastAmount: Int?
  /// The money that this paragraph has spoken of: `政府性基金…本年收入0.00万元；本年支出0.00万元`.
  var spokenFund: Fund?
  /// The percentage of the budget that has been stated for the subject, with the base still to come.
  var completion: (fact: Int, stage: Stage)?
  var budgetFact: (fact: Int, stage: Stage)?
  var comparison = Comparison.none
  var direction: DirectionWord?
  var change: (fact: Int, word: DirectionWord)?
  var expectation = Expectation.none
  var group: (term: ClaimTerm?, subject: Binding?)?
  var isReason = false
  /// Whether a reason has been given before the last semicolon.
  var gaveReason = false
  /// A kind of money that has been named for the name that follows.
  var modifier: Binding?
  /// The part that the rows of a running list belong to.
  var listing: Part?
  /// The last functional code named: the parent of the next name of a chain.
  var chain: UInt32?
  /// Codes that the name spoken of may mean, where nobody can tell which.
  var candidates: [UInt32] = []
  /// Where a paragraph on performance names projects.
  var mentions = ProjectMentions()
  /// The figure that is being read and the end of the one before, in folded characters.
  var figureRange = 0..<0
  /// Where the last count and its classifier end: `两批次，十五人次`.
  var countEnd: Int?
  var lastFigureEnd = 0
  /// Amounts of this block by key, for sentences that come back to them.
  var stated: [FactKey: Int] = [:]
  /// What has been said outside of the parentheses that are open.
  var asides: [Aside] = []
  /// What the last final figure of this sentence was of.
  var spoken: Spoken?
  /// What a whole has been compared with: its parts are compared with the same (`与上年相比…，其中：甲增加…`).
  var carried = Comparison.none
  /// Whether the next lexeme opens a sentence.
  var opensSentence = true
  /// Whether the subject has been compared with last year.
  var comparedLastYear = false
  /// Where a word ends that says that what follows is not what it looks like (`车均`, `处置`).
  var elsewhereEnd: Int?
  /// The year in front of 决算数 or 预算数, where it is not the year of the accounts.
  var stageYear: Int?
  /// `大于预算数55.93万元`
  var difference: DirectionWord?
  /// The names that one row of figures is given for.
  var members: [Member] = []
  /// Whether a whole is being divided and none of its parts has been named.
  var isUnnamedPart = false
  /// Whether a row of figures is being shared out among them.
  var isInRow = false
  /// The lexemes that have been read ahead end here.
  var resume = 0
  /// The lexeme behind the one that is being read, and the one before.
  var following: Lexeme?
  var preceding: Lexeme?

  enum Comparison: Equatable {
    case none
    case lastYear
    /// A year further back, or last year's budget: no figure of the accounts is known of it.
    case other
    case budget(Stage)
  }

  struct Spoken {
    var subject: Binding
    var fact: Int
    var budget: (fact: Int, stage: Stage)?
  }

  enum Expectation {
    case none
    case share(whole: Binding?)
    case completion(Stage)
    case differenceRate
    case stage(Stage)
  }

  static func read(_ text: FoldedText, _ book: Book, _ context: SentenceContext) -> SentenceOutcome {
    var lexer = Lexer(text, book)
    let lexemes = lexer.all()
    var reader = SentenceReader(text, book, context)
    reader.outcome.problems = lexer.problems
    for index in lexemes.indices where index >= reader.resume { reader.take(lexemes, index) }
    reader.addLikenesses(lexemes)
    reader.leftovers()
    reader.outcome.group = reader.openGroup(lexemes)
    reader.outcome.account = reader.mentions.account
    return reader.outcome
  }

  private init(_ text: FoldedText, _ book: Book, _ context: SentenceContext) {
    self.text = text
    self.book = book
    self.context = context
    if let group = context.group {
      self.group = (group.key.map { .key($0) }, nil)
      spokenFund = group.fund
    }
    if let named = context.group?.subject {
      subject = named
      isFresh = true
    }
    if context.section.concept != nil { subject = context.section }
    if context.isPerformance {
      mentions = ProjectMentions(text, known: context.projects, openings: book.performance.accountOpenings)
    }
  }

  /// A paragraph that does not end its sentence leaves its whole and its money open for the next one.
  func openGroup(_ lexemes: [Lexeme]) -> SentenceContext.Group? {
    guard let last = lexemes.last else { return context.group }
    if case .stop = last.kind { return nil }
    if isFresh, let subject, namesWithColon(lexemes) {
      return SentenceContext.Group(fund: spokenFund, subject: subject)
    }
    var key: FactKey?
    switch group?.term ?? finalFact.map({ .fact($0) }) {
    case .key(let whole): key = whole
    case .fact(let index): key = outcome.facts[index].key
    case .cell, nil: break
    }
    return key == nil && spokenFund == nil ? nil : SentenceContext.Group(key: key, fund: spokenFund)
  }

  /// `…行政运行（项）：` at the end of a paragraph.
  private func namesWithColon(_ lexemes: [Lexeme]) -> Bool {
    guard lexemes.count > 1, case .colon = lexemes[lexemes.count - 1].kind else { return false }
    switch lexemes[lexemes.count - 2].kind {
    case .name, .level: return true
    default: return false
    }
  }

  // MARK: One lexeme

  mutating func take(_ lexemes: [Lexeme], _ index: Int) {
    let lexeme = lexemes[index]
    preceding = index > 0 ? lexemes[index - 1] : nil
    following = index + 1 < lexemes.count ? lexemes[index + 1] : nil
    if opensSentence {
      opensSentence = false
      if case .phrase(.among, _) = lexeme.kind {} else { carried = .none }
    }
    switch lexeme.kind {
    case .figure(let number, let unit):
      if series(lexemes, index) || looseRow(lexemes, index) { return }
      dropListed(lexemes, index)
      figure(number, unit, lexeme.range)
    case .bare:
      _ = series(lexemes, index)
    case .asked(let unit):
      asked(unit, lexeme.range)
    case .name(let entry):
      name(entry, lexemes, index)
    case .year(let year):
      openingYear(year, lexemes, index)
    case .opening:
      openAside()
    case .closing:
      closeAside(lexeme.range)
    case .level, .enumeration, .colon:
      break
    case .mark(let path):
      bindLast(path, lexeme.range)
    case .phrase(let kind, let year):
      if kind == .among { list(lexemes, from: index + 1) }
      // `主要是某某支出，完成年初预算的102%`: the reason is over.
      if isReason, kind.tellsCompletion, index > 0, case .comma = lexemes[index - 1].kind { isReason = false }
      if isReason, endsReason(lexemes, index) { isReason = false }
      if kind.tellsStage { stageYear = otherYear(lexemes, index) }
      phrase(kind, year, lexeme.range)
    case .comma:
      switch expectation {
      case .share, .stage: expectation = .none
      default: break
      }
    case .numeral(let number, let unit):
      if isCount(unit, lexeme.range) { figure(number, unit, lexeme.range) }
    case .semicolon:
      gaveReason = isReason
      endClause()
      // `因公出国费用没有；某某费5万元`: what has been named and not stated is done with.
      isFresh = false
    case .stop:
      endSentence()
    }
  }

  mutating func endClause() {
    if change != nil, comparison != .none { carried = comparison }
    isReason = false
    modifier = nil
    comparison = .none
    direction = nil
    change = nil
    expectation = .none
  }

  mutating func endSentence() {
    endClause()
    // `…其中：甲…，乙…。与上年相比，` speaks of the whole again.
    if let head = group?.subject {
      subject = head
      finalFact = nil
      budgetFact = nil
      if case .fact(let fact)? = group?.term {
        switch outcome.facts[fact].key?.stage {
        case .final?, nil: finalFact = fact
        case let stage?: budgetFact = (fact, stage)
        }
      }
      completion = nil
    } else if isFresh, let spoken {
      // `8.02万元，为以前年度支出预算…的资金。较上年增加`: names of an explanation are not what is compared.
      subject = spoken.subject
      finalFact = spoken.fact
      budgetFact = spoken.budget
      isFresh = false
    }
    spoken = nil
    gaveReason = false
    isUnnamedPart = false
    asides = []
    members = []
    opensSentence = true
    comparedLastYear = false
    chain = nil
    lastAmount = nil
    listing = nil
  }

  mutating func leftovers() {
    for match in book.leftovers.matches(in: text) {
      outcome.words.append(
        WordFinding(
          kind: match.isWarning ? .leftover : .slip,
          range: text.source(match.range),
          message: "“\(text.string(match.range))”：\(match.message)"
        )
      )
    }
  }
}
