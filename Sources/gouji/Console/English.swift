/// Findings in English, for `--lang en`. The names of forms, accounts and rows stay as the draft has them: they are
/// what the reader has to find there. A message that no pattern knows is shown as it is.
enum English {
  static func message(_ message: String, _ language: Language) -> String {
    guard language == .en else { return message }
    return translated(message, messages)
  }

  static func fix(_ title: String, _ language: Language) -> String {
    guard language == .en else { return title }
    return places(fixes.lazy.compactMap { $0.apply(to: title) }.first ?? title)
  }

  /// The whole message by its pattern, or each of its clauses by its own.
  private static func translated(_ message: String, _ patterns: [Pattern]) -> String {
    if let whole = patterns.lazy.filter(\.isClosed).compactMap({ $0.apply(to: message) }).first { return places(whole) }
    let clauses = message.split(separator: "；", omittingEmptySubsequences: false).map(String.init)
    return
      clauses
      .map { clause in patterns.lazy.compactMap { $0.apply(to: clause) }.first ?? clause }
      .map(places)
      .joined(separator: "; ")
  }

  /// What formulas call places that have no name in the draft.
  private static let placeWords: [(zh: String, en: String)] = [
    ("文中百分比", "percentage in the text "), ("文中增减额", "change in the text "), ("文中这个数", "figure in the text "),
    ("文中“", "text “"), ("各单位之和", "sum of the units"), ("上年决算的", "last year’s "), ("空白", "blank"),
    ("”的增减额", "” change "), ("自评表得分", "points "), ("自评表分值", "weight "), ("自评表总分", "all points "), ("自评表执行率", "rate "),
    ("自评表执行数", "spent "), ("自评表预算数", "budget "), ("自评表", "self-evaluation "),
  ]

  /// A clause with the names of such places in English.
  private static func places(_ clause: String) -> String {
    var result = ""
    var rest = clause[...]
    while let first = rest.first {
      if let word = placeWords.first(where: { rest.hasPrefix($0.zh) }) {
        result += word.en
        rest = rest.dropFirst(word.zh.count)
      } else {
        result.append(first)
        rest = rest.dropFirst()
      }
    }
    return result
  }
}

/// A sentence with holes (`*`) in one language and in the other, the holes in the same order.
struct Pattern: Sendable {
  private let from: [String]
  private let to: [String]

  init(_ from: String, _ to: String) {
    self.from = from.split(separator: "*", omittingEmptySubsequences: false).map(String.init)
    self.to = to.split(separator: "*", omittingEmptySubsequences: false).map(String.init)
  }

  /// Whether it says how a text ends, so that nothing that follows can be taken for a filling.
  var isClosed: Bool { from.last?.isEmpty == false }

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
