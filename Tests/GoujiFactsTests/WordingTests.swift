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
    ["公务用车购置费17.60万元，购置一辆。", "公务用车购置费17.60万元，购置1辆。"],
    ["基本支出（含人员经费和公用经费）390.00万元。", "基本支出390.00万元。"],
    ["公务接待费（国内接待费）2.00万元。", "公务接待费2.00万元。"],
    ["因公出国（境）费、公务接待费（以下简称“三公”经费）支出8.00万元。", "“三公”经费支出8.00万元。"],
    ["因公出国（境）团组数及人次分别为2个、7人次。", "因公出国（境）团组2个，累计7人次。"],
    ["国内公务接待两批次，十五人次。", "国内公务接待2批次15人次。"],
    ["因公出国（境）费、公务接待费分别为8.00万元和12.40万元。", "因公出国（境）费8.00万元，公务接待费12.40万元。"],
    ["“三公”经费支出决算为62.40万元，完成全年预算78.00万元的80.0%。", "“三公”经费支出决算为62.40万元，全年预算为78.00万元，完成全年预算的80.0%。"],
    ["收、支总计各是3120.50、3130.50万元。", "收入总计3120.50万元，支出总计3130.50万元。"],
    ["机关运行经费支出230.00万元，比上年250.00万元减少20.00万元。", "机关运行经费支出230.00万元，与2023年决算数250.00万元相比减少20.00万元。"],
    [
      "卫生健康支出（类）医疗保障管理事务（款）行政运行（项）：支出决算数为154.40万元。",
      "卫生健康支出(类)医疗保障管理事务(款)行政运行(项)支出决算为154.40万元。",
    ],
  ])
  func wordingsStateTheSame(pair: [String]) {
    #expect(facts(pair[0]) == facts(pair[1]))
    #expect(!facts(pair[0]).isEmpty)
  }

  /// An amount behind a list, a qualifier or another's name is none of the name that stands last.
  @Test(arguments: [
    "上缴上级支出、经营支出共5.00万元。", "年初结转和结余、某某基金等70.00万元。", "车均运行维护费3.05万元。", "处置车辆1辆。",
    "项目支出包括某某工作经费36.30万元。", "项目支出主要用于清淤工程700.00万元。", "某某经费支出合计156.32万元。", "购置单价50万元以上的某物2件。",
    "公务用车运行维护费，其中：维修费5.00万元。", "因公出国（境）费没有；某某费5.00万元。",
    "增加人员经费40.00万元。", "单车运行费2.00万元。", "某某经费，其中：某某预算300.00万元。",
    "授予某企业、小微企业合同金额分别为30.00万元和15.00万元，分别占政府采购支出总额的100%和50%。",
  ])
  func othersAmountsStayUnbound(text: String) {
    #expect(facts(text).allSatisfy { $0.key == nil })
    #expect(!facts(text).isEmpty)
  }

  @Test func halfTypedSentencesClaimNothingFalse() {
    let whole = "本年支出263.33万元，其中：基本支出213.52万元，占81.08%；项目支出49.81万元，占18.92%。"
    for end in whole.indices {
      let reading = DraftReading(SyntaxTree(SourceText(String(whole[..<end]))), .standard)
      for block in reading.blocks { #expect(block.problems == [], "\(whole[..<end])") }
    }
  }
}
