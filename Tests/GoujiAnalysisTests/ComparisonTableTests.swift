import GoujiAnalysis
import GoujiSyntax
import TestSupport
import Testing

/// Tables of their own that compare two years, the years side by side or one below the other: errors and warnings stand on
/// the marked places, and nowhere else.
@Suite struct ComparisonTableTests {
  private func findings(_ text: String) -> (found: [String], wanted: [String], analysis: Analysis) {
    let marked = MarkedText("年度：2024\n报告：部门决算\n\n第二部分 情况说明\n" + text + "\n")
    let analysis = Analysis(SourceText(marked.text))
    let found = analysis.findings.filter { $0.severity <= .warning && !$0.rule.hasPrefix("GJ11") }
    return (
      found.map { "\(analysis.text[$0.range]) \($0.range)" }, marked.ranges.map { "\(analysis.text[$0]) \($0)" },
      analysis
    )
  }

  @Test(arguments: [
    // Signs tell which way.
    """
    接待和用车对比表
    | 项目 | 上年决算数 | 本年决算数 | 增减额 | 增减幅度 |
    | 合计 | 8.00 | 6.00 | -2.00 | -25.00% |
    | 公务用车购置及运行维护费 | 5.00 | 4.00 | -1.00 | -20.00% |
    | 公务接待费 | 3.00 | 2.00 | -1.00 | -33.33% |
    """,
    """
    接待和用车对比表
    | 项目 | 上年决算数 | 本年决算数 | 增减额 | 增减幅度 |
    | 合计 | 8.00 | 6.00 | ⟦2.00⟧ | -25.00% |
    | 公务用车购置及运行维护费 | 5.00 | 4.00 | -1.00 | -20.00% |
    | 公务接待费 | 3.00 | 2.00 | -1.00 | ⟦-30.00⟧% |
    """,
    // None in the whole column: by how much, whichever way.
    """
    接待和用车对比表
    | 项目 | 2023年决算数 | 2024年决算数 | 增、减额 | 增减（%） |
    | 公务用车购置及运行维护费 | 5.00 | 4.00 | 1.00 | 20.00 |
    | 公务接待费 | 2.00 | 3.00 | 1.00 | 50.00 |
    """,
    // The years one below the other, in whole numbers.
    """
    两年对比
    | 年度 | 合计 | 公务接待费 | 公务用车购置及运行维护费 |
    | 2023年 | 80 | 30 | 50 |
    | 2024年 | 60 | 20 | 40 |
    | 2024年比2023年增减% | -25.00 | -33.33 | -25.00 |
    """,
    // What last year was, the table tells, too.
    """
    公务接待费支出2.00万元，比上年减少⟦2.00⟧万元。
    | 项目 | 上年决算数 | 本年决算数 | 增减额 | 增减率 |
    | 公务接待费 | 3.00 | 2.00 | -1.00 | -33.33% |
    | 公务用车购置及运行维护费 | 5.00 | 4.00 | -1.00 | -20.00% |
    """,
  ])
  func changesFollowFromTheYears(text: String) {
    let (found, wanted, analysis) = findings(text)
    #expect(found == wanted, "\(analysis.findings.map(\.message))")
  }

  /// Every figure of such a table takes part in something.
  @Test func allFiguresAreAccountedFor() {
    let (found, _, analysis) = findings(
      """
      | 项目 | 上年决算数 | 本年决算数 | 增减额 | 增减幅度 | 备注 |
      | 公务用车购置及运行维护费 | 5.00 | 4.00 | -1.00 | -20.00% | |
      | 某某活动费 | 2.00 | 3.00 | 1.00 | 50.00% | |
      """
    )
    #expect(found == [])
    #expect(analysis.coverage.numbers == 8 && analysis.coverage.unchecked == 0, "\(analysis.coverage)")
  }

  /// Budgets beside accounts, or three years, are no comparison of two.
  @Test func otherTablesAreNone() {
    let (found, _, _) = findings(
      """
      | 项目 | 2022年 | 2023年 | 2024年 | 增减额 |
      | 公务接待费 | 5.00 | 4.00 | 1.00 | 9.00 |
      """
    )
    #expect(found == [])
  }
}
