import GoujiCatalog
import GoujiFacts
import GoujiReconcile
import GoujiSyntax

/// What a disclosure has to say and this one does not (GJ1104, GJ1105): sections, and what stands in them. One finding names
/// all that one place lacks.
struct MissingCheck {
  private let draft: DraftState
  private let contents: DraftContents?
  private let genre: Genre
  /// The block of the heading that opens the narrative.
  private let narrative: Int

  /// - Parameter contents: the draft's contents, which name sections without being any.
  static func findings(_ draft: DraftState, contents: DraftContents?) -> [Finding] {
    guard let check = MissingCheck(draft, contents) else { return [] }
    return check.sections() + check.demands()
  }

  private init?(_ draft: DraftState, _ contents: DraftContents?) {
    self.draft = draft
    self.contents = contents
    genre = draft.book.genre
    let opening = draft.reading.blocks.indices.first { index in
      let block = draft.reading.blocks[index]
      return block.roleBehind == .narrative && block.role != .narrative && !(contents?.blocks.contains(index) ?? false)
    }
    guard let opening else { return nil }
    narrative = opening
  }

  /// The blocks of prose in which a section may be: glossary and contents only name them.
  private var prose: [Int] {
    draft.tree.blocks.indices.filter { index in
      let role = draft.reading.blocks[index].role
      guard role != .terms, role != .overview, !(contents?.blocks.contains(index) ?? false) else { return false }
      switch draft.tree.blocks[index].kind {
      case .heading, .paragraph: return true
      case .blank, .comment, .directive, .field, .caption, .table, .note: return false
      }
    }
  }

  private func text(_ block: Int) -> FoldedText { draft.tree.blocks[block].content.text }

  /// Whether a form of the draft has such a figure, and not only nothing.
  private func isInTables(_ key: FactKey) -> Bool {
    draft.graph.nodes.contains { node in
      guard node.value != 0, node.place > .sentence, let own = node.key, own.concept == key.concept else {
        return false
      }
      return own.stage == .final && own.year == .current && own.part == key.part
    }
  }

  private func isStated(_ key: FactKey) -> Bool {
    draft.graph.nodes.contains { node in
      guard node.value != 0, let own = node.key, own.concept == key.concept else { return false }
      return own.stage == .final && own.year == .current && own.part == key.part
    }
  }

  // MARK: Sections

  private func sections() -> [Finding] {
    // Most sections have a heading, and headings are few.
    let prose =
      prose.filter { draft.tree.blocks[$0].kind == .heading } + prose.filter { draft.tree.blocks[$0].kind != .heading }
    var missing: [Int: [Genre.Entry]] = [:]
    for entry in genre.entries where entry.isRequired && !prose.contains(where: { entry.isMentioned(in: text($0)) }) {
      missing[place(of: entry, prose), default: []].append(entry)
    }
    return missing.sorted { $0.key < $1.key }.map { block, entries in
      let isGrave = entries.contains { $0.presupposition.map(isInTables) ?? false }
      let titles = entries.map(\.title).joined(separator: "、")
      let missing = Message(
        zh: "“\(text(block).string)”里没有：\(titles)",
        en: "“\(text(block).string)” lacks: “\(titles)”"
      )
      return Finding(
        rule: "GJ1105",
        severity: isGrave ? .warning : .information,
        message: isGrave ? missing.then(Self.stated) : missing,
        range: draft.lineRange(block)
      )
    }
  }

  /// The heading of the section that it belongs to, or of the narrative.
  private func place(of entry: Genre.Entry, _ prose: [Int]) -> Int {
    guard let parent = entry.parent, genre.entries[parent].level == .section else { return narrative }
    return prose.first { index in
      draft.tree.blocks[index].kind == .heading && genre.entry(heading: text(index), isPart: false) == parent
    } ?? narrative
  }

  private static let stated = Message(zh: "自己的表里有这样的数", en: "the draft’s own forms have such figures")
  private static let nothing = Message(zh: "没有的也要写明", en: "where there is none, say so")

  // MARK: What stands in a section

  private func demands() -> [Finding] {
    genre.entries.indices.filter { !genre.entries[$0].demands.isEmpty }.flatMap(demands)
  }

  private func demands(_ entry: Int) -> [Finding] {
    guard let section = section(entry) else { return [] }
    let details = detail(of: entry, in: section) ?? section
    var missing: [Int: [Genre.Demand]] = [:]
    for demand in genre.entries[entry].demands where isMissing(demand, in: details) {
      let anchor = details.last { block in demand.anchors.contains { text(block).contains($0) } }
      if !demand.anchors.isEmpty, anchor == nil { continue }
      missing[anchor ?? details.lowerBound, default: []].append(demand)
    }
    return missing.sorted { $0.key < $1.key }.map { block, demands in
      let isGrave = demands.contains { !$0.isConditional && $0.key.map(isInTables) ?? false }
      let names = demands.map(\.name).joined(separator: "、")
      let missing = Message(zh: "这里没有写：\(names)", en: "not said here: “\(names)”")
      return Finding(
        rule: "GJ1104",
        severity: isGrave ? .warning : .information,
        message: missing.then(isGrave ? Self.stated : Self.nothing),
        range: draft.lineRange(block)
      )
    }
  }

  private func isMissing(_ demand: Genre.Demand, in section: Range<Int>) -> Bool {
    if demand.isConditional, !(demand.key.map(isStated) ?? true) { return false }
    return !section.contains { block in
      let folded = text(block)
      if demand.words.contains(where: { folded.contains($0) }) { return true }
      return draft.reading.blocks[block].facts.contains { fact in
        fact.key.map { demand.concepts.contains($0.concept) } ?? false
      }
    }
  }

  /// The first heading that means an entry, and all up to the next one of its level.
  private func section(_ entry: Int) -> Range<Int>? {
    let blocks = draft.tree.blocks
    let start = blocks.indices.first { index in
      blocks[index].kind == .heading && draft.reading.blocks[index].role == .narrative
        && !(contents?.blocks.contains(index) ?? false) && genre.entry(heading: text(index), isPart: false) == entry
    }
    return start.map { $0..<end(of: $0) }
  }

  private func end(of heading: Int) -> Int {
    let blocks = draft.tree.blocks
    guard let level = blocks[heading].content.marker?.level else { return blocks.count }
    return blocks.indices[(heading + 1)...].first { index in
      guard blocks[index].kind == .heading, let other = blocks[index].content.marker else { return false }
      return other.level <= level
    } ?? blocks.count
  }

  private func detail(of entry: Int, in section: Range<Int>) -> Range<Int>? {
    guard let word = genre.entries[entry].detail else { return nil }
    let start = section.dropFirst().first { index in
      draft.tree.blocks[index].kind == .heading && text(index).contains(word)
    }
    return start.map { $0..<min(end(of: $0), section.upperBound) }
  }
}
