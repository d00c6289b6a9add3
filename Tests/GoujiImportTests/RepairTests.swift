import Foundation
import GoujiCatalog
import Testing

@testable import GoujiImport

/// What is mended, and what is left because it might have been published so.
struct RepairTests {
  @Test(arguments: [
    // numbers
    ("收入 214. 04 万元", "收入214.04万元"),
    ("其中:工资福利支出 192. 82 万元, 对个人和家庭的补助支出 5. 47 万元", "其中:工资福利支出192.82万元,对个人和家庭的补助支出5.47万元"),
    ("安排如下：1. 9 万元用于办公", "安排如下：1. 9万元用于办公"),
    ("1. 2024 年度收入", "1. 2024年度收入"),
    ("下降10.26 %。", "下降10.26%。"),
    // words
    ("目   录", "目录"),
    ("第二部分 2024 年度部门决算表", "第二部分 2024年度部门决算表"),
    ("（一） 部门主要职责", "（一）部门主要职责"),
    ("比上年增 加0万元， 增长0%", "比上年增加0万元，增长0%"),
    ("甲县医疗保障局 乙县医疗保障服务中心", "甲县医疗保障局 乙县医疗保障服务中心"),
    ("根据《中共某省委 某省人民政府关于预算绩效管理的意见》，开展评价。", "根据《中共某省委 某省人民政府关于预算绩效管理的意见》，开展评价。"),
    // marks
    ("**4. 经营收入:** 指经营所得", "4. 经营收入:指经营所得"),
    ("<u>(逐一解</u>释)", "(逐一解释)"),
    ("得分 <5 分", "得分 <5分"),
    ("完成率 $\\geq 96\\%$。", "完成率≥96%。"),
    ("$\\frac{1}{038002}$", "$\\frac{1}{038002}$"),
    ("[bookmark: _GoBack]>=35497人", ">=35497人"),
    ("a * b ***", "a * b ***"),
  ])
  func prose(_ source: String, _ mended: String) {
    var dropped: [String] = []
    #expect(TextRepair.prose(source, dropped: &dropped) == mended)
    #expect(dropped.isEmpty)
  }

  @Test(arguments: [
    ("214. 04", "214.04"), ("100.895 681", "100.895681"), ("5.0 0", "5.00"), ("87. 22%", "87.22%"),
    ("2,619 .78", "2,619.78"),
    ("205.95 302", "205.95 302"), ("2 000", "2 000"), ("1.06 1.06", "1.06 1.06"),
    ("项 目", "项目"), ("支 出 功 能 分 类", "支出功能分类"), ("功能分 类科目 编码", "功能分类科目编码"),
    ("208 社会保障和就业支出", "208 社会保障和就业支出"), ("≥ 100 率", "≥100率"),
    ("项目名称 下达2023年补助资金", "项目名称 下达2023年补助资金"),
    ("规范预算管理 改进业务管理 改进预算编制管理 提升预算执行效率和效益 改进资产管理", "规范预算管理 改进业务管理 改进预算编制管理 提升预算执行效率和效益 改进资产管理"),
  ])
  func cell(_ source: String, _ mended: String) {
    var dropped: [String] = []
    #expect(TextRepair.cell(source, isLaidOut: false, dropped: &dropped) == mended)
  }

  /// A point shows the cut; between two digits nothing does.
  @Test(arguments: [
    ("公用 | 1 | . 76 | 1. | 53 | 87. | 22% | 10", "公用 |  | 1.76 |  | 1.53 |  | 87.22% | 10"),
    ("人员 | 8. | . 445 | 0 | (0 | 0. | 00%", "人员 |  | 8.445 | 0 | (0 |  | 0.00%"),
    ("公用 | 8. 29 5. 42 65.38% 13. 4 |  |  |  | ", "公用 | 8.29 | 5.42 | 65.38% | 13.4 | "),
    ("公用 | 8. 29 5. 42 65.38% 13. 4 |  | 7", "公用 | 8. 29 5. 42 65.38% 13. 4 |  | 7"),
    ("1. | 2023 | 5.00", "1. | 2023 | 5.00"),
    ("人员 | 12 | 26.26 | 3 | 4.29", "人员 | 12 | 26.26 | 3 | 4.29"),
    ("205.95 302 |  | ", "205.95 302 |  | "),
  ])
  func cutNumbers(_ source: String, _ mended: String) {
    let row = CutNumbers.mended(source.components(separatedBy: " | ")).row
    #expect(row.joined(separator: " | ") == mended)
  }

  @Test func markupThatHoldsDigitsIsListed() {
    let imported = DraftImporter.importText("<td colspan=\"2\">收入合计</td>\n[bookmark: _Toc123]第一部分 概况\n")
    #expect(imported.draft == "收入合计\n\n第一部分 概况\n")
    #expect(imported.summary.dropped.map(\.text) == ["<td colspan=\"2\">", "[bookmark: _Toc123]"])
  }

  @Test(arguments: [
    ("「三公」經費支出決算1.89萬元，較上年減少0.11萬元", "「三公」经费支出决算1.89万元，较上年减少0.11万元"),
    ("預算數與決算數持平，乾縣", "预算数与决算数持平，乾县"),
  ])
  func traditional(_ source: String, _ simplified: String) {
    #expect(TraditionalText.simplified(source, Books.embedded.usual.words) == simplified)
  }

  /// A name that is written in traditional characters makes no text traditional.
  @Test func simplifiedStays() {
    #expect(TraditionalText.simplified("委托臺北某公司，支出决算1.89万元", Books.embedded.usual.words) == nil)
    let imported = DraftImporter.importText("2023年度部門決算\n一、機關運行經費\n機關運行經費支出5.00萬元。\n")
    #expect(imported.draft.contains("机关运行经费支出5.00万元"))
    #expect(imported.summary.unplaced.map(\.reason).contains(.traditional))
  }
}
