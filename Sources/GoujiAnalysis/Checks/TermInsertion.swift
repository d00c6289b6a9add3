import GoujiFacts
import GoujiSyntax

/// Puts entries into a draft's 名词解释, numbered as those around them are; those behind them are numbered anew.
struct TermInsertion {
  private let draft: DraftState
  private let entries: [TermEntry]

  init(_ draft: DraftState, _ entries: [TermEntry]) {
    self.draft = draft
    self.entries = entries
  }

  /// - Parameter behind: the entry that the new one follows, by its index.
  func fix(title: Message, text: String, behind: Int?) -> Fix? { fix(title: title, texts: [text], behind: behind) }

  func fix(title: Message, texts: [String], behind: Int?) -> Fix? {
    guard let behind, entries.indices.contains(behind) else { return nil }
    let entry = entries[behind]
    let source = draft.text
    let line = source.line(at: max(entry.definition.upperBound, entry.name.upperBound))
    let at = source.lineRange(line).upperBound
    var newText = ""
    for (number, text) in texts.enumerated() {
      newText +=
        "\n" + (entry.marker.map { Marker.renumbered(source[$0.range], to: $0.ordinal + number + 1) } ?? "") + text
    }
    var edits = [TextEdit(range: at..<at, newText: newText)]
    if let marker = entry.marker { edits += renumbering(behind, marker, by: texts.count) }
    return Fix(title: title, isPreferred: true, edits: edits)
  }

  /// The entries that count on from one, as far as they do.
  private func renumbering(_ index: Int, _ marker: Marker, by count: Int) -> [TextEdit] {
    var edits: [TextEdit] = []
    var ordinal = marker.ordinal
    for entry in entries[(index + 1)...] {
      guard let next = entry.marker, next.level == marker.level, next.ordinal == ordinal + 1 else { break }
      ordinal = next.ordinal
      let written = draft.text[next.range]
      edits.append(TextEdit(range: next.range, newText: Marker.renumbered(written, to: ordinal + count)))
    }
    return edits
  }
}
