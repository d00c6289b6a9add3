/// From a glyph's name to its characters (Adobe Glyph List Specification, section 2).
enum GlyphNames {
  private static let scalars: [Substring: Unicode.Scalar] = {
    var result: [Substring: Unicode.Scalar] = [:]
    let words = table.split(whereSeparator: \.isWhitespace)
    for place in stride(from: 0, to: words.count - 1, by: 2) {
      result[words[place]] = UInt32(words[place + 1], radix: 16).flatMap(Unicode.Scalar.init)
    }
    return result
  }()

  /// Empty where the name says nothing.
  static func text(of name: String) -> [Unicode.Scalar] {
    // What follows a full stop tells variants apart.
    let base = name.split(separator: ".", maxSplits: 1, omittingEmptySubsequences: false).first ?? ""
    return base.split(separator: "_").flatMap { component(of: $0) }
  }

  private static func component(of name: Substring) -> [Unicode.Scalar] {
    if let scalar = scalars[name] { return [scalar] }
    if name.hasPrefix("uni"), name.utf8.count >= 7, (name.utf8.count - 3) % 4 == 0 {
      let digits = Array(name.utf8.dropFirst(3))
      let units = stride(from: 0, to: digits.count, by: 4).compactMap { hex(digits[$0..<($0 + 4)]) }
      let scalars = units.compactMap(Unicode.Scalar.init)
      if scalars.count * 4 == digits.count { return scalars }
    }
    if name.hasPrefix("u"), (5...7).contains(name.utf8.count), let value = hex(Array(name.utf8.dropFirst())[...]) {
      if let scalar = Unicode.Scalar(value) { return [scalar] }
    }
    return []
  }

  private static func hex(_ digits: ArraySlice<UInt8>) -> UInt32? {
    var value: UInt32 = 0
    for digit in digits {
      guard let next = PDFCharacter.hexValue(digit) else { return nil }
      value = value << 4 | UInt32(next)
    }
    return value
  }
}
