/// Mends the damage that conversion does to a line of text, where it is certain what was published.
enum TextRepair {
  /// `表一：收入支出决算总表` names a form as well as without the colon, which would make a sentence of it.
  static func caption(_ text: String) -> String {
    guard text.last == "表", let colon = text.prefix(8).firstIndex(where: { $0 == "：" || $0 == ":" }),
      let sign = text[..<colon].firstIndex(of: "表"), sign < colon
    else { return text }
    let number = text[text.index(after: sign)..<colon]
    guard !number.isEmpty, number.allSatisfy({ "一二三四五六七八九十0123456789".contains($0) }) else { return text }
    return text[..<colon] + " " + String(text[text.index(after: colon)...]).trimmed
  }

  /// A line of prose. `dropped` receives markup that held digits.
  static func prose(_ text: String, dropped: inout [String]) -> String {
    spaced(Markup.removed(from: text, dropped: &dropped))
  }

  /// Mends spaces and numbers until nothing is left to mend: a mended number may show what a blank behind it means.
  static func spaced(_ text: String) -> String {
    var text = text
    for _ in 0..<4 {
      let mended = NumberRepair.mended(Spaces.mended(inProse: text))
      if mended == text { break }
      text = mended
    }
    return text
  }

  /// A cell of a table. It holds one label, one number or a text, and its line breaks mean nothing.
  static func cell(_ text: String, isLaidOut: Bool, dropped: inout [String]) -> String {
    guard !text.isEmpty else { return "" }
    let plain = Markup.removed(from: text, dropped: &dropped).trimmed
    if !isLaidOut, let number = NumberRepair.whole(plain) { return number }
    return NumberRepair.mended(Spaces.mended(inCell: plain))
  }

  /// A bullet or a sign of a heading that a converter put in front of a line.
  static func withoutBullet(_ text: String) -> String? {
    let scalars = text.unicodeScalars
    guard let first = scalars.first else { return nil }
    let rest = scalars.dropFirst()
    switch first {
    case "-", "*", "+":
      guard let next = rest.first, next.isBlank else { return nil }
      return String(rest).trimmed
    case "•", "●", "○", "▪", "■", "◆", "➢", "\u{F0D8}", "\u{F06C}", "·":
      return String(rest).trimmed
    case "#":
      let text = rest.drop { $0 == "#" }
      guard let next = text.first, next.isBlank else { return nil }
      return String(text).trimmed
    default: return nil
    }
  }
}
