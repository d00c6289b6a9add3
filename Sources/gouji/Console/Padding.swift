import GoujiSyntax

/// The text with blanks up to `width` columns, behind it or (`atStart`) before it.
func padded(_ text: String, to width: Int, atStart: Bool = false) -> String {
  let blanks = blanks(width - displayWidth(text))
  return atStart ? blanks + text : text + blanks
}

/// So many blanks; the library's own way to repeat a text adds them one by one.
func blanks(_ count: Int) -> String {
  guard count > 0 else { return "" }
  return String(unsafeUninitializedCapacity: count) { bytes in
    bytes.initialize(repeating: UInt8(ascii: " "))
    return count
  }
}
