import GoujiAnalysis
import GoujiCatalog
import GoujiSyntax
import TestSupport
import Testing

/// Accepting what is offered takes nothing away that has been written.
@Suite("Completion does no harm")
struct HarmlessCompletionTests {
  private static let tables = """
    部门：临湖县医疗保障局
    年度：2024

    公开03表 支出决算表
    | 科目编码 | 科目名称 | 本年支出合计 | 基本支出 | 项目支出 |
    | | 合计 | 99.93 | 50.12 | 49.81 |
    | 210 | 卫生健康支出 | 99.93 | 50.12 | 49.81 |
    | 21015 | 医疗保障管理事务 | 99.93 | 50.12 | 49.81 |
    | 2101501 | 行政运行 | 50.12 | 50.12 | |
    | 2101506 | 医疗保障经办事务 | 49.81 | | 49.81 |

    """

  private static let typed = [
    "三、支出决算情况说明\n本年支出合计823.04", "三、支出决算情况说明\n本年支出合计9", "三、支出决算情况说明\n本年支出合计", "三、支出决算情况说明\n",
    "五、一般公共预算财政拨款支出决算情况说明\n2024年度一般公共预算财政拨款支出", "三、支出决算情况说明", "公开03表", "卫生健康支出（类）", "三、支出决算情况说明\n2101501",
    "九、其他重要事项的情况说明\n（一）机关运行经费支出情况\n",
  ]

  @Test(arguments: typed)
  func nothingIsLost(typed: String) {
    let text = Self.tables + "\n第二部分 部门决算情况说明\n" + typed
    let analysis = Analysis(text)
    let items = analysis.completions(at: text.utf8.count).items
    #expect(Set(items.map(\.label)).count == items.count)
    for item in items {
      let replaced = analysis.text[item.edit.range]
      #expect(replaced != item.edit.newText || !item.additional.isEmpty, "\(item.label) stands there")
      let figures = replaced.split { !$0.isNumber && $0 != "." }.filter { $0.contains(where: \.isNumber) }
      #expect(figures.allSatisfy { item.edit.newText.contains($0) }, "\(item.label)")
    }
  }

  /// An editor that goes on comparing while the next keys are on their way must not keep a sentence with another figure.
  @Test func aSentenceDoesNotFitTheDigitsOfAnother() {
    let text = Self.tables + "\n第二部分 部门决算情况说明\n三、支出决算情况说明\n本年支出合计"
    let items = Analysis(text).completions(at: text.utf8.count).items.filter { $0.kind == .phrase }
    #expect(!items.isEmpty)
    #expect(items.allSatisfy { !$0.filter.contains(where: \.isNumber) })
  }

  @Test func everySentenceEnds() {
    for entry in Books.embedded.usual.genre.entries where !entry.sentences.isEmpty {
      let text = Self.tables + "\n第二部分 部门决算情况说明\n一、\(entry.title)\n"
      for item in Analysis(text).completions(at: text.utf8.count).items where item.kind == .phrase {
        #expect(item.edit.newText.hasSuffix("。") && !item.edit.newText.contains("。。"), "\(item.edit.newText)")
      }
    }
  }

  /// Where no table holds the figures, they are stops to go through.
  @Test(
    arguments: [
      ("（一）机关运行经费支出情况", "2024年度机关运行经费支出${1:=}万元。"),
      ("（二）政府采购支出情况", "2024年度政府采购支出总额${1:=}万元，其中：政府采购货物支出${2:=}万元、政府采购工程支出${3:=}万元、政府采购服务支出${4:=}万元。"),
    ]
  )
  func blanks(heading: String, snippet: String) {
    let text = Self.tables + "\n第二部分 部门决算情况说明\n九、其他重要事项的情况说明\n\(heading)\n"
    let items = Analysis(text).completions(at: text.utf8.count).items.filter { $0.kind == .phrase }
    #expect(items.first?.snippet == snippet)
  }

  /// A row brings what the other tables say of its code.
  @Test func aRowBringsItsAmounts() {
    let text =
      Self.tables + """

        公开05表 一般公共预算财政拨款支出决算表
        | 科目编码 | 科目名称 | 本年支出合计 | 基本支出 | 项目支出 |
        | | 合计 | 99.93 | 50.12 | 49.81 |

        2024年度一般公共预算财政拨款卫生健康支出99.93万元。
        """
    let place = text.replacing("49.81 |\n\n2024", with: "49.81 |\n210\n\n2024")
    let caret = place.utf8.count - "\n\n2024年度一般公共预算财政拨款卫生健康支出99.93万元。".utf8.count
    let item = Analysis(place).completions(at: caret).items.first { $0.label.hasPrefix("210 ") }
    #expect(item?.edit.newText == "| 210 | 卫生健康支出 | 99.93 |  |  |")
    #expect(item?.snippet == "| 210 | 卫生健康支出 | ${1:99.93} | ${2} | ${3} |")
  }
}
