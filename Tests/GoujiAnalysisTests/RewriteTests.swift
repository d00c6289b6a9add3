import GoujiAnalysis
import GoujiSyntax
import TestSupport
import Testing

/// What is offered where nothing is wrong as it stands: superior rows that a table leaves out, a sentence worked out again.
@Suite struct RewriteTests {
  struct Case: Sendable, CustomTestStringConvertible {
    var name: String
    /// ⟦⟧ is where the cursor stands.
    var draft: String
    /// The draft afterwards; nil where nothing is offered.
    var after: String?
    var testDescription: String { name }
  }

  private func apply(_ fix: Fix?, _ text: String) -> String? {
    fix.map { fix in
      var tree = SyntaxTree(SourceText(text))
      for edit in fix.edits.sorted(by: { $0.range.lowerBound > $1.range.lowerBound }) { tree.apply(edit) }
      return tree.text.string
    }
  }

  // MARK: Superior rows

  static let tables = [
    Case(
      name: "rows of groups and categories, in a table that is laid out",
      draft: """
        公开03表 支出决算表
        | 科目编码 | 科目名称                         | 本年支出合计 | 基本支出 | 项目支出 |
        |          | 合计                             |       263.33 |   213.52 |    49.81 |
        | 2080505  | 机关事业单位基本养老保险⟦⟧缴费支出 |        20.60 |    20.60 |          |
        | 2080506  | 机关事业单位职业年金缴费支出     |        11.50 |    11.50 |          |
        | 2101501  | 行政运行                         |       181.42 |   181.42 |          |
        | 2101505  | 医疗保障政策管理                 |        49.81 |          |    49.81 |

        """,
      after: """
        公开03表 支出决算表
        | 科目编码 | 科目名称                         | 本年支出合计 | 基本支出 | 项目支出 |
        |          | 合计                             |       263.33 |   213.52 |    49.81 |
        | 208      | 社会保障和就业支出               |        32.10 |    32.10 |          |
        | 20805    | 行政事业单位养老支出             |        32.10 |    32.10 |          |
        | 2080505  | 机关事业单位基本养老保险缴费支出 |        20.60 |    20.60 |          |
        | 2080506  | 机关事业单位职业年金缴费支出     |        11.50 |    11.50 |          |
        | 210      | 卫生健康支出                     |       231.23 |   181.42 |    49.81 |
        | 21015    | 医疗保障管理事务                 |       231.23 |   181.42 |    49.81 |
        | 2101501  | 行政运行                         |       181.42 |   181.42 |          |
        | 2101505  | 医疗保障政策管理                 |        49.81 |          |    49.81 |

        """
    ),
    Case(
      name: "only what is missing, as the table is written",
      draft: """
        公开03表 支出决算表
        科目编码\t科目名称\t本年支出合计\t基本支出\t项目支出
        \t合计\t1,231.23\t181.42\t1,049.81
        210\t卫生健康支出\t1,231.23\t181.42\t1,049.81
        2101501\t行政运行⟦⟧\t181.42\t181.42\t
        2101505\t医疗保障政策管理\t1,049.81\t\t1,049.81

        """,
      after: """
        公开03表 支出决算表
        科目编码\t科目名称\t本年支出合计\t基本支出\t项目支出
        \t合计\t1,231.23\t181.42\t1,049.81
        210\t卫生健康支出\t1,231.23\t181.42\t1,049.81
        21015\t医疗保障管理事务\t1,231.23\t181.42\t1,049.81
        2101501\t行政运行\t181.42\t181.42\t
        2101505\t医疗保障政策管理\t1,049.81\t\t1,049.81

        """
    ),
    Case(
      name: "the parts of a code in cells of their own, and a table grown wider",
      draft: """
        公开03表 支出决算表
        | 类 | 款 | 项 | 科目名称 | 本年支出合计 | 基本支出 | 项目支出 |
        | 合计 | | | | 581.42 | 581.42 | |
        | 210 | 15 | 01 | 行政运行⟦⟧ | 581.42 | 581.42 | |

        """,
      after: """
        公开03表 支出决算表
        | 类 | 款 | 项 | 科目名称 | 本年支出合计 | 基本支出 | 项目支出 |
        | 合计 | | | | 581.42 | 581.42 | |
        | 210 |  |  | 卫生健康支出 | 581.42 | 581.42 |  |
        | 210 | 15 |  | 医疗保障管理事务 | 581.42 | 581.42 |  |
        | 210 | 15 | 01 | 行政运行 | 581.42 | 581.42 | |

        """
    ),
    Case(
      name: "not where all are there",
      draft: """
        公开03表 支出决算表
        | 科目编码 | 科目名称 | 本年支出合计 | 基本支出 | 项目支出 |
        | | 合计 | 15.45 | 15.45 | |
        | 221 | 住房保障支出 | 15.45 | 15.45 | |
        | 22102 | 住房改革支出 | 15.45 | 15.45 | |
        | 2210201 | 住房公积金⟦⟧ | 15.45 | 15.45 | |

        """
    ),
    Case(
      name: "not where rows of one group stand apart",
      draft: """
        公开03表 支出决算表
        | 科目编码 | 科目名称 | 本年支出合计 | 基本支出 | 项目支出 |
        | | 合计 | 52.55 | 52.55 | |
        | 2080505 | 机关事业单位基本养老保险缴费支出 | 20.60 | 20.60 | |
        | 2210201 | 住房公积金⟦⟧ | 20.45 | 20.45 | |
        | 2080506 | 机关事业单位职业年金缴费支出 | 11.50 | 11.50 | |

        """,
      after: """
        公开03表 支出决算表
        | 科目编码 | 科目名称 | 本年支出合计 | 基本支出 | 项目支出 |
        | | 合计 | 52.55 | 52.55 | |
        | 2080505 | 机关事业单位基本养老保险缴费支出 | 20.60 | 20.60 | |
        | 221 | 住房保障支出 | 20.45 | 20.45 |  |
        | 22102 | 住房改革支出 | 20.45 | 20.45 |  |
        | 2210201 | 住房公积金 | 20.45 | 20.45 | |
        | 2080506 | 机关事业单位职业年金缴费支出 | 11.50 | 11.50 | |

        """
    ),
    Case(
      name: "not where a code stands twice",
      draft: """
        公开03表 支出决算表
        | 科目编码 | 科目名称 | 本年支出合计 | 基本支出 | 项目支出 |
        | | 合计 | 32.10 | 32.10 | |
        | 2101501 | 行政运行 | 20.60 | 20.60 | |
        | 2101501 | 行政运行⟦⟧ | 11.50 | 11.50 | |

        """
    ),
    Case(
      name: "not in a table of economic codes",
      draft: """
        公开06表 一般公共预算财政拨款基本支出决算表
        | 人员经费 | | | 公用经费 | | |
        | 科目编码 | 科目名称 | 决算数 | 科目编码 | 科目名称 | 决算数 |
        | 30101 | 基本工资⟦⟧ | 71.41 | 30201 | 办公费 | 3.00 |

        """
    ),
  ]

