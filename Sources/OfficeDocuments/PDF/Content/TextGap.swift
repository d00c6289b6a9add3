/// Which gaps between characters are seen.
enum TextGap {
  /// The width, in units of the font size, from which a gap between two characters looks like a space or a new column.
  /// Characters as wide as the font size are set apart to fill a line, and so are words; letters and digits are not,
  /// beyond a little.
  static func seen(_ left: Unicode.Scalar?, _ right: UInt32) -> Double {
    guard let left else { return 0.15 }
    if left == " " || right == 0x20 { return 0.6 }
    return isWide(left.value) && isWide(right) ? 0.5 : 0.15
  }

  /// Han, kana, hangul and the punctuation set with them.
  static func isWide(_ scalar: UInt32) -> Bool {
    switch scalar {
    case 0x2E80...0xA4CF, 0xAC00...0xD7A3, 0xF900...0xFAFF, 0xFE30...0xFE4F, 0xFF01...0xFF60, 0xFFE0...0xFFE6,
      0x20000...0x3FFFF:
      true
    default: false
    }
  }

  static func isBlank(_ scalar: Unicode.Scalar) -> Bool {
    switch scalar.value {
    case 0...0x20, 0x7F...0xA0, 0x2000...0x200B, 0x202F, 0x3000, 0xFEFF: true
    default: false
    }
  }
}
