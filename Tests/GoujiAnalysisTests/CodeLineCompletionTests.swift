import GoujiAnalysis
import GoujiSyntax
import TestSupport
import Testing

/// Codes are offered wherever one can begin.
@Suite("Completion of codes outside of cells")
struct CodeLineCompletionTests {
  private static let tabbed = "公开03表 支出决算表\n科目编码\t科目名称\t合计\t基本支出\t项目支出\n210\t卫生健康支出\t5.00\t3.00\t2.00\n"
  private static let barred =
    "公开03表 支出决算表\n| 科目编码 | 科目名称 | 合计 | 基本支出 | 项目支出 |\n| 210 | 卫生健康支出 | 5.00 | 3.00 | 2.00 |\n"

  /// The text after the first proposal for a code is accepted, the caret at the text's end.
  private func accepted(_ text: String) -> String? {
    let analysis = Analysis(text)
    let items = analysis.completions(at: text.utf8.count).items
    guard let first = items.first(where: { $0.kind == .code }) else { return nil }
    var source = SourceText(text)
    source.replace(first.edit.range, with: Array(first.edit.newText.utf8))
    return source.string
  }

  @Test(
    "A row below a table",
    arguments: [
      ("21015", "21015", "医疗保障管理事务"), ("2101501", "2101501", "行政运行"), ("医疗保障管理", "21015", "医疗保障管理事务"),
      ("ylbzgl", "21015", "医疗保障管理事务"), ("yiliaobaozhangguanli", "21015", "医疗保障管理事务"),
    ]
  )
  func below(typed: String, code: String, name: String) {
    #expect(accepted(Self.tabbed + typed) == Self.tabbed + "\(code)\t\(name)\t\t\t")
    #expect(accepted(Self.barred + typed) == Self.barred + "| \(code) | \(name) |  |  |  |")
  }

  @Test(
    "In text",
    arguments: [
      ("2101501", "2101501 行政运行"), ("1. 2101501", "1. 2101501 行政运行"), ("科目编码：医疗保障管理", "科目编码：21015 医疗保障管理事务"),
      ("（一）2101501", "（一）2101501 行政运行"),
    ]
  )
  func inText(typed: String, expected: String) {
    #expect(accepted("第二部分 部门决算情况说明\n\n" + typed) == "第二部分 部门决算情况说明\n\n" + expected)
  }

  @Test("Chinese prose asks for no code", arguments: ["医疗", "2", "收入："])
  func prose(typed: String) {
    #expect(accepted("第二部分 部门决算情况说明\n\n" + typed) == nil)
  }
}
