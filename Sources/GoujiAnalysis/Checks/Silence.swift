import GoujiFacts
import GoujiSyntax

/// The author's `忽略：GJ312（理由）` lines: each silences its rules in the next block.
///
/// The captions and the furniture of a table count as the table: the line stands above all of it.
struct Silence {
  private var silenced: [(block: Range<Int>, rules: Set<String>)] = []

  init(_ reading: DraftReading) {
    let blocks = reading.tree.blocks
    for (index, block) in blocks.enumerated()
    where block.kind == .directive && block.content.text.hasPrefix(DraftWords.ignore) {
      let rules = Self.rules(in: block.content.text)
      guard !rules.isEmpty, let target = Self.target(behind: index, blocks) else { continue }
      silenced.append((target, rules))
    }
  }

  func sifted(_ findings: [Finding]) -> [Finding] {
    if silenced.isEmpty { return findings }
    return findings.filter { finding in
      !silenced.contains { $0.rules.contains(finding.rule) && $0.block.contains(finding.range.lowerBound) }
    }
  }

  /// The rule ids in front of the reason.
  private static func rules(in text: FoldedText) -> Set<String> {
    let reason = text.scalars.firstIndex(of: 0x28) ?? text.count
    let ids = text.string(DraftWords.ignore.count..<max(reason, DraftWords.ignore.count))
    return Set(ids.split { $0 == "," || $0 == "、" }.map(String.init))
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
