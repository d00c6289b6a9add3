import GoujiAnalysis
import GoujiSyntax
import TestSupport
import Testing

/// What is offered where, and what accepting it leaves.
@Suite struct CompletionTests {
  struct Case: Sendable, CustomTestStringConvertible {
    /// A draft with the caret between brackets.
    var draft: String
    /// The first labels, in order.
    var labels: [String]
    /// The lines that accepting the first one changes, as they are then.
    var accepted: String
    var testDescription: String { labels.first ?? draft }
  }

  private static let header = "部门：临湖县医疗保障局\n年度：2024\n\n"
  private static let form = """
    公开03表 支出决算表
    | 科目编码 | 科目名称         | 本年支出合计 | 基本支出 | 项目支出 |
    |          | 合计             |        99.93 |    50.12 |    49.81 |
    | 210      | 卫生健康支出     |        99.93 |    50.12 |    49.81 |
    | 21015    | 医疗保障管理事务 |        99.93 |    50.12 |    49.81 |
    | 2101501  | 行政运行         |        50.12 |    50.12 |          |
    | 2101506  | 医疗保障经办事务 |        49.81 |          |    49.81 |

    """

  private static let fields = [
    Case(draft: "⟦⟧\n", labels: ["部门：", "年度：", "报告：部门决算", "金额单位：万元", "上年：", "所属单位："], accepted: "部门："),
    Case(draft: "⟦⟧\n\n临湖县医疗保障局2024年度部门决算\n", labels: ["部门：临湖县医疗保障局", "年度：2024"], accepted: "部门：临湖县医疗保障局"),
    Case(draft: "部门：甲局\n金额⟦⟧\n", labels: ["金额单位：万元"], accepted: "金额单位：万元"),
    Case(draft: "年度：20⟦⟧\n\n甲局2024年度部门决算\n与2023年度相比\n", labels: ["2024", "2023"], accepted: "年度：2024"),
    Case(draft: "报告：⟦⟧\n", labels: ["部门决算", "单位决算"], accepted: "报告：部门决算"),
    Case(draft: "金额单位：⟦⟧元\n", labels: ["万元"], accepted: "金额单位：万元"),
  ]

  private static let headings = [
    Case(
      draft: header + "第一部分 部门概况\n一、主要职责\n⟦⟧\n",
      labels: ["二、机构设置及部门决算单位构成", "第二部分 2024年度部门决算表"],
      accepted: "二、机构设置及部门决算单位构成"
    ),
    Case(
      draft: header + "第二部分 2024年度部门决算情况说明\n一、收入支出决算总体情况说明\n二、⟦⟧\n",
      labels: ["收入决算情况说明", "支出决算情况说明"],
      accepted: "二、收入决算情况说明"
    ),
    Case(
      draft: header + "第二部分 部门决算情况说明\n九、其他重要事项的情况说明\n（一）机关运行经费支出情况\n本年没有。\n⟦⟧\n",
      labels: ["（二）政府采购支出情况", "（二）国有资产占用情况"],
      accepted: "（二）政府采购支出情况"
    ),
    // This draft counts its sections in another way.
    Case(draft: header + "第二部分 部门决算情况说明\n（一）收入决算情况说明\n支出⟦⟧\n", labels: ["（二）支出决算情况说明"], accepted: "（二）支出决算情况说明"),
    Case(draft: header + "第三部分 名词解释\n一、财政拨款收入：指财政的拨款。\n第四部分⟦⟧\n", labels: ["附件", "部门概况"], accepted: "第四部分附件"),
  ]

  private static let forms = [
    Case(draft: header + "第四部分 部门决算表\n\(form)\n公开⟦⟧\n", labels: ["公开01表 收入支出决算总表"], accepted: "公开01表 收入支出决算总表"),
    Case(
      draft: header + "第四部分 部门决算表\n\(form)\n支出决算表⟦⟧\n",
      labels: ["公开05表 一般公共预算财政拨款支出决算表"],
      accepted: "公开05表 一般公共预算财政拨款支出决算表"
    ),
    Case(draft: header + "第四部分 部门决算表\ngk10⟦⟧\n", labels: ["公开10表 国有资产占用情况表"], accepted: "公开10表 国有资产占用情况表"),
  ]

