import GoujiAnalysis
import GoujiSyntax
import TestSupport
import Testing

/// What sentences mean that say it in other words: errors and warnings stand on the marked places, and nowhere else.
@Suite struct SentenceJudgementTests {
  private static let threePublic = """
    公开09表 财政拨款“三公”经费支出决算表
    | 项目 | 预算数 | 决算数 |
    | 合计 | 31.00 | 20.00 |
    | 1.因公出国（境）费 | 0.00 | 0.00 |
    | 2.公务用车购置及运行维护费 | 30.00 | 19.60 |
    | （1）公务用车购置费 | 0.00 | 0.00 |
    | （2）公务用车运行维护费 | 30.00 | 19.60 |
    | 3.公务接待费 | 1.00 | 0.40 |


    """

  private func expect(_ text: String, _ tables: String = "") {
    let marked = MarkedText("年度：2024\n报告：部门决算\n\n" + tables + text + "\n")
    let analysis = Analysis(SourceText(marked.text))
    // Drafts of one sentence lack parts, tables and terms.
    let found = analysis.findings.filter {
      $0.severity <= .warning && !$0.rule.hasPrefix("GJ110") || $0.rule == "GJ506"
    }
    let wanted = marked.ranges.map { "\(analysis.text[$0]) \($0)" }
    #expect(found.map { "\(analysis.text[$0.range]) \($0.range)" } == wanted, "\(found.map(\.message))")
  }

  /// A budget is divided into budgets, until another stage is said; planned purchases are none.
  @Test(arguments: [
    "“三公”经费全年预算31.00万元，其中：公务用车购置及运行维护费30.00万元，公务接待费1.00万元。",
    "“三公”经费预算数为31.00万元，包括：因公出国（境）费0.00万元；公务接待费1.00万元；公务用车运行维护费30.00万元。",
    "“三公”经费预算31.00万元，其中公务用车购置及运行维护费30.00万元、公务接待费1.00万元；支出决算20.00万元，其中公务接待费0.40万元。",
    "“三公”经费预算31.00万元（其中：公务用车购置及运行维护费30.00万元，公务接待费1.00万元）。公务接待费支出0.40万元。",
    "公务接待费预算1.00万元，决算0.40万元。",
    "“三公”经费支出20.00万元，其中：公务用车购置及运行维护费19.60万元，公务接待费⟦1.00⟧万元。",
    "“三公”经费预算31.00万元，其中：公务接待费支出决算⟦0.50⟧万元。",
    "公务用车保有量3辆，计划购置公务用车2辆，购置公务用车0辆。",
  ])
  func budgets(text: String) { expect(text, Self.threePublic) }

  /// Figures of another year, said outright.
  @Test(arguments: [
    "公务接待费2023年为0.50万元，2024年为0.40万元。",
    "2023年公务接待费0.50万元，2024年公务接待费0.40万元，减少0.10万元。",
    "2024年“三公”经费支出20.00万元，2025年“三公”经费预算28.00万元。",
    "公务接待费支出由2023年的0.50万元减少到0.40万元，下降20.00%。",
    "公务接待费支出从上年的0.50万元降至0.40万元。",
    "公务接待费支出0.40万元，与2023年度的0.50万元相比，减少0.10万元。",
    "公务接待费支出由2023年的0.50万元减少到⟦0.60⟧万元。",
    "公务接待费2023年为0.50万元，2024年为⟦0.80⟧万元。",
  ])
  func years(text: String) { expect(text, Self.threePublic) }

  private static let twoBudgets = """
    公开04表 财政拨款收入支出决算总表
    | 项目 | 决算数 | 项目 | 合计 | 一般公共预算财政拨款 | 政府性基金预算财政拨款 | 国有资本经营预算财政拨款 |
    | 一、一般公共预算财政拨款 | 90.00 | 一、社会保障和就业支出 | 30.00 | 30.00 | | |
    | 二、政府性基金预算财政拨款 | 10.00 | 二、城乡社区支出 | 70.00 | 60.00 | 10.00 | |
    | 本年收入合计 | 100.00 | 本年支出合计 | 100.00 | 90.00 | 10.00 | |
    | 年初财政拨款结转和结余 | | 年末财政拨款结转和结余 | | | | |
    | 总计 | 100.00 | 总计 | 100.00 | 90.00 | 10.00 | |

    第三部分 决算情况说明
    五、一般公共预算财政拨款支出决算情况说明
    （一）财政拨款支出决算总体情况

    """

