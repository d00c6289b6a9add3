import GoujiCatalog
import GoujiFacts
import GoujiSyntax

/// 部门 and 单位 in titles against what the header's 报告： says the draft is (GJ1009).
enum ScopeCheck {
  static func findings(_ draft: DraftState, contents: DraftContents?) -> [Finding] {
    guard let report = draft.reading.header.value(.report)?.folded else { return [] }
    let wording = draft.book.wording
    let kinds = wording.words(.reports)
    guard let own = kinds.first(where: { FoldedText(String(folded: report)).contains($0) }) else { return [] }
    let others = kinds.filter { $0 != own }
    let exceptions = wording.words(.reportExceptions)
    return draft.tree.blocks.indices.compactMap { index in
      let block = draft.tree.blocks[index]
      let isTitle = block.kind == .heading && block.content.marker?.level == 1
      guard
        isTitle || contents?.blocks.contains(index) ?? false
          || draft.reading.blocks[index].role == .preface && block.kind == .paragraph
      else { return nil }
      let text = block.content.text
      guard text.count <= 60, !exceptions.contains(where: { text.contains($0) }),
        let other = others.first(where: { text.contains($0) }), let at = text.firstIndex(of: other)
      else { return nil }
      let range = draft.moved(text.source(at..<(at + other.count)), block.start)
      let right = String(folded: own)
      return Finding(
        rule: "GJ1009",
        severity: .warning,
        message: Message(
          zh: "文首写明是\(right)，这里写成了“\(text.string(at..<(at + other.count)))”",
          en: "“\(right)” by its first lines, “\(text.string(at..<(at + other.count)))” here"
        ),
        range: range,
        fixes: [
          Fix(
            title: Message(zh: "改为“\(right)”", en: "change to “\(right)”"),
            isPreferred: true,
            edits: [TextEdit(range: range, newText: right)]
          )
        ]
      )
    }
  }
}
