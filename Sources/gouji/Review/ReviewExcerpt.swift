import GoujiPublish
import GoujiSyntax

/// A line of a draft for people who do not have the draft before them: without bars and tabs, cut around what is meant.
enum ReviewExcerpt {
  /// How many characters on each side.
  private static let reach = 24

  static func text(_ text: SourceText, _ range: Range<Int>) -> PublishedText {
    let line = text.lineRange(text.line(at: range.lowerBound))
    let start = min(max(range.lowerBound, line.lowerBound), line.upperBound)
    let end = min(max(range.upperBound, start), line.upperBound)
    let before = squeezed(text[line.lowerBound..<start])
    let marked = squeezed(text[start..<end])
    let after = squeezed(text[end..<line.upperBound])
    var runs = [
      PublishedRun(before.count > reach ? "…" + before.suffix(reach) : trimmedStart(before)),
      PublishedRun(marked.count > 2 * reach ? marked.prefix(2 * reach) + "…" : marked, isMarked: true),
      PublishedRun(after.count > reach ? after.prefix(reach) + "…" : after),
    ]
    runs.removeAll(where: \.text.isEmpty)
    return PublishedText(runs)
  }

  /// Runs of blanks, tabs and bars as one blank; characters that are not to be shown left out.
  private static func squeezed(_ text: String) -> String {
    var result = ""
    for character in text {
      if character.isWhitespace || character == "|" {
        if result.last != " " { result.append(" ") }
      } else if character.unicodeScalars.allSatisfy({ $0.value >= 0x20 && $0 != "\u{FEFF}" }) {
        result.append(character)
      }
    }
    return result == " " ? "" : result
  }

  private static func trimmedStart(_ text: String) -> String { text.first == " " ? String(text.dropFirst()) : text }
}
