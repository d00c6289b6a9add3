/// The kinds of characters that mending and reading tell apart.
extension Unicode.Scalar {
  /// 0–9, half or full width: what a figure is made of.
  var isDigit: Bool { (value >= 0x30 && value <= 0x39) || (value >= 0xFF10 && value <= 0xFF19) }

  /// A Chinese character (not punctuation).
  var isHan: Bool {
    (value >= 0x4E00 && value <= 0x9FFF) || (value >= 0x3400 && value <= 0x4DBF)
      || (value >= 0x20000 && value <= 0x3FFFF)
  }

  /// White space of any width, line ends apart.
  var isBlank: Bool {
    switch value {
    case 0x20, 0x09, 0x0B, 0xA0, 0x1680, 0x2000...0x200A, 0x202F, 0x205F, 0x3000: true
    default: false
    }
  }

  /// Takes no room: never part of what was published.
  var isInvisible: Bool {
    switch value {
    case 0x00...0x08, 0x0E...0x1F, 0x7F, 0x80...0x84, 0x86...0x9F, 0xAD, 0x200B...0x200F, 0x202A...0x202E,
      0x2060...0x2064,
      0xFE00...0xFE0F, 0xFEFF, 0xFFFC:
      true
    default: false
    }
  }

  /// Punctuation of a Chinese sentence, full width, besides the opening marks.
  var isFullWidthPunctuation: Bool {
    switch value {
    case 0x3001, 0x3002, 0x300B, 0x300D, 0x300F, 0x3011, 0x3015, 0xFF01, 0xFF05, 0xFF09, 0xFF0C, 0xFF1A, 0xFF1B, 0xFF1F,
      0x2019, 0x201D, 0xFF08, 0x300A, 0x300C, 0x300E, 0x3010, 0x3014, 0x2018, 0x201C:
      true
    default: false
    }
  }

  var isASCIILetter: Bool { (value >= 0x41 && value <= 0x5A) || (value >= 0x61 && value <= 0x7A) }
}

extension String {
  /// Without white space at both ends.
  var trimmed: String {
    let scalars = unicodeScalars
    var start = scalars.startIndex
    var end = scalars.endIndex
    while start < end, scalars[start].isBlank { start = scalars.index(after: start) }
    while end > start {
      let before = scalars.index(before: end)
      guard scalars[before].isBlank else { break }
      end = before
    }
    return start == scalars.startIndex && end == scalars.endIndex ? self : String(scalars[start..<end])
  }

  /// Without any white space.
  var packed: String {
    guard unicodeScalars.contains(where: \.isBlank) else { return self }
    var view = String.UnicodeScalarView()
    for scalar in unicodeScalars where !scalar.isBlank { view.append(scalar) }
    return String(view)
  }

  /// The digits alone, in order.
  var digits: String {
    var view = String.UnicodeScalarView()
    for scalar in unicodeScalars where scalar.isDigit { view.append(scalar) }
    return String(view)
  }

  var hasDigit: Bool { unicodeScalars.contains(where: \.isDigit) }

  /// A number and nothing else: `2,619.78`, `-70.20%`, `4`.
  var isNumber: Bool {
    var digits = 0
    var dots = 0
    for (index, scalar) in unicodeScalars.enumerated() {
      switch scalar {
      case _ where scalar.isDigit: digits += 1
      case ".": dots += 1
      case ",", "，": if digits == 0 { return false }
      case "-", "−", "－", "+": if index > 0 { return false }
      case "%", "％": if digits == 0 { return false }
      default: return false
      }
    }
    return digits > 0 && dots < 2
  }
}