  private static let chains = [
    Case(
      draft: header + "第二部分 部门决算情况说明\n卫生健康支出（类）⟦⟧\n\(form)",
      labels: ["医疗保障管理事务（款）行政运行（项）", "医疗保障管理事务（款）医疗保障经办事务（项）", "医疗保障管理事务（款）", "卫生健康管理事务（款）"],
      accepted: "卫生健康支出（类）医疗保障管理事务（款）行政运行（项）"
    ),
    Case(
      draft: header + "第二部分 部门决算情况说明\n1.卫生健康支出(类)医疗保障管理事务(款)经办⟦⟧：支出决算数为49.81万元。\n\(form)",
      labels: ["医疗保障经办事务(项)"],
      accepted: "1.卫生健康支出(类)医疗保障管理事务(款)医疗保障经办事务(项)：支出决算数为49.81万元。"
    ),
    Case(
      draft: header + "第二部分 部门决算情况说明\n本年主要是xzyx⟦⟧\n\(form)",
      labels: ["卫生健康支出（类）医疗保障管理事务（款）行政运行（项）"],
      accepted: "本年主要是卫生健康支出（类）医疗保障管理事务（款）行政运行（项）"
    ),
  ]

  private static let cells = [
    Case(
      draft: form + "| 2101⟦⟧",
      labels: ["2101502 一般行政管理事务", "2101503 机关服务"],
      accepted: "| 2101502 | 一般行政管理事务 |  |  |  |"
    ),
    Case(draft: form + "| ylbzzc⟦⟧", labels: ["2101505 医疗保障政策管理"], accepted: "| 2101505 | 医疗保障政策管理 |  |  |  |"),
    Case(draft: form + "| 医疗保障政策⟦⟧ |", labels: ["2101505 医疗保障政策管理"], accepted: "| 2101505 | 医疗保障政策管理 |  |  |  |"),
    Case(
      draft: form + "| | 政策管理⟦⟧ | | 1.00 | |",
      labels: ["2101505 医疗保障政策管理"],
      accepted: "| 2101505 | 医疗保障政策管理 | | 1.00 | |"
    ),
    // The name is looked for below the code beside it, and the code is made whole.
    Case(
      draft: form + "| 2080 | 基本养老⟦⟧ | | | |",
      labels: ["2080505 机关事业单位基本养老保险缴费支出"],
      accepted: "| 2080505 | 机关事业单位基本养老保险缴费支出 | | | |"
    ),
    Case(
      draft:
        "公开05表 一般公共预算财政拨款支出决算表\n类\t款\t项\t科目名称\t合计\t基本支出\t项目支出\n\t\t\t合计\t9.00\t9.00\t\n210\t11\t01\t行政单位医疗\t9.00\t9.00\t\n210\t11\t\t公务员医疗补⟦⟧",
      labels: ["2101103 公务员医疗补助"],
      accepted: "210\t11\t03\t公务员医疗补助\t\t\t"
    ),
    Case(
      draft:
        "公开06表 一般公共预算财政拨款基本支出决算表\n| 科目编码 | 科目名称 | 决算数 | 科目编码 | 科目名称 | 决算数 |\n| 301 | 工资福利支出 | 5.00 | 302 | 商品和服务支出 | 3.00 |\n| 30101 | 基本工资 | 5.00 | bgf⟦⟧ | | 3.00 |",
      labels: ["30201 办公费"],
      accepted: "| 30101 | 基本工资 | 5.00 | 30201 | 办公费 | 3.00 |"
    ),
  ]

