/// Cuts a number format into its sections and tokens.
struct NumberFormatParser {
  private var rest: Substring
  private var section = NumberFormat.Section()
  private var done: [NumberFormat.Section] = []

  init(_ code: String) { rest = code.prefix(1024) }

  mutating func sections() -> [NumberFormat.Section] {
    while let character = rest.popFirst() { take(character) }
    finishSection()
    return done
  }

  private mutating func finishSection() {
    section.tokens = NumberFormatParser.resolvingMinutes(section.tokens)
    done.append(section)
    section = NumberFormat.Section()
  }

  private mutating func take(_ character: Character) {
    switch character {
    case ";": finishSection()
    case "\"":
      let text = rest.prefix { $0 != "\"" }
      rest = rest.dropFirst(text.count + 1)
      literal(String(text))
    case "\\", "!": literal(rest.popFirst().map(String.init) ?? "")
    // A space as wide as the next character; the next character as often as it fits.
    case "_":
      _ = rest.popFirst()
      literal(" ")
    case "*": _ = rest.popFirst()
    case "[": takeBracket()
    case "0", "#", "?": section.tokens.append(.digit(character))
    case ".": takePoint()
    case ",": section.tokens.append(.comma)
    case "%", "％": section.tokens.append(.percent)
    case "/": section.tokens.append(.slash)
    case "@": section.tokens.append(.text)
    case "E", "e":
      if let sign = rest.first, sign == "+" || sign == "-" {
        rest.removeFirst()
        section.tokens.append(.exponent(showsPlus: sign == "+"))
      } else {
        // The year of the emperor's reign, which is the year elsewhere.
        takeDate("y", length: 4)
      }
    case "G" where rest.hasPrefix("eneral"), "g" where rest.hasPrefix("eneral"):
      rest = rest.dropFirst(6)
      section.tokens.append(.general)
    // Chinese programs write the name of the general format so.
    case "G" where rest.hasPrefix("/通用格式"):
      rest = rest.dropFirst(5)
      section.tokens.append(.general)
    case "A", "a": takeLetterA(character)
    case "上" where rest.hasPrefix("午/下午"):
      rest = rest.dropFirst(4)
      section.tokens.append(.halfDay("上午/下午"))
    case "y", "Y", "m", "M", "d", "D", "h", "H", "s", "S":
      takeDate(Character(character.lowercased()), length: 1)
    default: literal(String(character))
    }
  }

  private mutating func literal(_ text: String) {
    if case .literal(let before) = section.tokens.last {
      section.tokens[section.tokens.count - 1] = .literal(before + text)
    } else if !text.isEmpty {
      section.tokens.append(.literal(text))
    }
  }

  private mutating func takeDate(_ letter: Character, length: Int) {
    let more = rest.prefix { $0.lowercased() == String(letter) }.count
    rest = rest.dropFirst(more)
    section.tokens.append(.date(letter, length + more))
  }

  private mutating func takeLetterA(_ letter: Character) {
    for form in ["M/PM", "/P"] where rest.uppercased().hasPrefix(form) {
      rest = rest.dropFirst(form.count)
      section.tokens.append(.halfDay(form == "M/PM" ? "AM/PM" : "A/P"))
      return
    }
    let more = rest.prefix { $0 == "a" || $0 == "A" }.count
    guard more >= 2 else { return literal(String(letter)) }
    rest = rest.dropFirst(more)
    section.tokens.append(.date("a", more + 1))
  }

  /// Behind seconds a point begins their fraction.
  private mutating func takePoint() {
    if case .date("s", _) = section.tokens.last ?? .point, rest.first == "0" {
      let count = rest.prefix { $0 == "0" }.count
      rest = rest.dropFirst(count)
      section.tokens.append(.subsecond(count))
    } else {
      section.tokens.append(.point)
    }
  }

  /// Colours, conditions, currencies and languages, elapsed time.
  private mutating func takeBracket() {
    let content = rest.prefix { $0 != "]" }
    rest = rest.dropFirst(content.count + 1)
    let lower = content.lowercased()
    if content.hasPrefix("$") {
      literal(String(content.dropFirst().prefix { $0 != "-" }))
    } else if let letter = lower.first, "hms".contains(letter), lower.allSatisfy({ $0 == letter }) {
      section.tokens.append(.elapsed(letter, lower.count))
    } else if lower.hasPrefix("dbnum") {
      section.digits = lower.last?.wholeNumberValue
    } else if let comparison = ["<=", ">=", "<>", "<", ">", "="].first(where: { content.hasPrefix($0) }),
      let value = Double(content.dropFirst(comparison.count))
    {
      section.condition = NumberFormat.Condition(comparison: comparison, value: value)
    }
  }

  /// An m next to hours or seconds means minutes; they are written n here.
  private static func resolvingMinutes(_ tokens: [NumberFormat.Token]) -> [NumberFormat.Token] {
    var result = tokens
    let places = tokens.indices.filter {
      switch tokens[$0] {
      case .date, .elapsed: true
      default: false
      }
    }
    for (order, place) in places.enumerated() {
      guard case .date("m", let count) = tokens[place], count <= 2 else { continue }
      let before = order > 0 ? tokens[places[order - 1]] : .point
      let after = order + 1 < places.count ? tokens[places[order + 1]] : .point
      switch (before, after) {
      case (.date("h", _), _), (.elapsed("h", _), _), (_, .date("s", _)), (_, .elapsed("s", _)):
        result[place] = .date("n", count)
      default: continue
      }
    }
    return result
  }
}
