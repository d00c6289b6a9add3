import GoujiCatalog
import GoujiFacts
import GoujiSyntax

/// The contents against the headings of the draft, word for word (GJ1109). One finding names all that differ.
enum ContentsCheck {
  static func findings(_ draft: DraftState, contents: DraftContents?) -> [Finding] {
    guard let contents else { return [] }
    let headings = headings(draft, contents)
    guard !headings.isEmpty else { return [] }
    var notes: [Message] = []
    var related: [RelatedPlace] = []
    let forms = forms(draft, contents)
    var part: Int?
    for entry in contents.entries {
      if entry.text.level == 1 { part = entry.text.ordinal }
      if let form = draft.book.forms.id(caption: draft.tree.blocks[entry.block].content.text) {
        // A form is there whatever its number and however its caption goes on.
        if !forms.contains(form) {
          notes.append(
            Message(zh: "“\(entry.text.string)”正文里没有这张表", en: "the form “\(entry.text.string)” is not in the text")
          )
        }
        continue
      }
      if headings.contains(where: { $0.text.scalars == entry.text.scalars }) { continue }
      let range = draft.lineRange(entry.block)
      if let other = headings.first(where: { isMeant($0, entry.text, part) }) {
        notes.append(
          Message(
            zh: "“\(entry.text.string)”正文里写作“\(other.text.string)”",
            en: "“\(entry.text.string)” is “\(other.text.string)” in the text"
          )
        )
        related.append(
          RelatedPlace(
            range: draft.lineRange(other.block),
            message: Message(zh: "正文的标题", en: "the heading in the text")
          )
        )
      } else if entry.text.level.map({ $0 <= 2 }) ?? false {
        notes.append(
          Message(zh: "“\(entry.text.string)”正文里没有这个标题", en: "the text has no heading “\(entry.text.string)”")
        )
      } else {
        continue
      }
      related.append(RelatedPlace(range: range, message: Message(zh: "目录", en: "the contents")))
    }
    notes += unlisted(headings, contents)
    guard !notes.isEmpty else { return [] }
    let shown = Message.joined(Array(notes.prefix(6)))
    return [
      Finding(
        rule: "GJ1109",
        severity: .information,
        message: Message(
          zh: "目录与正文有\(notes.count)处不一致；\(shown)",
          en: "the contents differ from the text in \(notes.count) places; \(shown)"
        ),
        range: draft.lineRange(contents.heading),
        related: related
      )
    ]
  }

  private struct Heading {
    var block: Int
    var text: EntryText
    /// The number of the part that it stands in.
    var part: Int?
  }

  /// The headings and captions behind the contents.
  private static func headings(_ draft: DraftState, _ contents: DraftContents) -> [Heading] {
    var part: Int?
    var result: [Heading] = []
    for index in draft.tree.blocks.indices[contents.blocks.upperBound...] {
      let block = draft.tree.blocks[index]
      let isHeading: Bool
      switch block.kind {
      case .heading, .caption: isHeading = true
      case .paragraph: isHeading = block.content.text.count <= 40 && block.content.marker != nil
      case .table, .note, .field, .blank, .comment, .directive: isHeading = false
      }
      guard isHeading else { continue }
      if let marker = block.content.marker, marker.level == 1 { part = marker.ordinal }
      result.append(Heading(block: index, text: EntryText(block, draft.text), part: part))
    }
    return result
  }

  /// The forms that stand behind the contents, as tables or by their captions.
  private static func forms(_ draft: DraftState, _ contents: DraftContents) -> Set<String> {
    var forms = Set(draft.reading.blocks.compactMap(\.table).map(\.form))
    for index in draft.tree.blocks.indices[contents.blocks.upperBound...] {
      switch draft.tree.blocks[index].kind {
      case .heading, .caption, .paragraph:
        let text = draft.tree.blocks[index].content.text
        if text.count <= 60, let id = draft.book.forms.id(caption: text) { forms.insert(id) }
      case .table, .note, .field, .blank, .comment, .directive: continue
      }
    }
    return forms
  }

  /// Whether two texts are of one heading: the same number of the same level in the same part, and more than half of the
  /// words.
  private static func isMeant(_ found: Heading, _ entry: EntryText, _ part: Int?) -> Bool {
    let heading = found.text
    guard entry.level == 1 || found.part == part, heading.level == entry.level, heading.ordinal == entry.ordinal,
      heading.level != nil
    else { return false }
    let shared = Set(entry.scalars).intersection(heading.scalars).count
    return shared * 2 > min(Set(entry.scalars).count, Set(heading.scalars).count)
  }

  /// Parts of the draft that the contents leave out.
  private static func unlisted(_ headings: [Heading], _ contents: DraftContents) -> [Message] {
    let listed = contents.entries.filter { $0.text.level == 1 }
    guard listed.count > 1 else { return [] }
    return headings.filter { $0.text.level == 1 }.filter { heading in
      !listed.contains { $0.text.scalars == heading.text.scalars || isMeant(heading, $0.text, nil) }
    }.map { Message(zh: "“\($0.text.string)”目录里没有", en: "“\($0.text.string)” is not in the contents") }
  }
}
