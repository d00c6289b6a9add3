import GoujiSyntax

/// Numbers from one to ninety-nine in Chinese characters, as sentences count with them: `一辆`, `两批次`, `二十三人次`.
enum ChineseNumeral {
  private static let digits: [UInt16: Int] = Dictionary(
    uniqueKeysWithValues: "一二三四五六七八九".folded.enumerated().map { ($1, $0 + 1) }
  )
  private static let two = "两".folded[0]
  private static let ten = "十".folded[0]
  /// `一次性` counts nothing.
  private static let adverbs = "性".folded

  /// Whether a number may begin with this character.
  static func opens(_ scalar: UInt16) -> Bool {
    switch scalar {
    case 0x4E00, 0x4E03, 0x4E09, 0x4E24, 0x4E5D, 0x4E8C, 0x4E94, 0x516B, 0x516D, 0x5341, 0x56DB: true
    default: false
    }
  }

  /// The number at `start` and the characters it takes; nil where a longer word or number goes on.
  static func read(_ text: FoldedText, at start: Int) -> (value: Int, length: Int)? {
    guard start < text.count, opens(text.scalars[start]), start == 0 || !goesOn(text.scalars[start - 1]) else {
      return nil
    }
    var index = start
    var value = 0
    if let digit = digits[text.scalars[index]] {
      value = digit
      index += 1
    } else if text.scalars[index] == two {
      return ends(text, start + 1) ? (2, 1) : nil
    }
    if index < text.count, text.scalars[index] == ten {
      value = max(value, 1) * 10
      index += 1
      if index < text.count, let digit = digits[text.scalars[index]] {
        value += digit
        index += 1
      }
    }
    return value > 0 && ends(text, index) ? (value, index - start) : nil
  }

  /// Whether what stands behind the classifier makes another word of it.
  static func isAdverb(_ text: FoldedText, behind index: Int) -> Bool {
    index < text.count && adverbs.contains(text.scalars[index])
  }

  private static func ends(_ text: FoldedText, _ index: Int) -> Bool {
    index >= text.count || !goesOn(text.scalars[index])
  }

  /// A character of a number or an ordinal: `第一批`, `一百二十`, `三四个`.
  private static func goesOn(_ scalar: UInt16) -> Bool { opens(scalar) || isDigit(scalar) || others.contains(scalar) }
  private static let others: [UInt16] = "第百千万零〇几数余多".folded
}
