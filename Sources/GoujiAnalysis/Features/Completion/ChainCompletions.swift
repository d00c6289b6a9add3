import GoujiCatalog
import GoujiFacts
import GoujiReconcile
import GoujiSyntax

// 类款项 in sentences.
extension Analysis {
  /// What stands below the 类 or 款 that has just been written: the draft's own first. Empty where none has.
  func codeLinks(_ line: WrittenLine) -> [Proposal] {
    let table = book.functional
    guard let chain = table.chains(in: line.before.scalars).last, let last = chain.links.last, last.level != .item,
      line.before.count - chain.range.upperBound <= 20,
      line.before.scalars[chain.range.upperBound...].allSatisfy(isNameCharacter)
    else { return [] }
    let typed = line.typed(text, from: chain.range.upperBound)
    let marks = parentheses(before: line.before.start(chain.range.upperBound - 1))
    let parents = table.consistentCodes(of: chain.links)
    var proposals: [Proposal] = []
    let level: CodeLevel = last.level == .category ? .group : .item
    for code in parents.flatMap({ parent in ownItems(below: parent) }) where level == .group {
      propose(table.chainText(of: code, from: level, marks: marks), code, typed, &proposals)
    }
    let children = parents.flatMap { table.children(of: $0).map(\.code) }
    for code in children.filter(isUsed) + children.filter({ !isUsed($0) }) {
      propose(table.chainText(of: code, from: level, marks: marks), code, typed, &proposals)
    }
    return proposals
  }

  /// Whole chains for the items that the draft's tables have, by the run of characters before the caret.
  func codeChains(_ line: WrittenLine) -> [Proposal] {
    let before = line.before
    let start = before.scalars.lastIndex { !isNameCharacter($0) }.map { $0 + 1 } ?? 0
    let items = ownItems(below: nil)
    guard !items.isEmpty else { return [] }
    let classes = Set(items.map { $0 / 10_000 }).sorted()
    let marks = parentheses(before: line.range.upperBound)
    for from in start..<max(before.count, start) where before.count - from <= 20 && before.count - from >= 2 {
      if from > start, before.scalars[from] < 0x80, before.scalars[from - 1] < 0x80 { continue }
      let typed = line.typed(text, from: from)
      var proposals: [Proposal] = []
      for code in items + classes {
        guard let name = book.functional[code]?.name, let filter = typed.filter(for: name, book) else { continue }
        propose(book.functional.chainText(of: code, marks: marks), code, typed, filter: filter, &proposals)
      }
      if !proposals.isEmpty { return proposals }
    }
    return []
  }

  private func propose(
    _ chain: String,
    _ code: UInt32,
    _ typed: TypedText,
    filter: String? = nil,
    _ proposals: inout [Proposal]
  ) {
    guard let filter = filter ?? typed.filter(for: chain, book), !proposals.contains(where: { $0.label == chain })
    else {
      return
    }
    proposals.append(
      Proposal(
        kind: .code,
        label: chain,
        detail: isUsed(code) ? "\(code) 表里有" : String(code),
        documentation: codeMarkdown(code, false),
        filter: filter,
        edit: TextEdit(range: typed.range, newText: chain)
      )
    )
  }

  /// The 项 that the draft's tables have rows for.
  private func ownItems(below parent: UInt32?) -> [UInt32] {
    reading.usedCodes.filter { code in
      digitCount(code) == CodeLevel.item.digits && (parent.map { isDescendant(code, of: $0) } ?? true)
    }.sorted()
  }

  /// Whether the draft's tables have a row for a code or for something below it.
  private func isUsed(_ code: UInt32) -> Bool {
    reading.usedCodes.contains(code) || reading.usedCodes.contains { isDescendant($0, of: code) }
  }

  /// The parentheses that the writer puts around 类, 款, 项: those written last before an offset.
  private func parentheses(before offset: Int) -> (String, String) {
    let start = text.lineRange(text.line(at: offset)).lowerBound
    let written = text[start..<min(offset + 1, text.count)]
    return written.last { "(（".contains($0) } == "(" ? ("(", ")") : ("（", "）")
  }

  private func isNameCharacter(_ scalar: UInt16) -> Bool {
    isIdeograph(scalar) || (scalar >= 0x61 && scalar <= 0x7A) || (scalar >= 0x41 && scalar <= 0x5A)
  }
}
