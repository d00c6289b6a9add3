import GoujiCatalog
import GoujiSyntax

/// A piece of a sentence that matters to its figures.
struct Lexeme {
  enum Kind {
    case figure(WrittenNumber, WrittenUnit)
    /// A number whose unit stands behind a later one: `1267.86、2570.97万元`. It counts only in a row of figures.
    case bare(WrittenNumber, WrittenUnit)
    /// A number in Chinese characters with a classifier behind it: `一辆`, `十二批次`.
    case numeral(WrittenNumber, WrittenUnit)
    /// `=` with a unit behind it: the figure is asked for.
    case asked(WrittenUnit)
    case name(LexiconEntry)
    /// （类）, （款）, （项）: how many digits the code of the name before it has.
    case level(Int)
    case phrase(PhraseKind, year: Int?)
    case year(Int)
    /// `{公开01.收入.总计}` behind a number.
    case mark(String)
    case stop
    case semicolon
    case comma
    case colon
    case enumeration
    case opening
    case closing
  }

  var kind: Kind
  /// Folded characters.
  var range: Range<Int>
}

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
      if let lexeme = next() { lexemes.append(lexeme) }
    }
    return lexemes
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

  private static let levels: [(text: [UInt16], digits: Int)] = [
    ("(类)".folded, 3), ("(款)".folded, 5), ("(项)".folded, 7),
  ]

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
      return nil
    case 0x7B:
      return mark()
    default:
      break
    }
    if scalar == 0x28, let level = Self.levels.first(where: { text.hasPrefix($0.text, at: index) }) {
      index += level.text.count
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
        return laterUnit(index).map { Lexeme(kind: .bare(number, $0), range: range) }
      }
      if number.isSpaced { problems.append(.spacedNumber(text.source(range), number)) }
      return Lexeme(kind: .figure(number, unit), range: range)
    case .malformed(let reason):
      if WrittenUnit.ofFigure(text, at: index) != nil {
        problems.append(
          ReadingProblem(
            kind: .malformedNumber,
            range: text.source(start..<index),
            message: "“\(text.string(start..<index))”不是正确的数字：\(reason)"
          )
        )
      }
      return nil
    case .none:
      return nil
    }
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
        ReadingProblem(kind: .unclosedMark, range: text.source(start..<(start + 1)), message: "“{”没有对应的“}”")
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

/// Figures of a text in which nobody knows what they measure.
enum ProseFigures {
  /// `100%-80%` names a grade; it is no figure. Where it ends, if another percentage follows.
  private static func grade(_ text: FoldedText, behind start: Int) -> Int? {
    guard start + 1 < text.count, text.scalars[start] == 0x2D || text.scalars[start] == 0x7E,
      isDigit(text.scalars[start + 1])
    else {
      return nil
    }
    let (reading, next) = NumberReader.read(text, at: start + 1, end: text.count)
    guard case .number = reading, next < text.count, text.scalars[next] == 0x25 else { return nil }
    return next + 1
  }

  static func unbound(in text: FoldedText) -> [Fact] {
    var facts: [Fact] = []
    if case .number(let number) = NumberReader.whole(text) {
      let range = text.source(0..<text.count)
      return [Fact(key: nil, kind: .count, place: .tableLeaf, number: number, range: range)]
    }
    var index = 0
    while index < text.count {
      guard isDigit(text.scalars[index]) else {
        index += 1
        continue
      }
      let (reading, next) = NumberReader.read(text, at: index, end: text.count)
      let start = index
      index = max(next, index + 1)
      guard case .number(let number) = reading, let unit = WrittenUnit.ofFigure(text, at: index) else { continue }
      if unit.kind == .percent, let end = grade(text, behind: index + unit.text.count) {
        index = end
        continue
      }
      if let fact = Fact(number, unit, key: nil, place: .sentence, range: text.source(start..<index)) {
        facts.append(fact)
      }
    }
    return facts
  }
}

extension Fact {
  /// The fact that a number with its unit states; nil for units that are no figure of the accounts.
  init?(_ number: WrittenNumber, _ unit: WrittenUnit, key: FactKey?, place: Place, range: Range<Int>) {
    switch unit.kind {
    case .money(let exponent):
      guard let scaled = number.scaled(down: exponent) else { return nil }
      self.init(key: key, kind: .amount, place: place, number: scaled, range: range, exponent: exponent)
    case .percent:
      self.init(key: key, kind: .percent, place: .percent, number: number, range: range)
    case .count:
      self.init(key: key, kind: .count, place: place, number: number, range: range)
    case .points, .other:
      return nil
    }
  }
}
