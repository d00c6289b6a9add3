import GoujiAnalysis
import GoujiSyntax
import TestSupport
import Testing

/// What has been begun and not finished is told, and only that.
@Suite("Unfinished is not clean")
struct UnfinishedTests {
  private static let header = "部门：临湖县医疗保障局\n年度：2024\n\n第二部分 部门决算情况说明\n"

  @Test(
    "What is told",
    arguments: [
      ("三、支出决算情况说明\n本年支出合计263.33万元，其中：基本支出213.52万元，项目支出⟦=⟧万元。", ["GJ013"]),
      ("三、支出决算情况说明\n本年支出合计⟦=⟧，其中：基本支出213.52万元，项目支出49.81万元。", ["GJ013"]),
      ("三、支出决算情况说明\n本年支出合计⟦=⟧\n", ["GJ013"]),
      ("三、支出决算情况说明\n本年⟦支出 万元⟧，其中：基本支出213.52万元。", ["GJ1013"]),
      ("三、支出决算情况说明\n与上年相比⟦，⟧\n\n四、其他情况\n没有。", ["GJ1013"]),
      ("三、支出决算情况说明\n支出减少，主要原因是⟦：⟧\n", ["GJ1013"]),
      ("三、支出决算情况说明\n支出减少，主要原因是：⟦（请写原因）⟧。", ["GJ1001"]),
      ("⟦二、收入决算情况说明⟧\n三、支出决算情况说明\n没有。", ["GJ1110"]),
      ("三、支出决算情况说明\n没有。\n⟦四、“三公”经费支出决算情况说明⟧\n", ["GJ1110"]),
      // What goes on below is not broken off, and a line of contents is no section.
      ("三、支出决算情况说明\n支出263.33万元，其中：\n1. 基本支出213.52万元；\n2. 项目支出49.81万元。", []),
      ("三、支出决算情况说明\n支出减少，主要原因是：\n（1）人员减少。\n", []),
      ("三、支出决算情况说明\n（一）总体情况\n没有。\n", []),
      ("三、支出决算情况说明\n\n支出的执行率=执行数÷预算数。\n", []),
    ]
  )
  func told(text: String, rules: [String]) {
    let marked = MarkedText(Self.header + text)
    let analysis = Analysis(marked.text)
    let found = analysis.findings.filter { $0.severity <= .warning }
    #expect(found.map(\.rule) == rules, "\(found.map(\.message))")
    #expect(found.map(\.range) == marked.ranges)
  }

  @Test("Every = that has one value is filled in, with its unit where none stands there")
  func filled() {
    let text = """
      三、支出决算情况说明
      本年支出合计263.33万元，其中：基本支出213.52万元，占=%；项目支出=，占18.92%。

      公开03表 支出决算表
      | 科目编码 | 科目名称 | 本年支出合计 | 基本支出 | 项目支出 |
      | | 合计 | 263.33 | 213.52 | 49.81 |
      """
    let after = CertainFixes(Analysis(Self.header + text)).analysis
    #expect(after.text.string == Self.header + text.replacing("=%", with: "81.08%").replacing("=，", with: "49.81万元，"))
    #expect(after.findings.filter { $0.severity <= .warning } == [])
  }

  @Test("A list of items has its whole above it, never the item before", arguments: ["：", "。"], ["1. ", "（1）", "一是"])
  func list(end: String, marker: String) {
    let items = [("社会保障和就业支出", 20), ("卫生健康支出", 30), ("农林水支出", 40), ("住房保障支出", 10)]
    let list = items.enumerated().map { place, item in
      (marker == "1. " ? "\(place + 1). " : marker) + "\(item.0)\(item.1).00万元，占\(item.1).00%；"
    }
    let text =
      Self.header + "五、一般公共预算财政拨款支出决算情况说明\n一般公共预算财政拨款支出100.00万元，主要用于以下方面\(end)\n"
      + list.joined(separator: "\n")
    #expect(Analysis(text).findings.filter { $0.severity == .error }.map(\.message) == [])
  }
}
