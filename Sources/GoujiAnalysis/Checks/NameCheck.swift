import GoujiCatalog
import GoujiFacts
import GoujiReconcile
import GoujiSyntax

/// Names of codes in sentences against the draft's own tables (GJ803, GJ805): names of older editions, and names that
/// nothing has.
struct NameCheck {
  private let draft: DraftState
  private let table: CodeTable
  /// What the tables call each code.
  private var labels: [UInt32: [UInt16]] = [:]

  static func findings(_ draft: DraftState) -> [Finding] {
    let check = NameCheck(draft)
    return draft.tree.blocks.indices.flatMap(check.findings)
  }

  private init(_ draft: DraftState) {
    self.draft = draft
    table = draft.book.functional
    for block in draft.reading.blocks {
      guard let read = block.table, !read.isEconomic else { continue }
      for row in read.rows {
        if let code = row.code, code != 0, !row.label.isEmpty, labels[code] == nil { labels[code] = row.label }
      }
    }
  }

  private func findings(_ index: Int) -> [Finding] {
    let reading = draft.reading.blocks[index]
    guard reading.role != .terms, draft.tree.blocks[index].kind == .paragraph else { return [] }
    let known = reading.chains.flatMap { chain in
      chain.links.indices.compactMap { finding(chain, $0, index) }
    }
    return known + unknown(index)
  }

  private func place(_ range: Range<Int>, _ index: Int) -> Range<Int> {
    let block = draft.tree.blocks[index]
    return draft.moved(block.content.text.source(range), block.start)
  }

  private func finding(_ chain: CodeChain, _ number: Int, _ index: Int) -> Finding? {
    let link = chain.links[number]
    return link.codes.isEmpty ? missing(chain, number, index) : former(link, index)
  }

  // MARK: Former names

  private func former(_ link: CodeChain.Link, _ index: Int) -> Finding? {
    let text = draft.tree.blocks[index].content.text
    let name = Array(text.scalars[link.name])
    guard link.codes.count == 1, let code = link.codes.first, let entry = table[code],
      case .alias(.former)? = table.agreement(of: name, with: code), entry.evidence.ceiling != nil,
      isReplaced(name, entry)
    else { return nil }
    // The tables may be of the old edition as well.
    if let label = labels[code], label == name { return nil }
    let isContradicted = labels[code].map { table.agreement(of: $0, with: code) == .own } ?? false
    let range = place(link.name, index)
    let former = Message(
      zh: "“\(text.string(link.name))”是旧名称，现为“\(entry.name)”",
      en: "“\(text.string(link.name))” is a former name, now “\(entry.name)”"
    )
    return Finding(
      rule: "GJ803",
      severity: isContradicted ? .warning : .information,
      message: isContradicted ? former + Message(zh: "，表里写的也是现在的名称", en: ", as the tables have it") : former,
      range: range,
      fixes: [
        Fix(
          title: Message(zh: "改为“\(entry.name)”", en: "change to “\(entry.name)”"),
          isPreferred: true,
          edits: [TextEdit(range: range, newText: entry.name)]
        )
      ]
    )
  }

  /// Whether the name no longer held in the year of the accounts, as far as both are known.
  private func isReplaced(_ name: [UInt16], _ entry: CodeEntry) -> Bool {
    guard let year = draft.reading.header.year,
      let replaced = entry.aliases.first(where: { $0.kind == .former && $0.name.folded == name })?.replaced
    else { return true }
    return year >= replaced
  }

  // MARK: Names that nothing has

  /// A name behind known ones that stands below none of them: the row with the amount that the sentence gives.
  private func missing(_ chain: CodeChain, _ number: Int, _ index: Int) -> Finding? {
    let link = chain.links[number]
    let above = table.consistentCodes(of: Array(chain.links[..<number]))
    guard above.count == 1, let parent = above.first, labels[parent] != nil, !isTold(link.name, index) else {
      return nil
    }
    let below = labels.keys.filter { CodeLevel(of: $0) == link.level && isBelow($0, parent) }
    // A code newer than the code table, of which the draft's own tables know the name.
    let words = Array(draft.tree.blocks[index].content.text.scalars[link.name])
    guard !below.isEmpty, !below.contains(where: { labels[$0] == words }) else { return nil }
    let text = draft.tree.blocks[index].content.text
    let written = text.string(link.name)
    let parentName = table[parent]?.name ?? ""
    let nothing = Message(
      zh: "表里“\(parentName)”之下没有“\(written)”这一\(link.level.name)",
      en: "in the tables nothing below “\(parentName)” is called “\(written)”"
    )
    let range = place(link.name, index)
    guard let meant = meant(below, amountBehind: chain.range.upperBound, index) else {
      return Finding(
        rule: "GJ805",
        severity: .information,
        message: nothing,
        range: range
      )
    }
    let name = labels[meant].map { String(folded: $0) } ?? table[meant]?.name ?? ""
    return Finding(
      rule: "GJ805",
      severity: .warning,
      message: nothing + Message(zh: "，数相同的是\(meant)“\(name)”", en: "; the same figure has \(meant) “\(name)”"),
      range: range,
      fixes: [
        Fix(
          title: Message(zh: "改为“\(name)”", en: "change to “\(name)”"),
          isPreferred: true,
          edits: [TextEdit(range: range, newText: name)]
        )
      ]
    )
  }

