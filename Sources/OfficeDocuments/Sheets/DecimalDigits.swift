/// A number in decimal digits, for showing it: what a spreadsheet keeps as a binary fraction is shown by at most fifteen
/// significant digits.
struct DecimalDigits: Equatable {
  var isNegative: Bool
  /// Significant digits without leading zeros; empty for zero.
  var digits: [UInt8]
  /// How many of the digits stand in front of the point; may be negative or more than there are.
  var point: Int

  static let mostDigits = 15

  /// Nil for infinities and what is no number.
  init?(_ value: Double) {
    guard value.isFinite else { return nil }
    isNegative = value < 0
    digits = []
    point = 0
    var exponent = 0
    var beforePoint: Int?
    // The shortest digits that mean the value: `1234.5`, `1e-05`.
    let text = Array(value.magnitude.description.utf8)
    var index = 0
    while index < text.count {
      switch text[index] {
      case 0x30...0x39: digits.append(text[index] - 0x30)
      case 0x2E: beforePoint = digits.count
      default:
        exponent = Int(String(decoding: text[(index + 1)...], as: UTF8.self)) ?? 0
        index = text.count
      }
      index += 1
    }
    point = (beforePoint ?? digits.count) + exponent
    normalize()
    round(toSignificant: DecimalDigits.mostDigits)
  }

  private mutating func normalize() {
    let zeros = digits.prefix { $0 == 0 }.count
    digits.removeFirst(zeros)
    point -= zeros
    while digits.last == 0 { digits.removeLast() }
    if digits.isEmpty { point = 0 }
  }

  /// Half a unit goes away from zero.
  mutating func round(toSignificant count: Int) {
    guard count >= 0, digits.count > count else {
      if count < 0 { digits = [] }
      return normalize()
    }
    let roundsUp = digits[count] >= 5
    digits.removeSubrange(count...)
    if roundsUp {
      var index = count - 1
      while index >= 0, digits[index] == 9 {
        digits[index] = 0
        index -= 1
      }
      if index >= 0 {
        digits[index] += 1
      } else {
        digits.insert(1, at: 0)
        point += 1
      }
    }
    normalize()
  }

  mutating func round(toPlaces places: Int) { round(toSignificant: point + places) }

  mutating func scale(by tens: Int) { if !digits.isEmpty { point += tens } }

  var isZero: Bool { digits.isEmpty }

  /// The digits in front of the point; empty below one.
  var integer: String {
    guard point > 0, !digits.isEmpty else { return "" }
    let shown = digits.prefix(point)
    return DecimalDigits.text(shown) + String(repeating: "0", count: min(point - shown.count, 400))
  }

  /// The digits behind the point, without zeros at the end.
  var fraction: String {
    guard digits.count > point, !digits.isEmpty else { return "" }
    return String(repeating: "0", count: min(max(-point, 0), 400)) + DecimalDigits.text(digits.dropFirst(max(point, 0)))
  }

  private static func text(_ digits: ArraySlice<UInt8>) -> String {
    String(decoding: digits.map { $0 + 0x30 }, as: UTF8.self)
  }
}
