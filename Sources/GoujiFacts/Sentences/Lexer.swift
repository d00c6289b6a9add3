import GoujiCatalog
import GoujiSyntax

/// Cuts folded text into lexemes; what means nothing to a figure is left out.
struct Lexer {
  let text: FoldedText
  private(set) var problems: [ReadingProblem] = []
  private var index = 0
  /// Those of the book, taken out of it once for all places of a sentence.
  private let phrases: PhraseBook
  private let names: Lexicon

  init(_ text: FoldedText, _ book: Book) {
    self.text = text
    phrases = book.phrases
    names = book.lexicon
  }

  mutating func all() -> [Lexeme] {
    var lexemes: [Lexeme] = []
    while let place = nextPlace() {
      index = place
      guard let lexeme = next() else { continue }
      if case .unitless = lexeme.kind, !isExpected(lexeme, behind: lexemes.last) { continue }
      lexemes.append(lexeme)
    }
    return lexemes
  }

  /// Whether words that expect a figure stand right in front of a number: all others without a unit are none.
  private func isExpected(_ number: Lexeme, behind last: Lexeme?) -> Bool {
    guard let last else { return false }
    let gap = number.range.lowerBound - last.range.upperBound
    guard gap == 0 || gap == 1 && phrases.particles.isGenitive(text, at: number.range.lowerBound - 1) else {
      return false
    }
    switch last.kind {
    case .name: return gap == 1
    case .phrase(let kind, _):
      return kind == .share || kind.tellsCompletion || kind.tellsStage || kind.comparesDirectly || kind == .fromYear
    default: return false
    }
  }

  /// The next place where a lexeme may begin: most characters of a sentence mean nothing to its figures.
  private func nextPlace() -> Int? {
    let phrases = phrases.openings
    let names = names.openings
    let scalars = text.scalars
    return scalars.withUnsafeBufferPointer { scalars in
      for place in index..<max(index, scalars.count) {
        let first = scalars[place]
        // Digits, brackets and half-width marks; 、 and 。.
        if first < 0x80 || first == 0x3001 || first == 0x3002 { return place }
        let second = place + 1 < scalars.count ? scalars[place + 1] : 0
        if phrases.mayOpen(first, second) || names.mayOpen(first, second) || ChineseNumeral.opens(first) {
          return place
        }
      }
      return nil
    }
  }

  private mutating func next() -> Lexeme? {
    let start = index
    let scalar = text.scalars[index]
    func made(_ kind: Lexeme.Kind) -> Lexeme { Lexeme(kind: kind, range: start..<index) }
    if isDigit(scalar)
      || ((scalar == 0x2D || scalar == 0x2B) && index + 1 < text.count && isDigit(text.scalars[index + 1]))
    {
      return number()
    }
    switch scalar {
    case 0x3002, 0x21, 0x3F:
      index += 1
      return made(.stop)
    case 0x3B:
      index += 1
      return made(.semicolon)
    case 0x2C:
      index += 1
      return made(.comma)
    case 0x3A:
      index += 1
      return made(.colon)
    case 0x29:
      index += 1
      return made(.closing)
    case 0x3D:
      index += 1
      if let unit = WrittenUnit.ofFigure(text, at: index) {
        return Lexeme(kind: .asked(unit), range: start..<index)
      }
      if endsClause(start) { return made(.asked(WrittenUnit(kind: .money(exponent: 0), text: []))) }
      return nil
    case 0x7B:
      return mark()
    default:
      break
    }
    if scalar == 0x28, let level = phrases.particles.level(text, at: index) {
      index += level.length
      return made(.level(level.digits))
    }
    let second = index + 1 < text.count ? text.scalars[index + 1] : 0
    let phrase = phrases.openings.mayOpen(scalar, second) ? phrases.match(text, at: index) : nil
    let name = names.match(text, at: index)
    if let name, name.length >= (phrase?.length ?? 0) {
      index += name.length
      return made(.name(name.entry))
    }
    if let phrase {
      index += phrase.length
      return made(.phrase(phrase.kind, year: phrase.year))
    }
    if let (value, length) = ChineseNumeral.read(text, at: index),
      let unit = WrittenUnit.ofFigure(text, at: index + length),
      case .count = unit.kind, !ChineseNumeral.isAdverb(text, behind: index + length + unit.text.count),
      let fixed = Fixed(value)
    {
      index += length
      return made(.numeral(WrittenNumber(value: fixed, decimals: 0), unit))
    }
    index += 1
    if scalar == 0x3001 { return made(.enumeration) }
    if scalar == 0x28 { return made(.opening) }
    return nil
  }

