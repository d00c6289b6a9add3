import GoujiCatalog
import GoujiFacts
import GoujiReconcile
import GoujiSyntax
import Testing

/// Intervals, not tolerances: what no true values can satisfy is violated, what some can is rounding.
@Suite struct VerdictTests {
  private func verdicts(_ rule: String, _ text: String) -> [Verdict] {
    let reading = DraftReading(SyntaxTree(SourceText(text)), Books.embedded.usual)
    let graph = GraphBuilder.build(reading, Books.embedded.usual)
    return graph.relations.filter { Books.embedded.usual.rules.rules[$0.rule].id == rule }.map(\.verdict)
  }

  @Test(arguments: [
    ("15.10", "12.86", "2.24", Verdict.exact),
    ("15.11", "12.86", "2.24", .rounding),
    ("15.12", "12.86", "2.24", .rounding),
    ("15.13", "12.86", "2.24", .violated),
    ("15", "12.9", "2.2", .rounding),
    ("16", "12.9", "2.2", .violated),
  ])
  func sums(total: String, goods: String, services: String, verdict: Verdict) {
    let text = "政府采购支出总额\(total)万元，其中：政府采购货物支出\(goods)万元、政府采购工程支出0.00万元、政府采购服务支出\(services)万元。"
    #expect(verdicts("GJ107", text) == [verdict])
  }

  @Test(arguments: [
    ("81.08", Verdict.exact), ("81.1", .exact), ("81", .exact), ("81.09", .rounding), ("81.18", .violated),
    ("82.5", .violated),
  ])
  func shares(share: String, verdict: Verdict) {
    #expect(verdicts("GJ401", "本年支出263.33万元，其中：基本支出213.52万元，占\(share)%。") == [verdict])
  }
}
