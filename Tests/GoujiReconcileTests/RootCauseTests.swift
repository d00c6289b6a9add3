import GoujiSyntax
import Testing

@testable import GoujiReconcile

/// The cheapest change that makes everything agree.
@Suite struct RootCauseTests {
  private static func table(_ changes: [String: String] = [:]) -> String {
    var text = ReconciledText.table([
      ("", "合计", ["93.10", "61.30", "31.80"]),
      ("210", "卫生健康支出", ["93.10", "61.30", "31.80"]),
      ("21015", "医疗保障管理事务", ["93.10", "61.30", "31.80"]),
      ("2101501", "行政运行", ["50.20", "50.20", ""]),
      ("2101502", "一般行政管理事务", ["42.90", "11.10", "31.80"]),
    ])
    for (old, new) in changes { text = text.replacing("| \(old) |", with: "| \(new) |") }
    return text
  }

  @Test func aSoundTableHasNoDiagnosis() {
    #expect(ReconciledText(Self.table()).diagnoses == [])
  }

  /// Row and column both ask for the one figure that they share.
  @Test func aLeafThatBreaksRowAndColumn() {
    #expect(ReconciledText(Self.table(["11.10": "11.70"])).diagnoses == ["11.70→11.1!"])
  }

  /// A share follows from its two amounts, which nothing else contradicts.
  @Test func aShareIsDoubtedBeforeAmounts() {
    let text = "本年支出263.33万元，其中：基本支出213.52万元，占81.68%；项目支出49.81万元，占18.92%。\n"
    #expect(ReconciledText(text).diagnoses == ["81.68→81.08!"])
  }

  @Test func aWordThatSaysTheOppositeIsMended() {
    let text = "本年支出263.33万元，比上年235.36万元减少27.97万元，增长11.88%。\n"
    let found = ReconciledText(text).diagnoses
    #expect(found.allSatisfy { $0.hasPrefix("减少→增加") })
  }

  @Test func yuanWhereTenThousandIsMeant() {
    let text = Self.table() + "三、支出决算情况说明\n本年支出合计93.10元，其中：基本支出61.30万元，占65.84%。\n"
    #expect(ReconciledText(text).diagnoses == ["93.10元→万元!"])
  }

  /// Two figures that speak only of each other: nobody can tell which is wrong.
  @Test func equalsAreBothOffered() {
    let draft = ReconciledText("2024年度收入总计263.33万元，支出总计268.33万元。\n")
    let diagnoses = RootCause.diagnose(draft.graph)
    #expect(diagnoses.count == 1)
    #expect(diagnoses.allSatisfy { !$0.isCertain && $0.repairs.count > 1 })
  }

  @Test func twoMistakesFarApartAreTwoDiagnoses() {
    let text = Self.table(["11.10": "11.70"]) + "政府采购支出总额15.10万元，其中：政府采购货物支出12.86万元、政府采购工程支出0.00万元、政府采购服务支出2.74万元。\n"
    let found = ReconciledText(text).diagnoses
    #expect(found.count == 2)
    #expect(found.contains("11.70→11.1!"))
  }

  /// What was concluded before an edit, as far as it is taken over, is what would be concluded now.
  @Test func conclusionsFollowTheGraph() throws {
    var draft = ReconciledText(Self.table(["11.10": "11.70"]))
    var conclusions = RootCause.conclude(draft.graph)
    for (old, new) in [("50.20 | 50.20", "50.20 | 50.90"), ("50.90", "50.20"), ("11.70", "11.10"), ("42.90", "42.60")] {
      let edited = draft.replace(old, with: new)
      let change = try #require(edited)
      conclusions = RootCause.conclude(draft.graph, previous: (conclusions, change))
      #expect(conclusions.diagnoses == RootCause.diagnose(draft.graph), "\(old) → \(new)")
    }
    #expect(!conclusions.diagnoses.isEmpty)
  }
}