  /// 财政拨款 in the section on one of the budgets is that budget where the tables state it so.
  @Test(arguments: [
    "2024年度财政拨款支出90.00万元，主要用于以下方面：社会保障和就业支出（类）30.00万元，占33.33%；城乡社区支出（类）60.00万元，占66.67%。",
    "2024年度财政拨款支出100.00万元，其中一般公共预算财政拨款支出90.00万元。",
    "2024年度财政拨款支出⟦95.00⟧万元。",
    "社会保障和就业（类）支出30.00万元，占一般公共预算财政拨款总支出的33.33%。",
  ])
  func moneyOfTheSection(text: String) { expect(text, Self.twoBudgets) }

  /// 亿元 over the digits of 万元: the unit is put right, not the digits.
  @Test func hundredMillionsAreTenThousands() throws {
    let text = "2024年度一般公共预算财政拨款支出90.00亿元，占财政拨款支出的90.00%。"
    let analysis = Analysis(SourceText("年度：2024\n报告：部门决算\n\n" + Self.twoBudgets + text + "\n"))
    let finding = try #require(analysis.findings.first { $0.severity == .error })
    let edit = try #require(finding.fixes.first?.edits.first)
    #expect(analysis.text[edit.range] == "亿" && edit.newText == "万", "\(analysis.findings.map(\.message))")
  }

  /// The budget of this year behind its year, the whole without the part that nobody states, and all of it.
  @Test(arguments: [
    "2024年公务接待费决算数0.40万元，比2024年公务接待费年初预算数1.00万元减少0.60万元。",
    "2024年公务接待费决算数0.40万元，比2024年公务接待费年初预算数1.00万元减少⟦0.80⟧万元。",
    "公务接待费支出0.40万元。2024年⟦没有发生公务接待费支出⟧。",
  ])
  func budgetsOfThisYear(text: String) { expect(text, Self.threePublic) }

  @Test(arguments: [
    "“三公”经费支出合计24.75万元。其中：因公出国（境）费支出0万元；公务用车购置费支出0万元；公务用车运行维护费支出8.2万元；公务接待费支出16.55万元。",
    "“三公”经费支出合计⟦27.45⟧万元。其中：因公出国（境）费支出0万元；公务用车购置费支出0万元；公务用车运行维护费支出8.2万元；公务接待费支出16.55万元。",
  ])
  func partsOfAPartThatNobodyStates(text: String) { expect(text) }

  /// Changes and what follows from them for last year.
  @Test(arguments: [
    "公务接待费支出5.00万元，接待12批次、96人次，比上年减少1.00万元，下降16.67%。",
    "因公出国（境）费支出0.00万元，与2023年度持平。",
    "公务接待费支出0.40万元，比上年⟦增加⟧1.20万元。",
    "公务接待费支出⟦减少为⟧0.00万元，与上年持平。",
    "收入总计500.00万元，与上年相比减少40.00万元；支出总计500.00万元，与上年相比减少40.00万元。",
    "公务接待费支出预算1.00万元，支出决算1.00万元，⟦大于预算数⟧。",
  ])
  func changes(text: String) { expect(text) }

  /// Signs that are missing: told, and the figure is checked.
  @Test(arguments: [
    "公务接待费支出年初预算为0，支出决算为0.40万元。",
    "本年支出100.00万元，其中：基本支出60.00万元，占⟦60.00⟧；项目支出40.00万元，占40.00%。",
    "公务接待费支出年初预算为1.00万元，支出决算为⟦0.40⟧，完成年初预算的40.00%。",
    "项目占地1200，建筑面积500平方米。",
    "其中：1、基本支出60.00万元；2、项目支出40.00万元。",
  ])
  func missingSigns(text: String) { expect(text) }

  /// None is nought.
  @Test(arguments: [
    "2024年⟦没有发生公务接待费支出⟧。",
    "本单位2024年度⟦未发生公务用车运行维护费⟧。",
    "⟦无“三公”经费支出⟧。",
    "本年度无因公出国（境）费支出，无公务用车购置费。",
    "公务接待费减少，主要原因是没有发生公务接待费以外的开支。",
    "2023年没有发生公务接待费支出。",
    "当此表数据为空时，即本单位无“三公”经费支出。",
    "没有使用国有资本经营预算财政拨款安排的“三公”经费支出。",
  ])
  func denials(text: String) { expect(text, Self.threePublic) }

  /// Parts, short names, names of lists.
  @Test(arguments: [
    "政府采购支出总额300.00万元，其中：货物100.00万元、工程120.00万元、服务80.00万元。",
    "公务接待费（以下简称“三公”经费）支出合计20.00万元。\n本年支出合计7400.00万元。",
    "公务接待费0.40万元，其中：外事接待支出0.10万元；其他公务接待费支出0.30万元。",
    "安排资金100.00万元，其中：道路养护60.00万元，绿化30.00万元。",
    "购置设备50.00万元，其中：电脑10台，每台1.00万元，共40.00万元。",
  ])
  func parts(text: String) { expect(text) }
}
