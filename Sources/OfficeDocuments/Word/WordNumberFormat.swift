/// Numbers of lists as their formats write them (ISO/IEC 29500-1, section 17.18.59).
enum WordNumberFormat {
  static func text(_ number: Int, format: String) -> String {
    guard number >= 0 else { return String(number) }
    switch format {
    case "none": return ""
    case "decimalZero": return number < 10 ? "0\(number)" : String(number)
    case "upperLetter": return letters(number).uppercased()
    case "lowerLetter": return letters(number)
    case "upperRoman": return roman(number)
    case "lowerRoman": return roman(number).lowercased()
    case "decimalFullWidth", "decimalFullWidth2": return String(String(number).compactMap { shifted($0, by: 0xFEE0) })
    case "chineseCounting", "taiwaneseCounting", "koreanDigital2":
      return number < 100 ? counting(number) : digits(number, "○一二三四五六七八九")
    case "chineseCountingThousand", "taiwaneseCountingThousand": return counting(number)
    case "japaneseCounting": return counting(number, hasLeadingOne: false, hasZero: false)
    case "chineseLegalSimplified", "ideographLegalTraditional", "japaneseLegal":
      return counting(number, digits: "零壹贰叁肆伍陆柒捌玖", units: ["", "拾", "佰", "仟"], hasLeadingTen: true)
    case "ideographDigital", "japaneseDigitalTenThousand": return digits(number, "〇一二三四五六七八九")
    case "taiwaneseDigital": return digits(number, "○一二三四五六七八九")
    case "ideographTraditional": return member(number, "甲乙丙丁戊己庚辛壬癸") ?? String(number)
    case "ideographZodiac": return member(number, "子丑寅卯辰巳午未申酉戌亥") ?? String(number)
    case "decimalEnclosedCircle", "decimalEnclosedCircleChinese": return circled(number) ?? String(number)
    case "decimalEnclosedFullstop": return enclosed(number, from: 0x2488) ?? "\(number)."
    case "decimalEnclosedParen": return enclosed(number, from: 0x2474) ?? "(\(number))"
    case "ideographEnclosedCircle": return member(number, "㊀㊁㊂㊃㊄㊅㊆㊇㊈㊉") ?? String(number)
    default: return String(number)
    }
  }

  private static func shifted(_ character: Character, by distance: UInt32) -> Character? {
    character.unicodeScalars.first.flatMap { Unicode.Scalar($0.value + distance) }.map { Character($0) }
  }

  private static func member(_ number: Int, _ members: String) -> String? {
    let members = Array(members)
    return members.indices.contains(number - 1) ? String(members[number - 1]) : nil
  }

  private static func enclosed(_ number: Int, from first: UInt32) -> String? {
    guard (1...20).contains(number) else { return nil }
    return Unicode.Scalar(first + UInt32(number) - 1).map { String(Character($0)) }
  }

  private static func circled(_ number: Int) -> String? {
    switch number {
    case 0: "⓪"
    case 1...20: enclosed(number, from: 0x2460)
    case 21...35: Unicode.Scalar(0x3251 + UInt32(number) - 21).map { String(Character($0)) }
    case 36...50: Unicode.Scalar(0x32B1 + UInt32(number) - 36).map { String(Character($0)) }
    default: nil
    }
  }

  private static func digits(_ number: Int, _ names: String) -> String {
    let names = Array(names)
    return String(String(number).compactMap { $0.wholeNumberValue.map { names[$0] } })
  }

  /// a to z, then aa, bb and so on.
  private static func letters(_ number: Int) -> String {
    guard number > 0, number <= 26 * 30 else { return String(number) }
    let letter = Character(Unicode.Scalar(UInt8(0x61 + (number - 1) % 26)))
    return String(repeating: letter, count: (number - 1) / 26 + 1)
  }

  private static func roman(_ number: Int) -> String {
    guard (1...3999).contains(number) else { return String(number) }
    let values: [(Int, String)] = [
      (1000, "M"), (900, "CM"), (500, "D"), (400, "CD"), (100, "C"), (90, "XC"), (50, "L"), (40, "XL"), (10, "X"),
      (9, "IX"), (5, "V"), (4, "IV"), (1, "I"),
    ]
    var rest = number
    var result = ""
    for (value, sign) in values {
      while rest >= value {
        result += sign
        rest -= value
      }
    }
    return result
  }

  /// 十一, 一百零五; below 100 000 000.
  private static func counting(
    _ number: Int,
    digits names: String = "零一二三四五六七八九",
    units: [String] = ["", "十", "百", "千"],
    hasLeadingOne: Bool = true,
    hasZero: Bool = true,
    hasLeadingTen: Bool = false
  ) -> String {
    let names = Array(names)
    guard number > 0, number < 100_000_000 else { return number == 0 ? "〇" : String(number) }
    func group(_ value: Int, hasHigher: Bool) -> String {
      var result = ""
      var isZeroPending = hasHigher && value < 1000
      var hasBegun = hasHigher
      for place in stride(from: 3, through: 0, by: -1) {
        let digit = value / [1, 10, 100, 1000][place] % 10
        if digit == 0 {
          isZeroPending = hasBegun
          continue
        }
        if isZeroPending, hasZero { result.append(names[0]) }
        isZeroPending = false
        let dropsOne = digit == 1 && place > 0 && (!hasLeadingOne || (place == 1 && !hasBegun && !hasLeadingTen))
        if !dropsOne { result.append(names[digit]) }
        result += units[place]
        hasBegun = true
      }
      return result
    }
    let high = number / 10_000
    let low = number % 10_000
    return (high > 0 ? group(high, hasHigher: false) + "万" : "") + (low > 0 ? group(low, hasHigher: high > 0) : "")
  }
}
