/// Characters of fonts that have pictures in place of letters (`w:sym`), as far as forms use them.
enum WordSymbols {
  static func text(font: String, code: Int) -> String {
    let isOwnArea = (0xF000...0xF0FF).contains(code)
    let byte = isOwnArea ? code - 0xF000 : code
    let table: [Int: String]
    switch font.lowercased() {
    case "wingdings": table = wingdings
    case "wingdings 2": table = wingdings2
    case "symbol": table = symbol
    default: table = [:]
    }
    if let known = table[byte] { return known }
    guard !isOwnArea, let scalar = Unicode.Scalar(UInt32(truncatingIfNeeded: code)), code >= 0x20 else { return "" }
    return String(Character(scalar))
  }

  private static let wingdings: [Int: String] = [
    0x6C: "●", 0x6E: "■", 0x6F: "□", 0x71: "❑", 0x75: "◆", 0x8C: "①", 0x8D: "②", 0x8E: "③", 0x8F: "④", 0x90: "⑤",
    0x91: "⑥", 0x92: "⑦", 0x93: "⑧", 0x94: "⑨", 0x95: "⑩", 0xA1: "○", 0xA8: "☐", 0xAB: "★", 0xD8: "➢", 0xE0: "→",
    0xFB: "✗", 0xFC: "✓", 0xFD: "☒", 0xFE: "☑",
  ]
  private static let wingdings2: [Int: String] = [
    0x50: "✓", 0x4F: "✗", 0x52: "☑", 0x51: "☒", 0xA3: "□", 0xA2: "■",
  ]
  private static let symbol: [Int: String] = [
    0xA3: "≤", 0xB0: "°", 0xB1: "±", 0xB3: "≥", 0xB4: "×", 0xB7: "•", 0xB8: "÷", 0xB9: "≠", 0xBB: "≈", 0xAE: "→",
    0x2D: "−", 0xE5: "∑",
  ]
}
