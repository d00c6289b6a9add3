import GoujiCatalog
import GoujiSyntax

/// The lines of a table whose cells are not given: words in the order in which they stand in the source.
struct UnplacedForm {
  /// The form that the caption above names.
  var id: String
  var lines: [UnplacedLine]
  /// 0-based line of the source that it begins on.
  var line: Int
  /// Blank lines in front of it.
  var gap = 0
}

struct UnplacedLine {
  var words: [PlacedWord]
  /// 0-based line of the source.
  var number: Int

  init(_ text: String, number: Int, _ book: Book) {
    words = PlacedWord.words(of: text, book)
    self.number = number
  }

  var text: String { words.map(\.text).joined(separator: " ") }
  var hasFigure: Bool { words.contains(where: \.isFigure) }
}

/// A piece of a line that belongs to one cell.
struct PlacedWord: Equatable {
  var text: String
  /// An amount, or a sign that stands in the place of one.
  var isFigure: Bool

  init(_ text: String) {
    self.text = text
    isFigure = text.isNumber || PlacedWord.standsForNothing(text)
  }

  /// A dash in a cell: there is nothing to say, and yet the cell has been filled.
  static func standsForNothing(_ text: String) -> Bool {
    !text.isEmpty && text.unicodeScalars.count <= 3
      && text.unicodeScalars.allSatisfy { "-—－–─/".unicodeScalars.contains($0) }
  }

  /// Digits alone, as codes and row numbers are written.
  var isDigits: Bool { !text.isEmpty && text.unicodeScalars.allSatisfy(\.isDigit) }

  /// The words of a line: what blanks part, and an amount with a point or with separators from the name it runs into.
  static func words(of line: String, _ book: Book) -> [PlacedWord] {
    line.unicodeScalars.split(whereSeparator: \.isBlank).flatMap { pieces(of: Array($0), book) }.map { PlacedWord($0) }
  }

  private static func pieces(of scalars: [Unicode.Scalar], _ book: Book) -> [String] {
    guard let start = scalars.firstIndex(where: \.isDigit), scalars.contains(where: \.isHan) else {
      return [text(scalars[...])]
    }
    if let length = codeLength(scalars, book) { return [text(scalars[..<length]), text(scalars[length...])] }
    var from = start
    if from > 0, "-−－".unicodeScalars.contains(scalars[from - 1]) { from -= 1 }
    var end = start
    while end < scalars.count, scalars[end].isDigit || scalars[end] == "," || scalars[end] == "." { end += 1 }
    let figure = scalars[from..<end]
    // `单价100万元` and `2026年` hold their digits; an amount has a point or separators, and a name in front or behind.
    guard isAmount(scalars[start..<end]), from == 0 || end == scalars.count else { return [text(scalars[...])] }
    let rest = from == 0 ? scalars[end...] : scalars[..<from]
    if from == 0, isUnit(rest) { return [text(scalars[...])] }
    let pieces = from == 0 ? [text(figure), text(rest)] : [text(rest), text(figure)]
    return pieces.filter { !$0.isEmpty }
  }

  /// `100万元`, `5%`
  private static func isUnit(_ scalars: ArraySlice<Unicode.Scalar>) -> Bool {
    guard let unit = WrittenUnit.match(FoldedText(text(scalars)), at: 0) else { return false }
    if case .money = unit.kind { return true }
    return unit.kind == .percent
  }

  /// `310资本性支出`: a code that runs into its name.
  private static func codeLength(_ scalars: [Unicode.Scalar], _ book: Book) -> Int? {
    let digits = scalars.prefix(while: \.isDigit).count
    guard [3, 5, 7].contains(digits), digits < scalars.count, scalars[digits...].allSatisfy({ !$0.isDigit }),
      scalars[digits].isHan, WrittenUnit.match(FoldedText(text(scalars[digits...])), at: 0) == nil,
      let code = CodeTable.code(written: text(scalars[..<digits]))
    else { return nil }
    return book.functional.contains(code) || book.economic.contains(code) ? digits : nil
  }

  /// Whether some name runs into the amount behind it. Where whole lines do, they have been read as sentences before, and what
  /// parted their cells is gone.
  static func runsTogether(_ line: String) -> Bool {
    line.unicodeScalars.split(whereSeparator: \.isBlank).contains { token in
      guard token.last?.isDigit == true, let name = token.lastIndex(where: \.isHan) else { return false }
      return isAmount(Array(token[token.index(after: name)...])[...])
    }
  }

  /// Two decimals, or thousands kept apart.
  private static func isAmount(_ scalars: ArraySlice<Unicode.Scalar>) -> Bool {
    guard text(scalars).isNumber, let last = scalars.last, last.isDigit else { return false }
    if let point = scalars.lastIndex(of: ".") { return scalars.endIndex - point == 3 }
    guard let comma = scalars.lastIndex(of: ",") else { return false }
    return scalars.endIndex - comma == 4
  }

  private static func text(_ scalars: ArraySlice<Unicode.Scalar>) -> String {
    var view = String.UnicodeScalarView()
    view.append(contentsOf: scalars)
    return String(view)
  }
}

/// What an amount is worth as it is shown: any true value that rounds to it.
struct ShownAmount: Hashable {
  /// In hundred-millionths, the finest that is told apart.
  var value: Int
  /// Half a unit of its last digit.
  var slack: Int

  static let nothing = ShownAmount(value: 0, slack: 0)

  init(value: Int, slack: Int) {
    self.value = value
    self.slack = slack
  }

  init?(_ text: String) {
    if PlacedWord.standsForNothing(text) {
      self = .nothing
      return
    }
    guard text.isNumber, case .number(let number) = NumberReader.whole(FoldedText(text)) else { return nil }
    guard number.decimals >= 0, number.decimals <= 8, let value = Int(exactly: number.value.raw) else { return nil }
    var unit = 1
    for _ in Int(number.decimals)..<8 { unit *= 10 }
    self.init(value: value, slack: value == 0 ? 0 : unit / 2)
  }

  /// Whether amounts with these signs can add up to nothing.
  static func canVanish(_ terms: [(amount: ShownAmount, isNegative: Bool)]) -> Bool {
    var sum = Int128(0)
    var slack = Int128(0)
    for term in terms {
      sum += term.isNegative ? -Int128(term.amount.value) : Int128(term.amount.value)
      slack += Int128(term.amount.slack)
    }
    return sum.magnitude <= slack.magnitude
  }
}
