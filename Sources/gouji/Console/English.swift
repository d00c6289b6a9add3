/// Findings in English, for `--lang en`. The names of forms, accounts and rows stay as the draft has them: they are
/// what the reader has to find there. A message that no pattern knows is shown as it is.
enum English {
  static func message(_ message: String, _ language: Language) -> String {
    guard language == .en else { return message }
    return translated(message, messages)
  }

  static func fix(_ title: String, _ language: Language) -> String {
    guard language == .en else { return title }
    return fixes.lazy.compactMap { $0.apply(to: title) }.first ?? title
  }

  /// The whole message by its pattern, or each of its clauses by its own.
  private static func translated(_ message: String, _ patterns: [Pattern]) -> String {
    if let whole = patterns.lazy.compactMap({ $0.apply(to: message) }).first { return whole }
    let clauses = message.split(separator: "；", omittingEmptySubsequences: false).map(String.init)
    return
      clauses
      .map { clause in patterns.lazy.compactMap { $0.apply(to: clause) }.first ?? clause }
      .joined(separator: "; ")
  }

  /// Longer ones before those that they contain.
  static let messages: [Pattern] = [
    Pattern("尾差：*（差*）", "rounding difference: * (off by *)"),
    Pattern("尾差：*", "rounding difference: *"),
    Pattern("*（差*）", "* (off by *)"),
    Pattern("此处应为*", "should be *"),
    Pattern("两边都可能有误", "either side may be wrong"),
    Pattern("单位“元”应为“万元”", "the unit 元 should be 万元"),
    Pattern("只改一处不能使各处都相符，请逐项核对", "no single change makes all agree; check each figure"),
    Pattern("数字中间有空格，按*读", "a number with blanks inside, read as *"),
    Pattern("这一行有*格，本表各行为*格，未参加核对", "a row of * cells in a table of * columns, not checked"),
    Pattern("核对公式读不懂：*", "the formula cannot be read: *"),
    Pattern("“*”不是正确的数字：*", "“*” is not a number: *"),
    Pattern("“*”不是认得的量，例：*", "“*” names no known figure; an example: *"),
    Pattern("“{”没有对应的“}”", "“{” without its “}”"),
    Pattern("本文稿是*年度的，这里应为*年，写成了*年", "the accounts are of *, this should be *, not *"),
    Pattern("本文稿是*年度的，上年应为*年，写成了*年", "the accounts are of *, the year before should be *, not *"),
    Pattern("“*”应为“*”", "“*” should be “*”"),
  ]

  static let fixes: [Pattern] = [
    Pattern("将*改为*", "change * to *"),
    Pattern("改为*", "change to *"),
    Pattern("*填*", "fill in * with *"),
  ]
}

/// A sentence with holes (`*`) in one language and in the other, the holes in the same order.
struct Pattern: Sendable {
  private let from: [String]
  private let to: [String]

  init(_ from: String, _ to: String) {
    self.from = from.split(separator: "*", omittingEmptySubsequences: false).map(String.init)
    self.to = to.split(separator: "*", omittingEmptySubsequences: false).map(String.init)
  }

  /// Whether both sides have as many holes.
  var isEven: Bool { from.count == to.count }

  /// The other language's sentence with the same fillings; nil where the text is not of this pattern. Each filling
  /// but the last is as short as can be; the last but one literal is looked for from the end.
  func apply(to text: String) -> String? {
    guard text.hasPrefix(from[0]), text.hasSuffix(from[from.count - 1]) else { return nil }
    guard from.count > 1 else { return text == from[0] ? to[0] : nil }
    let tail = from[from.count - 1].unicodeScalars.count
    let scalars = Array(text.unicodeScalars)
    let end = scalars.count - tail
    var at = from[0].unicodeScalars.count
    guard at <= end else { return nil }
    var fillings: [String] = []
    for (number, literal) in from.enumerated().dropFirst().dropLast() {
      let wanted = Array(literal.unicodeScalars)
      let isLast = number == from.count - 2
      guard let found = find(wanted, in: scalars, from: at, to: end, fromEnd: isLast) else { return nil }
      fillings.append(string(scalars[at..<found]))
      at = found + wanted.count
    }
    fillings.append(string(scalars[at..<end]))
    return zip(to, fillings + [""]).map { $0 + $1 }.joined()
  }

  private func find(
    _ wanted: [Unicode.Scalar],
    in text: [Unicode.Scalar],
    from start: Int,
    to end: Int,
    fromEnd: Bool
  ) -> Int? {
    guard start + wanted.count <= end else { return nil }
    let places = start...(end - wanted.count)
    func matches(_ place: Int) -> Bool { text[place..<(place + wanted.count)].elementsEqual(wanted) }
    return fromEnd ? places.last(where: matches) : places.first(where: matches)
  }

  private func string(_ scalars: ArraySlice<Unicode.Scalar>) -> String {
    var result = String.UnicodeScalarView()
    result.append(contentsOf: scalars)
    return String(result)
  }
}
