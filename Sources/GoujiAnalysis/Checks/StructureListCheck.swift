import GoujiCatalog
import GoujiFacts
import GoujiReconcile
import GoujiSyntax

/// Sections that list the 类 or the 项 of the expenditure, and leave out some that the form has (GJ703).
enum StructureListCheck {
  /// Fewer than so many are named in passing.
  private static let fewest: [CodeLevel: Int] = [.category: 2, .item: 3]

  static func findings(_ draft: DraftState) -> [Finding] {
    let amounts = amounts(draft)
    guard !amounts.isEmpty else { return [] }
    return sections(draft).flatMap { blocks in
      CodeLevel.allCases.compactMap { finding(blocks, $0, amounts, draft) }
    }
  }

  /// What the form of the general public budget's expenditure says of each code.
  private static func amounts(_ draft: DraftState) -> [UInt32: Fixed] {
    var amounts: [UInt32: Fixed] = [:]
    for node in draft.graph.nodes where node.place > .sentence && node.value != 0 {
      guard let key = node.key, case .expense(let code) = key.concept, code != 0, key.fund == .general,
        key.part == .total, key.stage == .final, key.year == .current
      else { continue }
      amounts[code] = Fixed(raw: node.value)
    }
    return amounts
  }

  /// The paragraphs of the narrative, by the headings that they stand below.
  private static func sections(_ draft: DraftState) -> [[Int]] {
    var sections: [[Int]] = [[]]
    for (index, block) in draft.tree.blocks.enumerated() where draft.reading.blocks[index].role == .narrative {
      switch block.kind {
      case .heading where block.content.marker.map { $0.level <= 3 } ?? false: sections.append([])
      case .paragraph, .heading: sections[sections.count - 1].append(index)
      case .blank, .comment, .directive, .field, .caption, .table, .note: continue
      }
    }
    return sections.filter { !$0.isEmpty }
  }

  private static func finding(
    _ blocks: [Int],
    _ level: CodeLevel,
    _ amounts: [UInt32: Fixed],
    _ draft: DraftState
  ) -> Finding? {
    var stated: Set<UInt32> = []
    var last: Range<Int>?
    var values: Set<Int64> = []
    for index in blocks {
      for fact in draft.reading.blocks[index].facts {
        values.insert(fact.value.raw)
        guard let key = fact.key, case .expense(let code) = key.concept, CodeLevel(of: code) == level,
          key.fund == .general, key.part == .total, key.stage == .final, key.year == .current, fact.isAmount
        else { continue }
        stated.insert(code)
        last = draft.moved(fact.range, draft.tree.blocks[index].start)
      }
    }
    guard let last, stated.count >= fewest[level] ?? .max, stated.isSubset(of: amounts.keys) else { return nil }
    let missing = amounts.keys.filter { code in
      // Stated by a name that nothing has, it is told there.
      CodeLevel(of: code) == level && !stated.contains(code) && !values.contains(amounts[code]?.raw ?? 0)
    }
    guard !missing.isEmpty, missing.count < stated.count else { return nil }
    // The largest first.
    let sorted = missing.sorted { (amounts[$1] ?? .zero, $0) < (amounts[$0] ?? .zero, $1) }
    let names = sorted.map { code in
      "\(draft.book.functional[code]?.name ?? String(code))\(amounts[code]?.written(decimals: 2) ?? "")"
    }
    let list = names.joined(separator: "、")
    return Finding(
      rule: "GJ703",
      severity: .information,
      message: Message(
        zh: "表里有数、这里没有列出的\(level.name)：\(list)",
        en: "with a figure in the tables, but not listed here: “\(list)”"
      ),
      range: last
    )
  }
}
