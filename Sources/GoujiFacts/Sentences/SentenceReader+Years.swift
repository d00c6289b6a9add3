import GoujiCatalog
import GoujiSyntax

// Years that are said, and those that last year's text has left behind.
extension SentenceReader {
  /// `比2023年`, `比2019年（疫情前）`
  mutating func againstYear(_ year: Int, _ range: Range<Int>) {
    if year == context.year, let stage = budgetAhead { return startComparison(.budget(stage)) }
    if let now = context.year, year < now - 1, isMeant(range) { return startComparison(.other) }
    startComparison(.lastYear)
    if let now = context.year { check(year, now - 1, Message(zh: "上年应为", en: "the year before should be"), range) }
  }

  /// `比2024年公务接待费年初预算1.00万元减少`: this year's budget, behind the name of what it is of.
  private var budgetAhead: Stage? {
    for lexeme in lexemes[(index + 1)...] {
      switch lexeme.kind {
      case .name: continue
      case .phrase(.initialBudget, _): return .initialBudget
      case .phrase(.annualBudget, _): return .annualBudget
      case .phrase(.budget, _): return .budget
      default: return nil
      }
    }
    return nil
  }

  /// `与2023年持平`, `由2023年的6万元增加到8万元`; `从2020年开始` compares nothing.
  mutating func fromYear(_ year: Int, _ range: Range<Int>) {
    guard let now = context.year, let following,
      following.range.lowerBound - range.upperBound <= Self.farthestYear
    else { return }
    switch following.kind {
    case .figure, .unitless, .phrase(.flat, _), .phrase(.final, _): break
    default: return
    }
    startComparison(year == now - 1 ? .lastYear : .other)
  }

  /// `比2019年（疫情前）`, and a year further back beside last year, are no slip of the pen.
  private func isMeant(_ range: Range<Int>) -> Bool {
    sentence.comparedLastYear || range.upperBound < text.count && text.scalars[range.upperBound] == 0x28
  }

  /// `2022年决算数`: the year in front of a stage, unless a template's year has been left standing where the sentence opens.
  func otherYear() -> Int? {
    guard index > 0, lexemes[index - 1].range.upperBound == lexemes[index].range.lowerBound else { return nil }
    return otherYear(at: index - 1)
  }

  /// - Parameter place: the lexeme of the year.
  private func otherYear(at place: Int) -> Int? {
    guard case .year(let year) = lexemes[place].kind, let now = context.year, year != now else { return nil }
    var opens = place == 0
    if place > 0, case .stop = lexemes[place - 1].kind { opens = true }
    let start = lexemes[place].range.lowerBound
    // Nobody leaves next year's number standing.
    if opens, year < now, !book.phrases.particles.opensCompanion(text, before: start) {
      for lexeme in lexemes[(place + 1)...] {
        if case .stop = lexeme.kind { break }
        if case .year(now) = lexeme.kind { return year }
      }
      // What has been stated of this year is not stated again with last year's number.
      return topic.subject?.key.flatMap { paragraph.stated[$0] } == nil ? nil : year
    }
    return year
  }

  /// `财政拨款收入2023年为5万元，2024年为6万元`, `2025年“三公”经费预算3万元`: a year in front of a name or a figure.
  mutating func speak(of year: Int) {
    guard !clause.isReason, let now = context.year, let following else { return }
    let gap = following.range.lowerBound - lexemes[index].range.upperBound
    switch following.kind {
    case .name: break
    case .figure where gap <= Self.farthestYear && topic.subject != nil: topic.isFresh = true
    default: return
    }
    if year == now {
      sentence.otherYear = nil
      topic.isOfOtherYear = false
    } else if otherYear(at: index) != nil {
      sentence.otherYear = year
    }
  }

  /// Characters between a year and the figure of that year: `2023年为5万元`.
  private static let farthestYear = 2

  /// A year that is not the one it must be is last year's text.
  mutating func check(_ year: Int, _ wanted: Int, _ says: Message, _ range: Range<Int>) {
    guard year != wanted, let now = context.year,
      let at = text.firstIndex(of: String(year).folded, from: range.lowerBound),
      at < range.upperBound
    else { return }
    outcome.words.append(
      WordFinding(
        kind: .referenceYear,
        range: text.source(at..<(at + 4)),
        message: Message(
          zh: "本文稿是\(now)年度的，\(says)\(wanted)年，写成了\(year)年",
          en: "the accounts are of \(now), \(says) \(wanted), not \(year)"
        ),
        replacement: String(wanted)
      )
    )
  }

  /// `2023年度政府性基金预算财政拨款…本年收入0万元` in the accounts of 2024: a sentence that opens with a year and
  /// goes on to a figure of the accounts speaks of this year.
  mutating func openingYear(_ year: Int, _ range: Range<Int>) {
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
      !text.scalars[..<range.lowerBound].contains(where: { isDigit($0) })
    else { return }
    check(year, now, Message(zh: "这里应为", en: "this should be"), range)
  }
}
