extension Marker {
  /// The number in front of a heading or an item as the genre writes it: `第二部分 `, `二、`, `（二）`, `2.`, `（2）`.
  package static func written(level: Int, ordinal: Int) -> String {
    let numeral = chineseNumeral(ordinal) ?? String(ordinal)
    return switch level {
    case ...1: "第\(numeral)部分 "
    case 2: "\(numeral)、"
    case 3: "（\(numeral)）"
    case 4: "\(ordinal)."
    default: "（\(ordinal)）"
    }
  }

  /// A marker as somebody wrote it with another number in it: `十四、` → `十五、`, `3．` → `4．`.
  package static func renumbered(_ marker: String, to ordinal: Int) -> String {
    func isDigit(_ character: Character) -> Bool { character.isASCII && character.isNumber }
    func isNumeral(_ character: Character) -> Bool { numerals.contains(character) || character == "十" }
    guard let start = marker.firstIndex(where: { isDigit($0) || isNumeral($0) }) else { return marker }
    let isArabic = isDigit(marker[start])
    let end = marker[start...].firstIndex { isArabic ? !isDigit($0) : !isNumeral($0) } ?? marker.endIndex
    let number = isArabic ? String(ordinal) : chineseNumeral(ordinal) ?? String(ordinal)
    return String(marker[..<start]) + number + String(marker[end...])
  }

  private static let numerals: [Character] = ["一", "二", "三", "四", "五", "六", "七", "八", "九"]

  /// 一 … 九十九; nil for other numbers.
  private static func chineseNumeral(_ number: Int) -> String? {
    guard (1...99).contains(number) else { return nil }
    let (tens, ones) = number.quotientAndRemainder(dividingBy: 10)
    let head = tens == 0 ? "" : tens == 1 ? "十" : "\(numerals[tens - 1])十"
    return ones == 0 ? head : head + String(numerals[ones - 1])
  }
}
