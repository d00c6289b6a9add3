import GoujiCatalog
import GoujiFacts
import GoujiSyntax

/// What the writer has begun and not finished: a sentence that stops at a comma or a colon (GJ1013), a section that holds
/// nothing but its heading (GJ1110).
struct UnfinishedCheck {
  /// Of a sentence, and of a section.
  static let openEnd = "GJ1013"
  static let emptySection = "GJ1110"

  private let draft: DraftState
  private let contents: DraftContents?
  /// The blocks that hold anything, in order.
  private let blocks: [Int]

  static func openEnds(_ draft: DraftState, contents: DraftContents?) -> [Finding] {
    let check = UnfinishedCheck(draft, contents)
    return check.blocks.indices.compactMap(check.openEnd)
  }

  static func emptySections(_ draft: DraftState, contents: DraftContents?) -> [Finding] {
    let check = UnfinishedCheck(draft, contents)
    return check.blocks.indices.compactMap(check.emptySection)
  }

  private init(_ draft: DraftState, _ contents: DraftContents?) {
    self.draft = draft
    self.contents = contents
    blocks = draft.tree.blocks.indices.filter { index in
      switch draft.tree.blocks[index].kind {
      case .blank, .comment, .directive: false
      case .field, .heading, .caption, .table, .note, .paragraph: !(contents?.blocks.contains(index) ?? false)
      }
    }
  }

  private func block(_ place: Int) -> Block { draft.tree.blocks[blocks[place]] }

  /// Whether the section that a block is in ends behind it, so that nothing can go on with what it says.
  /// - Parameter level: of the heading that the section is under; nil if nobody knows.
  private func endsSection(behind place: Int, level: Int?) -> Bool {
    guard place + 1 < blocks.count else { return true }
    let next = block(place + 1)
    switch next.kind {
    case .caption: return true
    case .heading:
      guard let level, let other = next.content.marker?.level else { return false }
      return other <= level
    case .blank, .comment, .directive, .field, .table, .note, .paragraph: return false
    }
  }

  // MARK: Sentences

  private static let openMarks: Set<UInt16> = Set("，、".folded)
  private static let colon = "：".folded

  private func openEnd(_ place: Int) -> Finding? {
    let text = block(place).content.text
    guard block(place).kind == .paragraph, isWritten(draft.reading.blocks[blocks[place]].role),
      let last = text.scalars.last, Self.openMarks.contains(last) || opensReason(text),
      endsSection(behind: place, level: level(above: place))
    else { return nil }
    let range = draft.moved(text.source((text.count - 1)..<text.count), block(place).start)
    return Finding(
      rule: Self.openEnd,
      severity: .warning,
      message: Message(
        zh: "话到“\(draft.text[range])”为止，没有写完",
        en: "the sentence stops at “\(draft.text[range])”"
      ),
      range: range
    )
  }

  /// Whether nothing stands behind `主要原因是：`; behind other colons there may be a form or an attachment.
  private func opensReason(_ text: FoldedText) -> Bool {
    guard text.scalars.suffix(1).elementsEqual(Self.colon) else { return false }
    return draft.book.wording.words(.reasonOpenings).contains {
      text.scalars.dropLast().suffix($0.count).elementsEqual($0)
    }
  }

  /// The level of the nearest heading above.
  private func level(above place: Int) -> Int? {
    for index in blocks[..<place].reversed() {
      let block = draft.tree.blocks[index]
      if block.kind == .heading, let level = block.content.marker?.level { return level }
    }
    return nil
  }

  // MARK: Sections

  private func emptySection(_ place: Int) -> Finding? {
    guard block(place).kind == .heading, let marker = block(place).content.marker, marker.level > 1,
      let entry = entry(place), isWritten(draft.reading.blocks[blocks[place]].roleBehind),
      place + 1 == blocks.count || block(place + 1).kind == .heading,
      endsSection(behind: place, level: marker.level),
      // A heading that comes again is a line of contents.
      !blocks[(place + 1)...].indices.contains(where: { block($0).kind == .heading && self.entry($0) == entry })
    else { return nil }
    return Finding(
      rule: Self.emptySection,
      severity: .warning,
      message: Message(
        zh: "“\(block(place).content.text.string)”下面什么也没有写",
        en: "nothing stands below “\(block(place).content.text.string)”"
      ),
      range: draft.lineRange(blocks[place])
    )
  }

  /// What a heading means in the genre.
  private func entry(_ place: Int) -> Int? {
    let content = block(place).content
    return draft.book.genre.entry(heading: content.text, isPart: false)
  }

  /// The forms may be published beside the text, and attachments are.
  private func isWritten(_ role: PartRole) -> Bool {
    switch role {
    case .overview, .narrative, .terms: true
    case .preface, .tables, .attachments: false
    }
  }
}
