import GoujiAnalysis
import GoujiCatalog
import GoujiFacts
import GoujiSyntax
import TestSupport
import Testing

/// What a department's budget has that its final accounts have not: last year's budget as the base, columns headed by years,
/// what is to be bought beside what is held, tables in 元 beside text in 万元. Marked places are what is told, and nothing else is.
@Suite struct BudgetTests {
  private static let head = "年度：2026\n报告：部门预算\n金额单位：万元\n\n"

  private func expect(_ body: String, _ rules: [String]) {
    let marked = MarkedText(Self.head + body)
    let analysis = Analysis(marked.text)
    let found = analysis.findings.filter { $0.severity <= .warning }
    #expect(found.map(\.rule) == rules, "\(found.map(\.message))")
    #expect(found.map { analysis.text[$0.range] } == marked.ranges.map { analysis.text[$0] })
    let unchecked = analysis.figures.filter { $0.status == .unchecked }.map {
      "\(analysis.text[$0.range]) \($0.key ?? "")"
    }
    if rules.isEmpty { #expect(unchecked == []) }
  }

  private func expense(_ total: String, _ change: String, _ rate: String) -> String {
    """
    部门一般公共预算支出预算表
    | 科目编码 | 科目名称 | 2025年预算数 | 2026年预算数 |  |  | 增减额 | 增减% |
    |  |  |  | 合计 | 基本支出 | 项目支出 |  |  |
    |  | 合计 | \(total) | 60.00 | 45.00 | 15.00 | \(change) | \(rate) |
    | 208 | 社会保障和就业支出 | 50.00 | 60.00 | 45.00 | 15.00 | 10.00 | 20.00 |
    | 20805 | 行政事业单位养老支出 | 50.00 | 60.00 | 45.00 | 15.00 | 10.00 | 20.00% |
    | 2080501 | 行政单位离退休 | 50.00 | 60.00 | 45.00 | 15.00 | 10.00 | 20.00 |

    """
  }

  @Test func columnsAreUnderstoodByTheirYears() {
    expect(expense("50.00", "10.00", "20.00"), [])
    expect(expense("50.00", "⟦12.00⟧", "20.00"), ["GJ502"])
    expect(expense("50.00", "10.00", "⟦16.67⟧"), ["GJ501"])
    expect(expense("⟦55.00⟧", "10.00", "20.00"), ["GJ502"])
  }

  @Test func lastYearsFigureOfTheTableIsTheBaseOfTheText() {
    let table = expense("50.00", "10.00", "20.00")
    expect(table + "\n2026年一般公共预算当年拨款60.00万元，比2025年预算增加10.00万元，增长20.00%。\n", [])
    expect(table + "\n2026年一般公共预算当年拨款60.00万元，比2025年预算增加⟦11.00⟧万元。\n", ["GJ502"])
    expect(table + "\n2026年一般公共预算当年拨款60.00万元，与2025年预算⟦持平⟧。\n", ["GJ301"])
  }

  @Test func threePublicExpensesOfTwoYearsStandSideBySide() {
    func table(_ last: String, _ now: String) -> String {
      """
      部门一般公共预算“三公”经费支出表
      | 2025年预算数 |  |  |  |  |  | 2026年预算数 |  |  |  |  |  |
      | 合计 | 因公出国（境）费 | 公务用车购置及运行费 |  |  | 公务接待费 | 合计 | 因公出国（境）费 | 公务用车购置及运行费 |  |  | 公务接待费 |
      |  |  | 小计 | 公务用车购置费 | 公务用车运行费 |  |  |  | 小计 | 公务用车购置费 | 公务用车运行费 |  |
      | 5.00 | 0.00 | \(last) | 0.00 | 4.00 | 1.00 | \(now) | 0.00 | 5.00 | 0.00 | 5.00 | 2.00 |

      2026年“三公”经费预算数为7.00万元，比2025年预算增加2.00万元。公务接待费2.00万元，比上年预算增加1.00万元。
      """
    }
    expect(table("4.00", "7.00"), [])
    expect(table("⟦6.00⟧", "7.00"), ["GJ106"])
    expect(table("4.00", "⟦8.00⟧"), ["GJ106"])
  }

  @Test func whatIsToBeBoughtIsNotWhatIsHeld() {
    func text(_ held: String, _ bought: String) -> String {
      "截至2025年12月31日，本部门共有车辆\(held)辆，其中：执法执勤用车60辆、应急保障用车3辆、其他用车0辆。"
        + "2026年部门预算安排购置车辆\(bought)辆，其中：执法执勤用车5辆、应急保障用车0辆、其他用车0辆。\n"
    }
    expect(text("63", "5"), [])
    expect(text("⟦66⟧", "5"), ["GJ108"])
    expect(text("63", "⟦6⟧"), ["GJ1301"])
  }

  @Test func whatIsReservedIsPartOfWhatIsPurchased() {
    func text(_ medium: String, _ small: String) -> String {
      "2026年政府采购预算95.28万元，其中：政府采购货物预算77.10万元、政府采购工程预算0万元、政府采购服务预算18.18万元。"
        + "面向中小企业预留政府采购项目预算金额\(medium)万元，其中，预留给小型和微型企业的政府采购项目预算为\(small)万元。\n"
    }
    expect(text("⟦96.00⟧", "20.00"), ["GJ1302"])
    expect(text("40.00", "⟦41.00⟧"), ["GJ1302"])
  }

  @Test func textInTenThousandsRoundsTablesInYuan() {
    func text(_ total: String) -> String {
      """
      2026年收入预算\(total)万元，其中：财政拨款收入4748.35万元；事业收入0万元；其他收入0万元。

      部门收支预算总表
      金额单位：元
      | 收入 |  | 支出 |  |
      | 项目 | 预算数 | 项目 | 预算数 |
      | 一、财政拨款收入 | 47,483,458 | 一、住房保障支出 | 47,483,458 |
      | 1.一般公共预算 | 47,483,458 |  |  |
      | 2.政府性基金预算 |  |  |  |
      | 二、事业收入 |  |  |  |
      | 三、其他收入 |  |  |  |
      | 收入总计 | 47,483,458 | 支出总计 | 47,483,458 |
      """
    }
    expect(text("4748.35"), [])
    expect(text("⟦4784.35⟧"), ["GJ301"])
  }

  /// The figures of another draft, and which of them this one is held against.
  @Test(
    arguments: [
      // The budget of the year, by code and in total: tables in 元 beside text in 万元.
      ("年度：2026⏎报告：部门决算⏎预算：预算.gouji⏎一般公共预算财政拨款支出年初预算为60.00万元，支出决算为58.00万元。", "GJ301", ""),
      ("年度：2026⏎报告：部门决算⏎预算：预算.gouji⏎一般公共预算财政拨款支出年初预算为⟦66.00⟧万元，支出决算为58.00万元。", "GJ301", "本年预算的"),
      (
        "年度：2026⏎报告：部门决算⏎预算：预算.gouji⏎一、一般公共预算财政拨款支出决算情况说明⏎"
          + "社会保障和就业支出（类）行政事业单位养老支出（款）行政单位离退休（项）年初预算为⟦61.00⟧万元，支出决算为58.00万元。",
        "GJ301", "本年预算的"
      ),
      ("年度：2026⏎报告：部门决算⏎预算：预算.gouji⏎“三公”经费支出年初预算为⟦8.00⟧万元，支出决算为6.00万元。", "GJ301", "本年预算的"),
      // What may be the adjusted budget is not the initial one.
      ("年度：2026⏎报告：部门决算⏎预算：预算.gouji⏎“三公”经费支出预算为8.00万元，支出决算为6.00万元。", "GJ301", ""),
      // Last year's budget as the base of this year's.
      ("年度：2027⏎报告：部门预算⏎上年：预算.gouji⏎2027年“三公”经费预算数为9.00万元，比2026年预算增加2.00万元。", "GJ502", ""),
      ("年度：2027⏎报告：部门预算⏎上年：预算.gouji⏎2027年“三公”经费预算数为9.00万元，比2026年预算增加⟦3.00⟧万元。", "GJ502", "上年预算的"),
      // A draft of another year, and one of the same kind, is of no use, and that is told.
      ("年度：2027⏎报告：部门决算⏎预算：⟦预算.gouji⟧⏎“三公”经费支出年初预算为8.00万元，支出决算为6.00万元。", "GJ009", "不是本年的"),
      ("年度：2026⏎报告：部门预算⏎预算：⟦预算.gouji⟧⏎2026年“三公”经费预算数为7.00万元。", "GJ009", "不是另一种报告"),
      ("年度：2026⏎报告：部门决算⏎预算：⟦没有.gouji⟧⏎“三公”经费支出年初预算为8.00万元。", "GJ009", "读不到本年预算"),
    ] as [(String, String, String)]
  )
  func otherDraftsAreHeldAgainst(_ draft: String, _ rule: String, _ message: String) {
    let budget =
      "⏎=== 预算.gouji⏎年度：2026⏎报告：部门预算⏎部门一般公共预算支出预算表⏎金额单位：元⏎"
      + "| 科目编码 | 科目名称 | 合计 | 基本支出 | 项目支出 |⏎| | 合计 | 600,000 | 450,000 | 150,000 |⏎"
      + "| 208 | 社会保障和就业支出 | 600,000 | 450,000 | 150,000 |⏎| 20805 | 行政事业单位养老支出 | 600,000 | 450,000 | 150,000 |⏎"
      + "| 2080501 | 行政单位离退休 | 600,000 | 450,000 | 150,000 |⏎2026年“三公”经费预算数为7.00万元。"
    let example = RuleExample(draft + budget)
    let found = example.analysis.findings.filter { $0.severity <= .warning }
    let text = example.analysis.text
    #expect(found.map { "\($0.rule) \(text[$0.range])" } == example.marked.ranges.map { "\(rule) \(text[$0])" })
    for finding in found where !message.isEmpty { #expect(finding.message.contains(message), "\(finding.message)") }
    // A finding names both drafts.
    if rule != "GJ009" { #expect(found.allSatisfy { $0.related.contains { $0.source?.path == "预算.gouji" } }) }
  }

  /// Without numbers in front, titles of parts open them; items below a colon are of the money that it speaks of.
  @Test func partsWithoutNumbers() {
    let text = """
      某局主要职能

      负责某事。

      名词解释

      （一）基本支出预算：指8.00万元以上的计划。

      2026年部门预算编制说明

      财政拨款支出主要内容如下：
      1.“卫生健康支出（类）行政事业单位医疗（款）行政单位医疗（项）”5.00万元，主要用于缴费。
      2.“住房保障支出（类）住房改革支出（款）住房公积金（项）”6.00万元，主要用于缴存。

      """
    let analysis = Analysis(Self.head + text)
    #expect(Set(analysis.reading.blocks.map(\.role)) == [.preface, .overview, .terms, .narrative])
    #expect(
      analysis.figures.map { "\(analysis.text[$0.range]) \($0.key?.prefix(4) ?? "")" } == ["5.00 财政拨款", "6.00 财政拨款"]
    )
  }
}