  private func isBelow(_ code: UInt32, _ parent: UInt32) -> Bool {
    var code = code
    while digitCount(code) > digitCount(parent) { code /= 100 }
    return code == parent
  }

  /// Whether the check of the sentence by itself has told it.
  private func isTold(_ name: Range<Int>, _ index: Int) -> Bool {
    let source = draft.tree.blocks[index].content.text.source(name)
    return ChainCheck.findings(BlockView(draft, index)).contains {
      $0.rule == "GJ805" && $0.range.overlaps(source)
    }
  }

  /// The one code of these whose row in a table has the first amount behind a place of the sentence.
  private func meant(_ codes: [UInt32], amountBehind end: Int, _ index: Int) -> UInt32? {
    let block = draft.tree.blocks[index]
    let from = block.content.text.source((end - 1)..<end).upperBound
    guard
      let amount = draft.reading.blocks[index].facts.first(where: { $0.isAmount && $0.range.lowerBound >= from }),
      amount.value != .zero
    else { return nil }
    var found: Set<UInt32> = []
    for node in draft.graph.nodes where node.place > .sentence && node.value == amount.value.raw {
      guard let key = node.key, case .expense(let code) = key.concept, key.stage == .final, key.year == .current,
        codes.contains(code)
      else { continue }
      found.insert(code)
    }
    return found.count == 1 ? found.first : nil
  }

  // MARK: Names in front of a level's mark that no table knows

  private static let marks: [(text: [UInt16], level: CodeLevel)] = CodeLevel.allCases.map {
    ("(\($0.name))".folded, $0)
  }
  private static let longest = 20
  private static let shortest = 4

  private func unknown(_ index: Int) -> [Finding] {
    let text = draft.tree.blocks[index].content.text
    let chains = draft.reading.blocks[index].chains
    var result: [Finding] = []
    var at = 0
    while let open = text.scalars[at...].firstIndex(of: 0x28) {
      at = open + 1
      guard let (mark, level) = Self.marks.first(where: { text.hasPrefix($0.text, at: open) }),
        !chains.contains(where: { $0.range.contains(open) }), level == .category,
        let name = name(endingAt: open, text)
      else { continue }
      let codes = labels.keys.filter { CodeLevel(of: $0) == level }
      guard !codes.isEmpty else { continue }
      let range = place(name, index)
      let meant = meant(codes, amountBehind: open + mark.count, index)
      let right = meant.flatMap { table[$0]?.name }
      let nothing = Message(
        zh: "科目表和本文稿的表里都没有“\(text.string(name))”这一\(level.name)",
        en: "neither the code table nor the draft’s tables know “\(text.string(name))”"
      )
      result.append(
        Finding(
          rule: "GJ805",
          severity: .warning,
          message: right.map { name in
            nothing
              + Message(
                zh: "，数相同的是\(meant.map(String.init) ?? "")“\(name)”",
                en: "; the same figure has \(meant.map(String.init) ?? "") “\(name)”"
              )
          } ?? nothing,
          range: range,
          fixes: right.map { name in
            [
              Fix(
                title: Message(zh: "改为“\(name)”", en: "change to “\(name)”"),
                isPreferred: true,
                edits: [TextEdit(range: range, newText: name)]
              )
            ]
          } ?? []
        )
      )
    }
    return result
  }

  /// The Chinese characters in front of a place, back to a mark, a figure or the paragraph's beginning.
  private func name(endingAt end: Int, _ text: FoldedText) -> Range<Int>? {
    var start = end
    while start > 0, isIdeograph(text.scalars[start - 1]) { start -= 1 }
    guard (Self.shortest...Self.longest).contains(end - start) else { return nil }
    // A name in the middle of words: `其中社会保障支出（类）`.
    let opens = start == 0 || Self.parting.contains(text.scalars[start - 1])
    return opens ? start..<end : nil
  }

  private static let parting = Set("，。；：、%元）".folded)
}