  @Test(arguments: tables)
  func superiorRowsArePutAboveTheirParts(example: Case) {
    let marked = MarkedText(example.draft)
    let place = marked.ranges[0]
    let fix = Analysis(marked.text).missingParentRows(at: place)
    #expect(apply(fix, marked.text) == example.after)
    #expect(fix?.isPreferred != true)
    // Once is enough.
    if let after = example.after, example.name != "not where rows of one group stand apart" {
      #expect(Analysis(after).missingParentRows(at: place) == nil)
    }
  }

  // MARK: Sentences

  private static let table = """
    公开03表 支出决算表
    | 科目编码 | 科目名称 | 本年支出合计 | 基本支出 | 项目支出 | 上缴上级支出 | 经营支出 | 对附属单位补助支出 |
    | | 合计 | 263.33 | 213.52 | 49.81 | | | |
    | 210 | 卫生健康支出 | 263.33 | 213.52 | 49.81 | | | |

    """

  static let sentences = [
    Case(
      name: "amounts as the table has them, shares from them",
      draft: "三、支出决算情况说明\n本年支出合计250.00万元，其中：⟦⟧基本支出200.00万元，占80.00%；项目支出50.00万元，占20.00%。与上年持平。\n",
      after: "三、支出决算情况说明\n本年支出合计263.33万元，其中：基本支出213.52万元，占81.08%；项目支出49.81万元，占18.92%。与上年持平。\n"
    ),
    Case(
      name: "nothing where all comes out",
      draft: "三、支出决算情况说明\n本年支出合计263.33万元，其中：⟦⟧基本支出213.52万元，占81.08%；项目支出49.81万元，占18.92%。\n"
    ),
    Case(
      name: "only the sentence at the cursor",
      draft: "三、支出决算情况说明\n本年支出合计263.33万元。⟦⟧基本支出213.52万元，占本年支出合计的81.00%。项目支出49.81万元，占本年支出合计的20.00%。\n",
      after: "三、支出决算情况说明\n本年支出合计263.33万元。基本支出213.52万元，占本年支出合计的81.08%。项目支出49.81万元，占本年支出合计的20.00%。\n"
    ),
  ]

  @Test(arguments: sentences)
  func aSentenceIsWorkedOutAgain(example: Case) {
    let marked = MarkedText(example.draft + Self.table)
    let fix = Analysis(marked.text).recomputedSentence(at: marked.ranges[0].lowerBound)
    #expect(apply(fix, marked.text) == example.after.map { $0 + Self.table }, "\(fix?.title ?? "")")
    #expect(fix?.isPreferred != true)
    if let after = example.after {
      #expect(Analysis(after + Self.table).recomputedSentence(at: marked.ranges[0].lowerBound) == nil)
    }
  }

  /// Last year's total is in last year's draft.
  @Test func aRiseThatIsAFall() {
    let last = Analysis("年度：2023\n\n三、支出决算情况说明\n本年支出合计283.33万元。\n")
    let marked = MarkedText("年度：2024\n上年：去年.gouji\n\n三、支出决算情况说明\n本年支出合计263.33万元，比上年⟦⟧增加18.00万元，增长7.00%。\n")
    let held = Analysis(SourceText(marked.text)) { header in
      Analysis.Environment(header: header) { StatedElsewhere(last, path: $0) }
    }
    let fix = held.recomputedSentence(at: marked.ranges[0].lowerBound)
    #expect(
      apply(fix, marked.text) == "年度：2024\n上年：去年.gouji\n\n三、支出决算情况说明\n本年支出合计263.33万元，比上年减少20.00万元，下降7.06%。\n"
    )
    #expect(fix?.title == "按表重算这句话：“增加”改为“减少”，18.00改为20.00，“增长”改为“下降”，7.00%改为7.06%")
  }
}
