import GoujiCatalog
import GoujiFacts
import GoujiSyntax

/// The author's `忽略：GJ312（理由）` lines: each silences its rules in the next block, or with `忽略：全文、GJ312（理由）` in the
/// whole draft. One that silences nothing is told (GJ011).
///
/// The captions and the furniture of a table count as the table: the line stands above all of it.
struct Silence {
  private struct Entry {
    var rule: String
    /// Of the rule's name in the line.
    var range: Range<Int>
    /// Where it is silent.
    var target: Range<Int>
  }

  private var entries: [Entry] = []
  private let book: Book
  /// Of a line that silences nothing.
  static let rule = "GJ011"
  private static let head = "忽略:".folded
  private static let wholeDraft = "全文"

  init(_ reading: DraftReading, _ book: Book) {
    self.book = book
    let blocks = reading.tree.blocks
    for (index, block) in blocks.enumerated() where block.kind == .directive && block.content.text.hasPrefix(Self.head)
    {
      let words = Self.words(in: block.content.text)
      let isForAll = words.contains { $0.text == Self.wholeDraft }
      let target = isForAll ? 0..<Int.max : Self.target(behind: index, blocks) ?? block.end..<block.end
      for word in words where word.text != Self.wholeDraft {
        let source = block.content.text.source(word.range)
        let range = (source.lowerBound + block.start)..<(source.upperBound + block.start)
        entries.append(Entry(rule: word.text, range: range, target: target))
      }
    }
  }

  func sifted(_ findings: [Finding]) -> [Finding] {
    if entries.isEmpty { return findings }
    var isUsed = [Bool](repeating: false, count: entries.count)
    let left = findings.filter { finding in
      var isSilenced = false
      for (index, entry) in entries.enumerated()
      where entry.rule == finding.rule && entry.target.contains(finding.range.lowerBound) {
        isUsed[index] = true
        isSilenced = true
      }
      return !isSilenced
    }
    return left + zip(entries, isUsed).filter { !$0.1 }.map { unused($0.0) }
  }

  private func unused(_ entry: Entry) -> Finding {
    let message =
      book.rules.rule(id: entry.rule) == nil
      ? "没有“\(entry.rule)”这条规则" : "这里没有\(entry.rule)可以忽略，这一处可以删去"
    return Finding(rule: Self.rule, severity: .information, message: message, range: entry.range)
  }

  /// The rule ids in front of the reason, in folded characters.
  private static func words(in text: FoldedText) -> [(text: String, range: Range<Int>)] {
    let end = max(text.scalars.firstIndex(of: 0x28) ?? text.count, head.count)
    var words: [(text: String, range: Range<Int>)] = []
    var start = head.count
    for index in head.count...end where index == end || text.scalars[index] == 0x2C || text.scalars[index] == 0x3001 {
      if index > start { words.append((text.string(start..<index), start..<index)) }
      start = index + 1
    }
    return words
  }

  private static func target(behind index: Int, _ blocks: [Block]) -> Range<Int>? {
    var start: Int?
    for block in blocks[(index + 1)...] {
      switch block.kind {
      case .blank, .comment, .directive: continue
      case .caption, .field: start = start ?? block.start
      case .heading, .table, .note, .paragraph: return (start ?? block.start)..<block.end
      }
    }
    return nil
  }
}
