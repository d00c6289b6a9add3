/// How many columns a terminal gives to a character: 2 to wide ones, 0 to those that join the one before.
func displayWidth(_ scalar: Unicode.Scalar) -> Int {
  switch scalar.value {
  case 0..<0x300: 1
  case 0x300...0x36F, 0x200B...0x200F, 0x202A...0x202E, 0x2060...0x2064, 0xFE00...0xFE0F, 0xFEFF: 0
  case 0x1100...0x115F, 0x2E80...0x303E, 0x3041...0xA4CF, 0xA960...0xA97C, 0xAC00...0xD7A3, 0xF900...0xFAFF,
    0xFE30...0xFE6F, 0xFF01...0xFF60, 0xFFE0...0xFFE6, 0x1F300...0x1F64F, 0x1F900...0x1F9FF, 0x20000...0x3FFFD:
    2
  default: 1
  }
}

func displayWidth(_ text: String) -> Int {
  text.unicodeScalars.reduce(0) { $0 + displayWidth($1) }
}

/// The text with blanks up to `width` columns, behind it or (`atStart`) before it.
func padded(_ text: String, to width: Int, atStart: Bool = false) -> String {
  let blanks = String(repeating: " ", count: max(width - displayWidth(text), 0))
  return atStart ? blanks + text : text + blanks
}
