/// The text of a paragraph of a web page as it is shown: white space is one space, and none where a line of the source
/// was broken between two wide characters.
struct HTMLText {
  private var text = ""
  private var space: Space = .none

  private enum Space {
    case none
    case blank
    case lineEnd
  }

  mutating func append(_ characters: String) {
    for scalar in characters.unicodeScalars {
      switch scalar {
      case "\n", "\r": space = .lineEnd
      case " ", "\t", "\u{C}": if space == .none { space = .blank }
      case "\u{AD}", "\u{200B}": continue
      default:
        addSpace(before: scalar)
        text.unicodeScalars.append(scalar == "\u{A0}" ? " " : scalar)
      }
    }
  }

  private mutating func addSpace(before scalar: Unicode.Scalar) {
    defer { space = .none }
    guard space != .none, let last = text.unicodeScalars.last, last != "\n" else { return }
    if space == .lineEnd, HTMLText.isWide(last) || HTMLText.isWide(scalar) { return }
    text += " "
  }

  /// Han characters and the punctuation and forms that are as wide.
  private static func isWide(_ scalar: Unicode.Scalar) -> Bool {
    switch scalar.value {
    case 0x2E80...0x9FFF, 0xF900...0xFAFF, 0xFE30...0xFE4F, 0xFF00...0xFF60, 0x20000...0x3FFFF, 0x2018...0x201D: true
    default: false
    }
  }

  mutating func breakLine() {
    text += "\n"
    space = .none
  }

  /// The text without blank ends, and begins anew.
  mutating func finish() -> String {
    let lines = text.split(separator: "\n", omittingEmptySubsequences: false).map { $0.withoutOuterSpaces() }
    text = ""
    space = .none
    let kept = Array(lines.drop { $0.isEmpty }.reversed().drop { $0.isEmpty }.reversed())
    return kept.joined(separator: "\n")
  }
}
