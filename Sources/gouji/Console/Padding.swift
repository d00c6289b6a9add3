import GoujiSyntax

/// The text with blanks up to `width` columns, behind it or (`atStart`) before it.
func padded(_ text: String, to width: Int, atStart: Bool = false) -> String {
  let blanks = String(repeating: " ", count: max(width - displayWidth(text), 0))
  return atStart ? blanks + text : text + blanks
}
