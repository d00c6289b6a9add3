import GoujiCatalog
import GoujiFacts
import GoujiSyntax

/// Names of codes in sentences, with their levels (GJ805): each stands below those in front of it.
enum ChainCheck {
  /// What is wrong with the chains of a block by themselves.
  static func findings(_ block: BlockView) -> [CheckFinding] {
    guard block.content.kind == .paragraph || block.content.kind == .heading else { return [] }
    return block.reading.chains.flatMap { findings($0, block.content.text, block.book.functional) }
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
      message: Message(
        zh: "“\(text.string(link.name))”不是科目名称，\(table[parent]?.name ?? "")之下相近的是\(code)“\(entry.name)”",
        en:
          "“\(text.string(link.name))” is the name of no code; the nearest below \(table[parent]?.name ?? "") is \(code) “\(entry.name)”"
      ),
      range: range,
      fix: (Message(zh: "改为“\(entry.name)”", en: "change to “\(entry.name)”"), range, entry.name)
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
        Message(
          zh:
            "\(text.string(link.name))（\(link.level.name)）不在\(text.string(last.name))（\(last.level.name)）之下，\(code)的上级是\(right)",
          en:
            "\(text.string(link.name))（\(link.level.name)） is not below \(text.string(last.name))（\(last.level.name)）; above \(code) stands \(right)"
        ),
      range: range,
      fix: (Message(zh: "上级改为“\(right)”", en: "change the parent to “\(right)”"), range, right)
    )
  }
}