  private static let terms = [
    Case(draft: header + "第三部分 名词解释\n一、财政拨款收入：指财政的拨款。\n二、jbz⟦⟧\n", labels: ["基本支出"], accepted: "二、基本支出：指"),
    Case(
      draft: header + "第二部分 部门决算情况说明\n本年其他收入1.00万元。\n\n第三部分 名词解释\n（三）财政拨款收入：指财政的拨款。\n⟦⟧\n",
      labels: ["（四）其他收入"],
      accepted: "（四）其他收入：指"
    ),
    Case(draft: header + "第三部分 名词解释\n一、基本支出：⟦⟧\n", labels: [], accepted: "一、基本支出：指"),
    Case(
      draft: header + "第三部分 名词解释\n1.卫生健康支出（类）医疗保障管理事务（款）行政运行（项）：⟦⟧\n",
      labels: ["反映医疗保障部门（含参公单位）维持日常运转的基本支出。"],
      accepted: "1.卫生健康支出（类）医疗保障管理事务（款）行政运行（项）：反映医疗保障部门（含参公单位）维持日常运转的基本支出。"
    ),
    Case(draft: header + "第二部分 部门决算情况说明\n今年的三公经⟦⟧\n", labels: ["“三公”经费"], accepted: "今年的“三公”经费"),
    Case(
      draft: header + "第二部分 部门决算情况说明\n今年的惠民⟦⟧\n\n第三部分 名词解释\n一、惠民保险补助：指县里给居民的补助。\n",
      labels: ["惠民保险补助"],
      accepted: "今年的惠民保险补助"
    ),
  ]

  @Test(arguments: fields + headings + forms + chains + cells + terms)
  func theFirstAreTheseAndTheFirstIsWritten(example: Case) throws {
    let marked = MarkedText(example.draft)
    let caret = try #require(marked.ranges.first).lowerBound
    let analysis = Analysis(marked.text)
    let items = analysis.completions(at: caret).items.filter { $0.snippet == nil }
    #expect(items.prefix(example.labels.count).map(\.label) == example.labels)
    let first = try #require(items.first)
    let edits = ([first.edit] + first.additional).sorted { $0.range.lowerBound > $1.range.lowerBound }
    let after = edits.reduce(analysis) { $0.applying([$1]) }.text
    let line = after.lineRange(after.line(at: first.edit.range.lowerBound))
    #expect(
      after[line].hasPrefix(example.accepted) && (after[line] == example.accepted || example.accepted.hasSuffix("：指")),
      "\(after[line])"
    )
    // An editor keeps an item only if what has been typed begins its filter.
    let typed = analysis.text[first.edit.range.lowerBound..<caret]
    #expect(items.filter { $0.edit.range == first.edit.range }.allSatisfy { $0.filter.hasPrefix(typed) })
  }

  /// The rows above a code that the table has not got come with it, and then nothing is missing.
  @Test func missingParentsComeAlong() throws {
    let marked = MarkedText(Self.form + "| 2210201⟦⟧")
    let caret = try #require(marked.ranges.first).lowerBound
    let analysis = Analysis(marked.text)
    let items = analysis.completions(at: caret).items
    #expect(items.map(\.label) == ["2210201 住房公积金", "2210201 住房公积金（连同上级221、22102）"])
    let whole = try #require(items.last)
    let edits = ([whole.edit] + whole.additional).sorted { $0.range.lowerBound > $1.range.lowerBound }
    let after = edits.reduce(analysis) { $0.applying([$1]) }
    #expect(
      after.text.string.hasSuffix(
        "| 221 | 住房保障支出 |  |  |  |\n| 22102 | 住房改革支出 |  |  |  |\n| 2210201 | 住房公积金 |  |  |  |"
      )
    )
    #expect(!after.findings.contains { $0.rule == "GJ808" })
  }

  /// Nothing is offered in a cell of figures, in a comment, or behind a figure.
  @Test(arguments: [form + "| 2101501 | 行政运行 | ⟦⟧ | | |", "// 收入⟦⟧\n", form + "\n本年支出99.93⟦⟧\n"])
  func nothingIsOffered(draft: String) throws {
    let marked = MarkedText(draft)
    #expect(
      Analysis(marked.text).completions(at: try #require(marked.ranges.first).lowerBound).items.map(\.label) == []
    )
  }
}
