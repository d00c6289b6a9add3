import GoujiCatalog
import GoujiFacts
import GoujiSyntax

/// The contents against the headings of the draft, word for word (GJ1109). One finding names all that differ.
enum ContentsCheck {
  static func findings(_ draft: DraftState, contents: ContentsList?) -> [Finding] {
    guard let contents else { return [] }
    let headings = headings(draft, contents)
    guard !headings.isEmpty else { return [] }
    var notes: [String] = []
    var related: [RelatedPlace] = []
    for entry in contents.entries {
      if headings.contains(where: { $0.text.scalars == entry.text.scalars }) { continue }
      let range = draft.lineRange(entry.block)
      if let other = headings.first(where: { isMeant($0.text, entry.text) }) {
        notes.append("“\(entry.text.string)”正文里写作“\(other.text.string)”")
        related.append(RelatedPlace(range: draft.lineRange(other.block), message: "正文的标题"))
      } else if entry.text.level.map({ $0 <= 2 }) ?? false {
        notes.append("“\(entry.text.string)”正文里没有这个标题")
      } else {
        continue
      }
      related.append(RelatedPlace(range: range, message: "目录"))
    }
    notes += unlisted(headings, contents)
    guard !notes.isEmpty else { return [] }
    let shown = notes.prefix(6).joined(separator: "；") + (notes.count > 6 ? "；等\(notes.count)处" : "")
    return [
      Finding(
        rule: "GJ1109",
        severity: .information,
        message: "目录与正文不一致：\(shown)",
        range: draft.lineRange(contents.heading),
        related: related
      )
    ]
  }

  private struct Heading {
    var block: Int
    var text: EntryText
  }

  /// The headings and captions behind the contents.
  private static func headings(_ draft: DraftState, _ contents: ContentsList) -> [Heading] {
    draft.tree.blocks.indices[contents.blocks.upperBound...].compactMap { index in
      let block = draft.tree.blocks[index]
      switch block.kind {
      case .heading, .caption: return Heading(block: index, text: EntryText(block, draft.text))
      case .paragraph where block.content.text.count <= 40 && block.content.marker != nil:
        return Heading(block: index, text: EntryText(block, draft.text))
      case .paragraph, .table, .note, .field, .blank, .comment, .directive: return nil
      }
    }
  }

  /// Whether two texts are of one heading: the same number of the same level, and more than half of the words.
  private static func isMeant(_ heading: EntryText, _ entry: EntryText) -> Bool {
    guard heading.level == entry.level, heading.ordinal == entry.ordinal, heading.level != nil else { return false }
    let shared = Set(entry.scalars).intersection(heading.scalars).count
    return shared * 2 > min(Set(entry.scalars).count, Set(heading.scalars).count)
  }

  /// Parts of the draft that the contents leave out.
  private static func unlisted(_ headings: [Heading], _ contents: ContentsList) -> [String] {
    let listed = contents.entries.filter { $0.text.level == 1 }
    guard listed.count > 1 else { return [] }
    return headings.filter { $0.text.level == 1 }.filter { heading in
      !listed.contains { $0.text.scalars == heading.text.scalars || isMeant(heading.text, $0.text) }
    }.map { "“\($0.text.string)”目录里没有" }
  }
}

extension DraftState {
  /// The line that a block begins in.
  func lineRange(_ block: Int) -> Range<Int> { text.lineRange(text.line(at: tree.blocks[block].start)) }
}
