/// References to characters in web pages (HTML, section 13.5), the ones that texts use.
enum HTMLCharacters {
  /// The text with its references replaced; what is none stands as it is written.
  static func decoded(_ text: Substring) -> String {
    guard text.utf8.contains(0x26) else { return String(text) }
    var result = ""
    var rest = text
    while let start = rest.firstIndex(of: "&") {
      result += rest[..<start]
      rest = rest[rest.index(after: start)...]
      let name = rest.prefix(10).prefix { $0.isASCII && ($0.isLetter || $0.isNumber || $0 == "#") }
      if let scalar = scalar(name) {
        result.unicodeScalars.append(scalar)
        rest = rest.dropFirst(name.count)
        if rest.first == ";" { rest.removeFirst() }
      } else {
        result.append("&")
      }
    }
    return result + rest
  }

  private static func scalar(_ name: Substring) -> Unicode.Scalar? {
    if name.first == "#" {
      guard let scalar = XMLCharacters.numbered(Array(name.utf8.dropFirst())[...]) else { return nil }
      // Numbers of the C1 controls mean characters of Windows.
      guard (0x80..<0xA0).contains(scalar.value) else { return scalar }
      return TextDecoder.repaired([UInt8(scalar.value)][...], as: .windows1252).unicodeScalars.first
    }
    return names[String(name)]
  }

  private static let names: [String: Unicode.Scalar] = [
    "amp": "&", "AMP": "&", "lt": "<", "LT": "<", "gt": ">", "GT": ">", "quot": "\"", "apos": "'", "nbsp": "\u{A0}",
    "ensp": "\u{2002}", "emsp": "\u{2003}", "thinsp": "\u{2009}", "zwnj": "\u{200C}", "zwj": "\u{200D}",
    "shy": "\u{AD}", "ldquo": "“", "rdquo": "”", "lsquo": "‘", "rsquo": "’", "laquo": "«", "raquo": "»", "mdash": "—",
    "ndash": "–", "hellip": "…", "middot": "·", "bull": "•", "times": "×", "divide": "÷", "plusmn": "±", "minus": "−",
    "yen": "¥", "pound": "£", "euro": "€", "cent": "¢", "copy": "©", "reg": "®", "trade": "™", "deg": "°",
    "permil": "‰", "sect": "§", "para": "¶", "le": "≤", "ge": "≥", "ne": "≠", "asymp": "≈", "sum": "∑", "larr": "←",
    "uarr": "↑", "rarr": "→", "darr": "↓", "frac12": "½", "sup2": "²", "sup3": "³", "alpha": "α", "beta": "β",
  ]
}
