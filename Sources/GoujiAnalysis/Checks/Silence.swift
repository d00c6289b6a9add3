import GoujiFacts
import GoujiSyntax

/// The author's `忽略：GJ312（理由）` lines: each silences its rules in the next block.
///
/// The captions and the furniture of a table count as the table: the line stands above all of it.
struct Silence: Sendable {
  /// By block: the first and the last one that are silenced.
  private var silenced: [(blocks: ClosedRange<Int>, rules: Set<String>)] = []
  private static let head = "忽略:".folded

  init(_ reading: DraftReading) {
    let blocks = reading.tree.blocks
    for (index, block) in blocks.enumerated() where block.kind == .directive && block.content.text.hasPrefix(Self.head)
    {
      let rules = Self.rules(in: block.content.text)
      guard !rules.isEmpty, let target = Self.target(behind: index, blocks) else { continue }
      silenced.append((target, rules))
    }
  }

  func sifted(_ findings: [Finding], in tree: SyntaxTree) -> [Finding] {
    if silenced.isEmpty { return findings }
    let silenced = silenced.map { silence in
      (tree.blocks[silence.blocks.lowerBound].start..<tree.blocks[silence.blocks.upperBound].end, silence.rules)
    }
    return findings.filter { finding in
      !silenced.contains { range, rules in rules.contains(finding.rule) && range.contains(finding.range.lowerBound) }
    }
  }

  /// The rule ids in front of the reason.
  private static func rules(in text: FoldedText) -> Set<String> {
    let reason = text.scalars.firstIndex(of: 0x28) ?? text.count
    let ids = text.string(head.count..<max(reason, head.count))
    return Set(ids.split { $0 == "," || $0 == "、" }.map(String.init))
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