  /// Whether a `=` stands behind a word and ends what the clause, or the line, says: `本年支出合计=，`.
  private func endsClause(_ place: Int) -> Bool {
    guard place > 0, isIdeograph(text.scalars[place - 1]), isJoined(place) else { return false }
    return place + 1 == text.count || !isJoined(place + 1) || [0x2C, 0x3002, 0x3B].contains(text.scalars[place + 1])
  }

  /// Whether nothing, no blank and no line break, stands in front of a character.
  private func isJoined(_ place: Int) -> Bool { text.source((place - 1)..<place).upperBound == text.start(place) }

  private mutating func number() -> Lexeme? {
    let start = index
    if let (year, length) = readYear(text, at: index) {
      index += length
      return Lexeme(kind: .year(year), range: start..<index)
    }
    let (reading, next) = NumberReader.read(text, at: index, end: text.count)
    index = max(next, index + 1)
    // Inside a word or a document number (`A4`, `〔2022〕5号`, `第3批`) no figure is meant.
    if start > 0, isWordPart(text.scalars[start - 1]) { return nil }
    switch reading {
    case .number(let number):
      let range = start..<index
      guard let unit = WrittenUnit.ofFigure(text, at: index), unit.kind != .other else {
        if let unit = laterUnit(index) { return Lexeme(kind: .bare(number, unit), range: range) }
        return endsPhrase(index) ? Lexeme(kind: .unitless(number), range: range) : nil
      }
      if number.isSpaced { problems.append(.spacedNumber(text.source(range), number)) }
      return Lexeme(kind: .figure(number, unit), range: range)
    case .malformed(let reason):
      if WrittenUnit.ofFigure(text, at: index) != nil {
        problems.append(
          ReadingProblem(
            kind: .malformedNumber,
            range: text.source(start..<index),
            message: Message(
              zh: "“\(text.string(start..<index))”不是正确的数字：\(reason)",
              en: "“\(text.string(start..<index))” is not a number: \(reason)"
            )
          )
        )
      }
      return nil
    case .none:
      return nil
    }
  }

  /// Whether a phrase ends at a place, or a word goes on that may stand behind an amount.
  private func endsPhrase(_ place: Int) -> Bool {
    guard place < text.count else { return false }
    let marks: Set<UInt16> = [0x2C, 0x3B, 0x3001, 0x3002, 0x28, 0x29]
    return marks.contains(text.scalars[place]) || phrases.match(text, at: place) != nil
  }

  /// The unit of the number that follows behind a comma.
  private func laterUnit(_ start: Int) -> WrittenUnit? {
    let commas: [UInt16] = [0x2C, 0x3001]
    guard start + 1 < text.count, commas.contains(text.scalars[start]), isDigit(text.scalars[start + 1]) else {
      return nil
    }
    let (reading, next) = NumberReader.read(text, at: start + 1, end: text.count)
    guard case .number = reading, let unit = WrittenUnit.ofFigure(text, at: next), unit.kind != .other else {
      return nil
    }
    return unit
  }

  private mutating func mark() -> Lexeme? {
    let start = index
    guard let end = text.scalars[start...].firstIndex(of: 0x7D) else {
      problems.append(
        ReadingProblem(
          kind: .unclosedMark,
          range: text.source(start..<(start + 1)),
          message: Message(zh: "“{”没有对应的“}”", en: "“{” without its “}”")
        )
      )
      index += 1
      return nil
    }
    index = end + 1
    return Lexeme(kind: .mark(text.string((start + 1)..<end)), range: start..<index)
  }

  private func isWordPart(_ scalar: UInt16) -> Bool {
    (scalar >= 0x41 && scalar <= 0x5A) || (scalar >= 0x61 && scalar <= 0x7A) || scalar == 0x7B2C || scalar == 0x3014
      || scalar == 0x3E || scalar == 0x3C || scalar == 0x3D || scalar == 0x2265 || scalar == 0x2264
  }
}
