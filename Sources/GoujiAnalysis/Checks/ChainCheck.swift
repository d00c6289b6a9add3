import GoujiCatalog
import GoujiFacts
import GoujiSyntax

/// Names of codes in sentences, with their levels (GJ8): each stands below those in front of it, and the tables have it.
enum ChainCheck {
  /// What is wrong with the chains of a block by themselves.
  static func findings(_ block: Block, _ chains: [CodeChain], _ table: CodeTable) -> [CheckFinding] {
    chains.flatMap { findings($0, block.content.text, table) }
  }

  private static func findings(_ chain: CodeChain, _ text: FoldedText, _ table: CodeTable) -> [CheckFinding] {
    // 行政运行 stands below many; the last name that stands in one place only tells what is above it.
    if let place = chain.links.lastIndex(where: { $0.codes.count == 1 }), let code = chain.links[place].codes.first {
      let wrong = chain.links[..<place].filter { !$0.codes.isEmpty && !$0.codes.contains(prefix(of: code, $0.level)) }
      if !wrong.isEmpty { return [misplaced(chain.links[place], code, wrong, text, table)].compactMap { $0 } }
    }
    for (index, link) in chain.links.enumerated().dropFirst() where link.codes.isEmpty {
      let parents = table.consistentCodes(of: Array(chain.links[..<index]))
      if let finding = unknownName(link, below: parents, text, table) { return [finding] }
    }
    return []
  }

  private static func prefix(of code: UInt32, _ level: CodeLevel) -> UInt32 {
    var code = code
    while digitCount(code) > level.digits { code /= 100 }
    return code
  }

  /// A name that the table does not know, and one below the same parent that is nearly the same.
  private static func unknownName(
    _ link: CodeChain.Link,
    below parents: [UInt32],
    _ text: FoldedText,
    _ table: CodeTable
  ) -> CheckFinding? {
    guard parents.count == 1, let parent = parents.first else { return nil }
    let name = Array(text.scalars[link.name])
    let nearest = table.nearest(name: name, under: parent, limit: 4).filter { CodeLevel(of: $0) == link.level }
    guard nearest.count == 1, let code = nearest.first, let entry = table[code], let ceiling = entry.evidence.ceiling
    else { return nil }
    let range = text.source(link.name)
    return CheckFinding(
      rule: "GJ805",
      severity: ceiling == .warning ? .warning : .information,
      message: "“\(text.string(link.name))”不是科目名称，\(table[parent]?.name ?? "")之下相近的是\(code)“\(entry.name)”",
      range: range,
      fix: ("改为“\(entry.name)”", range, entry.name)
    )
  }

  /// A name that stands below others than those written in front of it.
  private static func misplaced(
    _ link: CodeChain.Link,
    _ code: UInt32,
    _ wrong: [CodeChain.Link],
    _ text: FoldedText,
    _ table: CodeTable
  ) -> CheckFinding? {
    guard let ceiling = table[code]?.evidence.ceiling, let first = wrong.first, let last = wrong.last else {
      return nil
    }
    let markLength = 3
    let range = text.source(first.name.lowerBound..<(last.name.upperBound + markLength))
    let path = table.path(of: code).filter { (first.level.digits...last.level.digits).contains(digitCount($0.code)) }
    let right = path.map { "\($0.name)（\($0.level?.name ?? "")）" }.joined()
    return CheckFinding(
      rule: "GJ805",
      severity: ceiling == .warning ? .warning : .information,
      message:
        "\(text.string(link.name))（\(link.level.name)）不在\(text.string(last.name))（\(last.level.name)）之下，\(code)的上级是\(right)",
      range: range,
      fix: ("上级改为“\(right)”", range, right)
    )
  }

  // MARK: Against the tables

  /// An item with an amount that no table has a row for, and the row that has the amount.
  static func findings(_ reading: DraftReading, _ book: Book) -> [(block: Int, finding: CheckFinding)] {
    var result: [(block: Int, finding: CheckFinding)] = []
    var rows: [RowAmount]?
    for (index, block) in reading.blocks.enumerated() where !block.chains.isEmpty && block.role != .terms {
      for chain in block.chains {
        guard chain.links.last?.level == .item, let code = chain.code, !reading.usedCodes.contains(code) else {
          continue
        }
        let text = reading.tree.blocks[index].content.text
        let name = text.source(chain.range)
        // The figure that the sentence gives for it.
        guard
          let fact = block.facts.first(where: {
            $0.range.lowerBound >= name.upperBound && $0.key?.concept == .expense(code)
          }),
          let key = fact.key, key.stage == .final, key.year == .current, fact.value != .zero
        else { continue }
        rows = rows ?? amounts(reading)
        let same = Set((rows ?? []).filter { $0.value == fact.value.raw && $0.part == key.part }.map(\.code))
        guard same.count == 1, let meant = same.first, let entry = book.functional[meant] else { continue }
        result.append(
          (
            index,
            CheckFinding(
              rule: "GJ806",
              severity: .warning,
              message:
                "各表都没有\(code)“\(book.functional[code]?.name ?? "")”，\(fact.written(fact.value) ?? "")在表里是\(meant)“\(entry.name)”的数",
              range: name,
              fix: (
                "改为“\(entry.name)”", name,
                book.functional.chainText(of: meant, from: chain.links.first?.level ?? .category)
              )
            )
          )
        )
      }
    }
    return result
  }

  private struct RowAmount {
    var code: UInt32
    var part: Part
    var value: Int64
  }

  /// The expenditure of this year that tables give for each 项.
  private static func amounts(_ reading: DraftReading) -> [RowAmount] {
    var rows: [RowAmount] = []
    for block in reading.blocks where block.table != nil {
      for fact in block.facts where !fact.isBlank && fact.value != .zero {
        guard let key = fact.key, case .expense(let code) = key.concept, digitCount(code) == CodeLevel.item.digits,
          key.stage == .final,
          key.year == .current
        else { continue }
        rows.append(RowAmount(code: code, part: key.part, value: fact.value.raw))
      }
    }
    return rows
  }
}
