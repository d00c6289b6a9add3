import GoujiCatalog
import GoujiFacts
import GoujiSyntax

/// Names of bodies in the place of the department's own (GJ1008): another's, or its own with a part lost or changed.
///
/// Only the head of a title, of a note, and of a sentence that goes on to the accounts is such a place: elsewhere other
/// bodies are rightly named.
struct BodyCheck {
  private let draft: DraftState
  private let own: [UInt16]
  /// Units that the header or the part on the department names.
  private let overview: [FoldedText]
  private let units: [[UInt16]]
  private let endings: [[UInt16]]
  private let selves: [[UInt16]]
  /// What may follow a name: in a title, in a sentence; the words for accounts, and for a year.
  private let titleEnds: [[UInt16]]
  private let sentenceEnds: [[UInt16]]
  private let accounts: [[UInt16]]
  private let years: [[UInt16]]

  static func findings(_ draft: DraftState, contents: DraftContents?) -> [Finding] {
    guard let check = BodyCheck(draft) else { return [] }
    return draft.tree.blocks.indices.compactMap { check.finding($0, contents) }
  }

  private init?(_ draft: DraftState) {
    guard let name = draft.reading.header.department else { return nil }
    self.draft = draft
    own = Self.bare(name.folded)
    let wording = draft.book.wording
    endings = wording.words(.bodyEndings)
    selves = wording.words(.selves)
    titleEnds = wording.words(.behindBodyInTitle)
    sentenceEnds = wording.words(.behindBodyInSentence)
    accounts = wording.words(.accounts)
    years = wording.words(.years)
    units = draft.reading.header.links.filter { $0.kind == .unit }.map { $0.path.folded }
    overview = draft.tree.blocks.indices.filter {
      draft.reading.blocks[$0].role == .overview && draft.tree.blocks[$0].kind == .paragraph
    }.map { draft.tree.blocks[$0].content.text }
    guard own.count >= Self.shortest, endings.contains(where: { own.ends(with: $0) }) else { return nil }
  }

  private static let shortest = 4
  private static let longest = 40
  private static let longestTitle = 60

  /// Without `(汇总)`, `(本级)` and the like behind it.
  private static func bare(_ name: [UInt16]) -> [UInt16] {
    let end = name.firstIndex(of: 0x28) ?? name.count
    return Array(name[..<end])
  }

  private func finding(_ index: Int, _ contents: DraftContents?) -> Finding? {
    let block = draft.tree.blocks[index]
    let reading = draft.reading.blocks[index]
    if block.kind == .field { return running(block) }
    guard reading.role != .attachments, let place = place(index, contents),
      let head = head(block.content.text, place), let slip = slip(Array(block.content.text.scalars[head]))
    else { return nil }
    // What stands in front of the first part may be a cover of several bodies.
    if case .another = slip, block.kind == .paragraph, reading.role == .preface, contents == nil { return nil }
    let range = draft.moved(block.content.text.source(head), block.start)
    let ownName = String(folded: own)
    return Finding(
      rule: "GJ1008",
      severity: .warning,
      message: message(slip, block.content.text.string(head), ownName),
      range: range,
      fixes: [
        Fix(
          title: Message(zh: "改为“\(ownName)”", en: "change to “\(ownName)”"),
          isPreferred: slip.isCertain,
          edits: [TextEdit(range: range, newText: ownName)]
        )
      ]
    )
  }

  /// `部门：…` above a form.
  private func running(_ block: Block) -> Finding? {
    guard let field = block.content.field else { return nil }
    let value = draft.moved(field.value, block.start)
    guard !draft.reading.header.fields.contains(where: { $0.valueRange == value }) else { return nil }
    let written = draft.text[value]
    let name = Self.bare(written.folded)
    guard name.count >= Self.shortest, endings.contains(where: { name.ends(with: $0) }), let slip = slip(name) else {
      return nil
    }
    let ownName = String(folded: own)
    return Finding(
      rule: "GJ1008",
      severity: .warning,
      message: message(slip, written, ownName),
      range: value,
      fixes: [
        Fix(
          title: Message(zh: "改为“\(ownName)”", en: "change to “\(ownName)”"),
          isPreferred: false,
          edits: [TextEdit(range: value, newText: ownName)]
        )
      ]
    )
  }

  // MARK: Where the own name stands

  private enum Place { case title, note, sentence }

