import GoujiCatalog
import GoujiSyntax
import Testing

@testable import GoujiFacts

/// Numbers in Chinese characters: read where a count stands, and nowhere else.
@Suite struct ChineseNumeralTests {
  @Test(arguments: [
    ("一辆", 1), ("两批次", 2), ("十人", 10), ("十二人次", 12), ("二十个", 20), ("九十九辆", 99),
  ])
  func numbers(text: String, value: Int) {
    let folded = FoldedText(text)
    let read = ChineseNumeral.read(folded, at: 0)
    #expect(read?.value == value)
    #expect(read.map { WrittenUnit.match(folded, at: $0.length) != nil } == true)
  }

  @Test(arguments: ["一百二十辆", "三四个", "百一个", "一千人", "二〇二三", "几个", "两百"])
  func others(text: String) { #expect(ChineseNumeral.read(FoldedText(text), at: 0) == nil) }

  @Test func partsOfLongerNumbers() {
    #expect(ChineseNumeral.read(FoldedText("第一批次"), at: 1) == nil)
    #expect(ChineseNumeral.read(FoldedText("一十二个"), at: 1) == nil)
    #expect(ChineseNumeral.isAdverb(FoldedText("一次性"), behind: 2))
  }

  private func figures(_ prose: String) -> [String] {
    let draft = "年度：2023\n报告：部门决算\n\n第三部分 2023年度部门决算情况说明\n一、财政拨款“三公”经费支出决算情况说明\n"
    let text = SourceText(bytes: Array((draft + prose + "\n").utf8))
    let reading = DraftReading(SyntaxTree(text), Books.embedded.usual)
    return zip(reading.tree.blocks, reading.blocks).flatMap { block, reading in
      reading.facts.filter { $0.kind == .count && $0.key != nil }.map {
        text[($0.range.lowerBound + block.start)..<($0.range.upperBound + block.start)]
      }
    }
  }

  @Test(arguments: [
    ("公务用车购置费18.00万元，购置一辆。", ["一"]),
    ("公务用车保有量三辆。", ["三"]),
    ("国内公务接待两批次、十五人次。", ["两", "十五"]),
    ("因公出国（境）费0.00万元，组织因公出国（境）团组一个，累计两人次。", ["一", "两"]),
  ])
  func counts(prose: String, expected: [String]) { #expect(figures(prose) == expected) }

  /// 三公, 一般, 十二五, 一次性, 一个 and the rest of the words that hold a number count nothing.
  @Test(arguments: [
    "一般公共预算财政拨款“三公”经费支出5.00万元，主要是一个项目、一项工作。",
    "“十二五”以来国内公务接待一次性支出减少。",
    "公务接待费5.00万元，第一批次、第二批次均已结清，一人一事。",
    "公务用车购置费支出0.00万元，统一管理，三家单位共用一套制度。",
  ])
  func words(prose: String) { #expect(figures(prose) == []) }
}
