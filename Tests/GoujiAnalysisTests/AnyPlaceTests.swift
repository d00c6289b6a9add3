import GoujiAnalysis
import GoujiSyntax
import TestSupport
import Testing

/// Every question can be asked at every place of every text.
@Suite struct AnyPlaceTests {
  private static let pieces = [
    "第二部分 部门决算情况说明\n", "第三部分 名词解释\n", "一、", "（二）", "支出决算情况说明\n", "公开03表 支出决算表\n", "公开", "| 2101", " | ", "|\n", "\t",
    "208\t05\t",
    "行政单位医疗", "卫生健康支出（类）", "行政事业单位医疗(款)", "（项）", "：", "部门：", "年度：2024\n", "本年支出263.33万元", "，", "。", "\n", "\n\n", "=",
    "万元", "// ", "核对：",
    "基本支出：指养人的钱。\n", "**", "😀", "\u{FEFF}", "{", "}", "jbzc", " ",
  ]

  private static func text(_ seed: UInt64) -> [UInt8] {
    var generator = SeededGenerator(seed: seed)
    var bytes: [UInt8] = []
    for _ in 0..<Int.random(in: 1...40, using: &generator) {
      var piece = Array((pieces.randomElement(using: &generator) ?? "").utf8)
      // A character cut in two now and then.
      if Int.random(in: 0..<12, using: &generator) == 0, !piece.isEmpty { piece.removeLast() }
      bytes += piece
    }
    return bytes
  }

  @Test(arguments: 0..<40)
  func nothingFails(seed: Int) {
    let bytes = Self.text(UInt64(seed))
    let analysis = Analysis(SourceText(bytes: bytes))
    for offset in 0...bytes.count {
      for proposal in analysis.completions(at: offset).items {
        #expect(proposal.edit.range.lowerBound >= 0 && proposal.edit.range.upperBound <= bytes.count)
        #expect(!proposal.label.isEmpty && !proposal.edit.newText.isEmpty)
      }
      let ranges =
        analysis.references(at: offset) + analysis.definition(at: offset)
        + [analysis.hover(at: offset)?.range].compactMap { $0 }
      #expect(ranges.allSatisfy { $0.lowerBound >= 0 && $0.upperBound <= bytes.count })
      for edit in analysis.rename(at: offset, to: "某") { #expect(edit.range.upperBound <= bytes.count) }
    }
    for fix in analysis.findings.flatMap(\.fixes) {
      #expect(fix.edits.allSatisfy { $0.range.lowerBound >= 0 && $0.range.upperBound <= bytes.count })
    }
  }
}