  private func place(_ index: Int, _ contents: DraftContents?) -> Place? {
    let block = draft.tree.blocks[index]
    if contents?.blocks.contains(index) ?? false { return .title }
    switch block.kind {
    case .heading: return block.content.marker?.level == 1 ? .title : nil
    case .note: return .note
    case .paragraph:
      let isTitle = draft.reading.blocks[index].role == .preface && block.content.text.count <= Self.longestTitle
      return isTitle ? .title : .sentence
    case .caption, .table, .field, .blank, .comment, .directive: return nil
    }
  }

  /// The name in front of the year, or of what the place is about.
  private func head(_ text: FoldedText, _ place: Place) -> Range<Int>? {
    let start = place == .note ? (text.scalars.prefix(4).firstIndex(of: 0x3A) ?? -1) + 1 : 0
    let words = place == .title ? titleEnds : sentenceEnds
    var end = start
    while end < text.count, end - start <= Self.longest {
      if isYear(text, end) || words.contains(where: { text.hasPrefix($0, at: end) }) { break }
      guard isIdeograph(text.scalars[end]) || text.scalars[end] == 0x28 || text.scalars[end] == 0x29
      else {
        return nil
      }
      end += 1
    }
    guard end < text.count, end - start <= Self.longest else { return nil }
    if place == .sentence, !leadsToAccounts(text, end) { return nil }
    let name = Self.bare(Array(text.scalars[start..<end]))
    guard name.count >= Self.shortest, endings.contains(where: { name.ends(with: $0) }),
      !selves.contains(where: { name.ends(with: $0) })
    else { return nil }
    return start..<(start + name.count)
  }

  private func isYear(_ text: FoldedText, _ index: Int) -> Bool {
    index + 4 < text.count && text.scalars[index..<(index + 4)].allSatisfy(isDigit)
  }

  /// Whether a sentence goes on from the year to what the accounts are of.
  private func leadsToAccounts(_ text: FoldedText, _ end: Int) -> Bool {
    var index = end
    while index < text.count, isDigit(text.scalars[index]) { index += 1 }
    if let sign = years.first(where: { text.hasPrefix($0, at: index) }) { index += sign.count }
    return accounts.contains { text.hasPrefix($0, at: index) }
  }

  // MARK: What is wrong with it

  private enum Slip {
    case lost(String)
    case changed(String, String)
    case another

    var isCertain: Bool { if case .another = self { false } else { true } }
  }

  private func slip(_ name: [UInt16]) -> Slip? {
    if name == own || own.ends(with: name) || name.ends(with: own) { return nil }
    if isNamedElsewhere(name) { return nil }
    let front = zip(name, own).prefix { $0 == $1 }.count
    let back = zip(name.reversed(), own.reversed()).prefix { $0 == $1 }.count
    if name.count < own.count, front + back >= name.count, front > 0 {
      let gap = own.count - name.count
      let start = min(front, name.count)
      return .lost(String(folded: own[start..<(start + gap)]))
    }
    if name.count == own.count, front + back + 2 >= name.count, front > 1 || back > 2 {
      let end = name.count - back
      return .changed(String(folded: name[front..<end]), String(folded: own[front..<end]))
    }
    // With a higher level in front, or a title of its own behind: `某市某局机关服务中心`.
    if contains(name, tail) { return nil }
    return .another
  }

  /// What the name ends in, its place left out.
  private var tail: [UInt16] {
    let places = draft.book.places.placeLength(in: own)
    return Array(own.dropFirst(places))
  }

  private func contains(_ text: [UInt16], _ part: [UInt16]) -> Bool {
    part.count > 2 && text.indices.contains { text[$0...].starts(with: part) }
  }

  private func isNamedElsewhere(_ name: [UInt16]) -> Bool {
    units.contains { contains($0, name) } || overview.contains { $0.contains(name) }
  }

  private func message(_ slip: Slip, _ written: String, _ own: String) -> Message {
    switch slip {
    case .lost(let part):
      Message(
        zh: "单位名称少了“\(part)”：写成“\(written)”，应为“\(own)”",
        en: "the name lacks “\(part)”: “\(written)” should be “\(own)”"
      )
    case .changed(let wrong, let right):
      Message(
        zh: "单位名称里的“\(right)”写成了“\(wrong)”，应为“\(own)”",
        en: "“\(wrong)” for “\(right)” in the name, which should be “\(own)”"
      )
    case .another:
      Message(zh: "这里写的是“\(written)”，本文稿是“\(own)”的", en: "“\(written)” here, but the draft is of “\(own)”")
    }
  }
}

extension Array where Element == UInt16 {
  func ends(with other: [UInt16]) -> Bool { suffix(other.count).elementsEqual(other) }
}
