import GoujiCatalog
import GoujiSyntax
import Testing

@testable import GoujiFacts

/// What each column of a table is taken for.
struct ColumnPlanTests {
  /// Each column in a word: 名 for names, `-` for what is left out, `?` for figures of which the form knows nothing, else
  /// the title of the form's own column, with the number of its panel where there are several.
  private func described(_ id: String, _ table: String) throws -> String? {
    let tree = SyntaxTree(SourceText(table + "\n"))
    let block = try #require(tree.blocks.first { $0.kind == .table })
    let book = Books.embedded.usual
    let grid = TableGrid(block.content.rows, tree.text.bytes, blockStart: block.start, book.words)
    guard let (layout, plan, _) = TableReader.layout(id, grid, year: nil, book) else { return nil }
    let panels = book.forms.forms[layout].panels
    return plan.roles.map { role in
      switch role {
      case .label: "名"
      case .ignored: "-"
      case .other: "?"
      case .change(_, _, let isRate): isRate ? "%" : "±"
      case .figure(let panel, let binding):
        (panels[panel].columns.first { $0.binding == binding }?.headers.first).map { String(folded: $0) } ?? "!"
      }
    }.joined(separator: " ")
  }

  private static let body = "| 210 | 卫生健康支出 | 7.00 | 4.00 | 3.00 |"

  @Test(
    arguments: [
      ("公开05", "| 科目编码 | 科目名称 | 本年支出合计 | 基本支出 | 项目支出 |\n" + body, "名 名 合计 基本支出 项目支出"),
      // Without a head the width tells.
      ("公开05", body, "名 名 合计 基本支出 项目支出"),
      // The head tells where the order is another, and where there is one column more.
      ("公开05", "| 科目编码 | 科目名称 | 本年支出合计 | 项目支出 | 基本支出 |\n" + body, "名 名 合计 项目支出 基本支出"),
      (
        "公开05", "| 科目编码 | 科目名称 | 本年支出合计 | 基本支出 | 项目支出 | 另列 |\n| 210 | 卫生健康支出 | 7.00 | 4.00 | 3.00 | 1.00 |",
        "名 名 合计 基本支出 项目支出 ?"
      ),
      // Row numbers are no figures.
      (
        "公开01",
        "| 项目 | 行次 | 决算数 | 项目 | 行次 | 决算数 |\n| 八、其他收入 | 1 | 9.00 | 一、一般公共服务支出 | 3 | 9.00 |\n"
          + "| 本年收入合计 | 2 | 9.00 | 本年支出合计 | 4 | 9.00 |",
        "名 - 金额 名 - 金额"
      ),
      // A column of names that holds amounts, and one of amounts that holds names, are another form's.
      ("公开05", "| 甲 | 乙 | 丙 | 丁 | 戊 |\n| 1.00 | 2.00 | 卫生 | 4.00 | 3.00 |", nil),
      ("公开05", "| 年月 | 金额 |\n| 一月 | 7.00 |", nil),
      ("公开99", body, nil),
    ] as [(String, String, String?)]
  )
  func columns(form: String, table: String, expected: String?) throws {
    #expect(try described(form, table) == expected)
  }
}
