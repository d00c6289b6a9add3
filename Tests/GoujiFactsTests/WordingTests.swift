import GoujiCatalog
import GoujiFacts
import GoujiSyntax
import Testing

/// The same statement in the wordings of the genre is the same facts.
@Suite struct WordingTests {
  private struct Stated: Hashable {
    var key: FactKey?
    var value: String
  }

  private func facts(_ text: String) -> [Stated] {
    DraftReading(SyntaxTree(SourceText("年度：2024\n\n" + text)), .standard).blocks.flatMap(\.facts).map { fact in
      Stated(key: fact.key, value: fact.value.shortest)
    }
  }

  @Test(arguments: [
    ["本年支出合计263.33万元，其中：基本支出213.52万元，占81.08%。", "本年支出合计 263.33 万元,其中:基本支出 213.52 万元,占 81.08 %。"],
    ["本年支出合计263.33万元，其中：基本支出213.52万元。", "本年支出合计２６３．３３万元，其中：基本支出２１３．５２万元。"],
    ["本年支出合计263.33万元。", "本年支出\n合计263.33\n万元。"],
    ["本年支出合计1263.33万元。", "本年支出合计1,263.33万元。"],
    ["公务接待费支出年初预算为2.57万元，支出决算为0.27万元。", "公务接待费年初预算数2.57万元，决算数0.27万元。"],
    ["机关运行经费支出46.22万元，比上年减少2.34万元，下降4.8%。", "机关运行经费支出46.22万元，较2023年度减少2.34万元，降低4.8%。"],
    [
      "卫生健康支出（类）医疗保障管理事务（款）行政运行（项）：支出决算数为154.40万元。",
      "卫生健康支出(类)医疗保障管理事务(款)行政运行(项)支出决算为154.40万元。",
    ],
  ])
  func wordingsStateTheSame(pair: [String]) {
    #expect(facts(pair[0]) == facts(pair[1]))
    #expect(!facts(pair[0]).isEmpty)
  }

  @Test func halfTypedSentencesClaimNothingFalse() {
    let whole = "本年支出263.33万元，其中：基本支出213.52万元，占81.08%；项目支出49.81万元，占18.92%。"
    for end in whole.indices {
      let reading = DraftReading(SyntaxTree(SourceText(String(whole[..<end]))), .standard)
      for block in reading.blocks { #expect(block.problems == [], "\(whole[..<end])") }
    }
  }
}
