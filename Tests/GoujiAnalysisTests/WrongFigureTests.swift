import GoujiAnalysis
import GoujiSyntax
import TestSupport
import Testing

/// What is offered for one wrong figure: where the error stands (⟦ ⟧) and what the preferred fix writes there.
@Suite struct WrongFigureTests {
  struct Case: Sendable, CustomTestStringConvertible {
    var name: String
    var draft: String
    /// The text of the preferred fix; nil where nothing is to be preferred.
    var fix: String?
    var testDescription: String { name }
  }

  static let cases = [
    Case(
      name: "a point in the wrong place is put back, and the decimals with it",
      draft: """
        三、支出决算情况说明
        本年支出合计263.33万元，其中：基本支出⟦2135.2⟧万元，占81.08%；项目支出49.81万元，占18.92%。
        """,
      fix: "213.52"
    ),
    Case(
      name: "which of many parts is wrong is told by the slip",
      draft: """
        公开06表 一般公共预算财政拨款基本支出决算表
        | 人员经费 | | | 公用经费 | | |
        | 科目编码 | 科目名称 | 决算数 | 科目编码 | 科目名称 | 决算数 |
        | 301 | 工资福利支出 | 192.80 | 302 | 商品和服务支出 | 3.00 |
        | 30101 | 基本工资 | 71.41 | 30201 | 办公费 | 3.00 |
        | 30102 | 津贴补贴 | 11.92 | | | |
        | 30107 | 绩效工资 | 83.96 | | | |
        | 30113 | 住房公积金 | ⟦52.51⟧ | | | |
        """,
      fix: "25.51"
    ),
    Case(
      name: "a share of nothing",
      draft: """
        三、支出决算情况说明
        本年支出合计49.81万元，其中：基本支出0.00万元，占⟦3.00%⟧；项目支出49.81万元，占100.00%。
        """,
      fix: "0.00"
    ),
  ]

  @Test(arguments: cases)
  func theWrongFigureIsNamedAndPutRight(example: Case) {
    let marked = MarkedText(example.draft)
    let analysis = Analysis(marked.text)
    let errors = analysis.findings.filter { $0.severity == .error }
    let named = errors.map { analysis.text[$0.range] }
    let wanted = marked.ranges.map { analysis.text[$0].filter { $0 != "%" } }
    #expect(named == wanted, "\(errors.map(\.message))")
    #expect(errors.flatMap(\.fixes).first(where: \.isPreferred)?.edits.map(\.newText) == example.fix.map { [$0] })
  }

  // MARK: The last digit

  /// One table and sentences that say the same; ⟦ ⟧ is the figure at issue.
  private func draft(_ total: String, said: String) -> String {
    """
    三、支出决算情况说明
    本年支出合计\(said)万元，其中：基本支出213.52万元，项目支出49.81万元。
    公开03表 支出决算表
    | 科目编码 | 科目名称 | 本年支出合计 | 基本支出 | 项目支出 | 上缴上级支出 | 经营支出 | 对附属单位补助支出 |
    | | 合计 | \(total) | 213.52 | 49.81 | | | |
    | 208 | 社会保障和就业支出 | 32.10 | 32.10 | | | | |
    | 210 | 卫生健康支出 | 231.23 | 181.42 | 49.81 | | | |

    """
  }

  @Test func aLoneDissentInTheLastDigitIsAnError() {
    let analysis = Analysis(draft("263.33", said: "263.34"))
    let errors = analysis.findings.filter { $0.severity == .error }
    #expect(errors.map { analysis.text[$0.range] } == ["263.34"])
    #expect(errors.flatMap(\.fixes).filter(\.isPreferred).map { $0.edits.map(\.newText) } == [["263.33"]])
  }

  @Test func aDifferenceThatTwoSentencesShareIsRounding() {
    // Said twice, it is no slip of the hand: somebody rounds the total in another way.
    let analysis = Analysis(draft("263.33", said: "263.34") + "四、其他说明\n2024年度本年支出合计263.34万元。\n")
    #expect(analysis.findings.filter { $0.severity == .error }.map(\.message) == [])
    #expect(analysis.findings.contains { $0.severity == .information && $0.message.hasPrefix("尾差") })
  }

  @Test func aBoundConfirmsNothing() {
    let reports = Analysis("政府采购支出总额50.00万元。授予中小企业合同金额30.00万元。").figures
    #expect(reports.map(\.status) == [.unchecked, .unchecked])
  }
}
