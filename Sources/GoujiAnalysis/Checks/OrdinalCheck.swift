import GoujiCatalog
import GoujiFacts
import GoujiSyntax

/// Numbers in front of headings and items that skip or stand twice (GJ1007).
enum OrdinalCheck {
  private struct Series {
    var block: Int
    var ordinal: Int
    /// What stands behind the number: `1.` and `1、` count apart.
    var mark: String
  }

  static func findings(_ draft: DraftState, contents: DraftContents?) -> [Finding] {
    var open: [Int: Series] = [:]
    var result: [Finding] = []
    for (index, block) in draft.tree.blocks.enumerated() {
      let role = draft.reading.blocks[index].role
      if block.kind == .table || role == .attachments || contents?.blocks.contains(index) ?? false {
        // Behind a table another list may begin.
        if block.kind == .table { open = open.filter { $0.key <= 3 } } else { open = [:] }
        continue
      }
      guard block.kind == .heading || block.kind == .paragraph, let marker = block.content.marker else { continue }
      open = open.filter { $0.key <= marker.level }
      let range = draft.moved(marker.range, block.start)
      let written = draft.text[range]
      let series = Series(block: index, ordinal: marker.ordinal, mark: String(written.filter { !$0.isNumber }))
      defer { open[marker.level] = series }
      guard let last = open[marker.level], last.mark == series.mark, marker.ordinal > 1,
        let finding = finding(from: last, to: series, range, written, draft)
      else { continue }
      result.append(finding)
    }
    return result
  }

  private static func finding(
    from last: Series,
    to series: Series,
    _ range: Range<Int>,
    _ written: String,
    _ draft: DraftState
  ) -> Finding? {
    let expected = last.ordinal + 1
    guard series.ordinal == last.ordinal || series.ordinal == expected + 1,
      !isInside(expected, last.block..<series.block, draft)
    else { return nil }
    let isTwice = series.ordinal == last.ordinal
    return Finding(
      rule: "GJ1007",
      severity: .information,
      message: isTwice
        ? Message(
          zh: "序号“\(written)”与前面的重复，按次序应为\(expected)",
          en: "the number “\(written)” stands twice; the next one is \(expected)"
        )
        : Message(zh: "序号“\(written)”跳号，前面没有\(expected)", en: "the number “\(written)” leaves out \(expected)"),
      range: range,
      related: [RelatedPlace(range: place(of: last.block, draft), message: Message(zh: "前一项", en: "the item before"))],
      fixes: [
        Fix(
          title: Message(
            zh: "改为“\(Marker.renumbered(written, to: expected))”",
            en: "change to “\(Marker.renumbered(written, to: expected))”"
          ),
          isPreferred: false,
          edits: [TextEdit(range: range, newText: Marker.renumbered(written, to: expected))]
        )
      ]
    )
  }

  private static func place(of block: Int, _ draft: DraftState) -> Range<Int> {
    let block = draft.tree.blocks[block]
    return block.content.marker.map { draft.moved($0.range, block.start) } ?? block.start..<block.start
  }

  /// Whether the number that is missing stands inside a paragraph: `…；2.…` goes on in the line of the item before.
  private static func isInside(_ ordinal: Int, _ blocks: Range<Int>, _ draft: DraftState) -> Bool {
    let plain = Marker.written(level: 4, ordinal: ordinal).folded
    let numeral = Marker.written(level: 2, ordinal: ordinal).folded
    let wanted = [
      plain, numeral, Array(plain.dropLast()) + [0x3001], [0x28] + Array(plain.dropLast()) + [0x29],
      [0x28] + Array(numeral.dropLast()) + [0x29],
    ]
    return blocks.contains { index in
      wanted.contains { draft.tree.blocks[index].content.text.contains($0) }
    }
  }
}
