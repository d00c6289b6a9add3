import GoujiCatalog
import GoujiFacts
import GoujiSyntax

/// The author's `忽略：GJ312（理由）` lines: each silences its rules in the next block, or with `忽略：全文、GJ312（理由）` in the
/// whole draft. One that silences nothing is told (GJ012).
///
/// The captions and the furniture of a table count as the table: the line stands above all of it.
struct Silence: Sendable {
  private struct Entry {
    var rule: String
    /// The line's block, and in it the rule's name.
    var block: Int
    var range: Range<Int>
    /// The first and the last block in which it is silent; nil for none.
    var blocks: ClosedRange<Int>?
    var isForAll: Bool
  }

  private var entries: [Entry] = []
  private let book: Book
  /// Of a line that silences nothing.
  static let rule = "GJ012"

  init(_ reading: DraftReading, _ book: Book) {
    self.book = book
    let blocks = reading.tree.blocks
    for (index, block) in blocks.enumerated()
    where block.kind == .directive && block.content.text.hasPrefix(DraftWords.ignore) {
      let words = Self.words(in: block.content.text)
      let isForAll = words.contains { $0.text == DraftWords.wholeDraft }
      let target = Self.target(behind: index, blocks)
      for word in words where word.text != DraftWords.wholeDraft {
        let range = block.content.text.source(word.range)
        entries.append(Entry(rule: word.text, block: index, range: range, blocks: target, isForAll: isForAll))
      }
    }
  }

  /// - Parameter tree: of the draft as it is now; its blocks may have moved since the lines were read.
  func sifted(_ findings: [Finding], in tree: SyntaxTree) -> [Finding] {
    if entries.isEmpty { return findings }
    let targets = entries.map { entry -> Range<Int> in
      if entry.isForAll { return 0..<Int.max }
      return entry.blocks.map { tree.blocks[$0.lowerBound].start..<tree.blocks[$0.upperBound].end } ?? 0..<0
    }
    var isUsed = [Bool](repeating: false, count: entries.count)
    let left = findings.filter { finding in
      var isSilenced = false
      for (index, entry) in entries.enumerated()
      where entry.rule == finding.rule && targets[index].contains(finding.range.lowerBound) {
        isUsed[index] = true
        isSilenced = true
      }
      return !isSilenced
    }
    return left + zip(entries, isUsed).filter { !$0.1 }.map { unused($0.0, tree) }
  }

  private func unused(_ entry: Entry, _ tree: SyntaxTree) -> Finding {
    let start = tree.blocks[entry.block].start
    let message =
      book.rules.rule(id: entry.rule) == nil
      ? Message(zh: "没有“\(entry.rule)”这条规则", en: "there is no rule “\(entry.rule)”")
      : Message(
        zh: "这里没有\(entry.rule)可以忽略，这一处可以删去",
        en: "there is no \(entry.rule) here to ignore; this can be taken out"
      )
    return Finding(
      rule: Self.rule,
      severity: .information,
      message: message,
      range: (start + entry.range.lowerBound)..<(start + entry.range.upperBound)
    )
  }

  /// The rule ids in front of the reason, in folded characters.
  private static func words(in text: FoldedText) -> [(text: String, range: Range<Int>)] {
    let end = max(text.scalars.firstIndex(of: 0x28) ?? text.count, DraftWords.ignore.count)
    var words: [(text: String, range: Range<Int>)] = []
    var start = DraftWords.ignore.count
    for index in DraftWords.ignore.count...end
    where index == end || text.scalars[index] == 0x2C || text.scalars[index] == 0x3001 {
      if index > start { words.append((text.string(start..<index), start..<index)) }
      start = index + 1
    }
    return words
  }

  private static func target(behind index: Int, _ blocks: [Block]) -> ClosedRange<Int>? {
    var start: Int?
    for index in blocks.indices[(index + 1)...] {
      switch blocks[index].kind {
      case .blank, .comment, .directive: continue
      case .caption, .field: start = start ?? index
      case .heading, .table, .note, .paragraph: return (start ?? index)...index
      }
    }
    return nil
  }
}
