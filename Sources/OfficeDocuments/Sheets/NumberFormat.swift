/// A number format of a spreadsheet (ISO/IEC 29500-1, section 18.8.30): up to four sections for positive and negative
/// numbers, zero and text, or sections with conditions of their own.
package struct NumberFormat: Sendable {
  enum Token: Equatable, Sendable {
    case literal(String)
    /// `0`, `#` or `?`.
    case digit(Character)
    case point
    case comma
    case percent
    /// `E+` or `E-`; true where a plus is shown.
    case exponent(showsPlus: Bool)
    case slash
    case text
    case general
    /// y, m, d, h, s, or a for a weekday; how often it stands.
    case date(Character, Int)
    /// Fractions of a second; how many digits.
    case subsecond(Int)
    case halfDay(String)
    /// Hours, minutes or seconds that do not begin anew.
    case elapsed(Character, Int)
  }

  struct Condition: Equatable, Sendable {
    var comparison: String
    var value: Double

    func holds(_ number: Double) -> Bool {
      switch comparison {
      case "<": number < value
      case "<=": number <= value
      case ">": number > value
      case ">=": number >= value
      case "=": number == value
      default: number != value
      }
    }
  }

  struct Section: Equatable, Sendable {
    var tokens: [Token] = []
    var condition: Condition?
    /// `[DBNum1]` to `[DBNum3]`: Chinese digits.
    var digits: Int?

    var isDate: Bool {
      tokens.contains {
        switch $0 {
        case .date, .elapsed, .halfDay: true
        default: false
        }
      }
    }
    var isText: Bool { tokens.contains(.text) }
  }

  let sections: [Section]

  static let general = NumberFormat("General")

  package init(_ code: String) {
    var parser = NumberFormatParser(code)
    sections = parser.sections()
  }

  /// The number as it is shown; `usesDatesOf1904` where days are counted from 1 January 1904.
  package func text(_ value: Double, usesDatesOf1904: Bool = false) -> String {
    guard let digits = DecimalDigits(value) else { return "" }
    guard let (section, hidesSign) = section(for: value) else { return GeneralFormat.text(digits) }
    if section.tokens.isEmpty { return "" }
    if section.isDate {
      guard let shown = DateFormat(section: section, usesDatesOf1904: usesDatesOf1904).text(value) else {
        // A date before the first one is shown as a row of number signs; the number says more.
        return GeneralFormat.text(digits)
      }
      return shown[...].withoutOuterSpaces()
    }
    var shown = digits
    if hidesSign { shown.isNegative = false }
    return FigureFormat(section: section).text(shown)[...].withoutOuterSpaces()
  }

  /// Text as it is shown: the fourth section may say something else.
  func text(_ value: String) -> String {
    guard let section = sections.count > 3 ? sections[3] : sections.first(where: \.isText) else { return value }
    if section.tokens.isEmpty { return "" }
    guard section.isText else { return value }
    return section.tokens.map { token in
      switch token {
      case .literal(let literal): literal
      case .text: value
      default: ""
      }
    }.joined()
  }

  /// The section, and whether it shows negative numbers without their sign.
  private func section(for value: Double) -> (section: Section, hidesSign: Bool)? {
    let numeric = Array(sections.prefix(3))
    if numeric.contains(where: { $0.condition != nil }) {
      for (index, section) in numeric.enumerated() {
        if let condition = section.condition {
          if condition.holds(value) { return (section, condition.comparison.hasPrefix("<") && condition.value <= 0) }
        } else if index == numeric.count - 1 || index == 1 && value < 0 {
          return (section, false)
        }
      }
      return numeric.last.map { ($0, false) }
    }
    switch numeric.count {
    case 0: return nil
    case 1: return numeric[0].isText && numeric[0].tokens.count == 1 ? nil : (numeric[0], false)
    case 2: return value < 0 ? (numeric[1], true) : (numeric[0], false)
    default: return value < 0 ? (numeric[1], true) : value == 0 ? (numeric[2], false) : (numeric[0], false)
    }
  }
}
