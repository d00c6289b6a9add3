import GoujiAnalysis
import GoujiImport
import GoujiSyntax
import TestSupport
import Testing

/// What is shown for terms and codes, and where they lead.
@Suite struct HoverTests {
  private func place(_ word: String, in analysis: Analysis, occurrence: Int = 1) throws -> Int {
    let bytes = Array(word.utf8)
    let text = analysis.text.bytes
    var found = 0
    for index in 0..<max(text.count - bytes.count, 0)
    where text[index] == bytes[0] && text[index...].starts(with: bytes) {
      found += 1
      if found == occurrence { return index }
    }
    throw Missing(word: word)
  }

  private struct Missing: Error { var word: String }

  /// Five terms of each disclosure: what its own text says of them, what is known to be wrong there, what they come to.
  private static let disclosures: [String: [(word: String, says: [String])]] = [
    "100": [
      ("其他收入", ["本文稿的解释：指前面各项都不算的收入"]),
      ("上级补助收入", ["本文稿的解释：指主管部门"]),
      ("“三公”经费", ["✗ “省级部门”", "通常的解释："]),
      ("人员经费493", ["**人员经费**", "名词解释里没有这一条", "493"]),
      ("结余分配", ["**结余分配**", "本文稿的解释："]),
    ],
    "101": [
      ("财政拨款收入", ["本文稿的解释：指同级财政当年拨给的钱。", "263.33"]),
      ("机关运行经费", ["本文稿的解释：行政单位和参照公务员法管理的事业单位", "7.48"]),
      ("使用非财政拨款结余", ["名词解释里没有这一条", "0.00"]),
      ("“三公”经费", ["**“三公”经费**", "本文稿的解释：指用财政拨款安排的"]),
      ("公务员医疗补助(项)", ["**2101103 公务员医疗补助**", "卫生健康支出 › 行政事业单位医疗", "1.37"]),
    ],
    "102": [
      ("上年结转和结余", ["本文稿的解释：填列2016年", "✗ “2016年全部结转”", "通常的解释："]),
      ("“三公”经费支出", ["本文稿的解释：指用财政拨款安排的", "0.27"]),
      ("财政拨款收入", ["本文稿的解释：指同级财政当年拨给的钱。", "363.59"]),
      ("项目支出", ["**项目支出**", "名词解释里没有这一条", "164.02"]),
      ("结余分配", ["**结余分配**", "名词解释里没有这一条"]),
    ],
    "000": [
      ("项目支出", ["**项目支出**", "本文稿的解释：指在基本支出之外", "2.97"]),
      ("机关运行经费", ["**机关运行经费**", "本文稿的解释：指为保障行政单位", "53.29"]),
      ("上年结转和结余", ["**年初结转和结余**", "本文稿的解释：指以前年度尚未完成"]),
      ("政府采购货物支出", ["**政府采购货物支出**", "名词解释里没有这一条", "依据：政府采购法"]),
      ("工资福利支出", ["**工资福利支出**", "名词解释里没有这一条"]),
    ],
    "001": [
      ("用事业基金弥补收支差额", ["本文稿的解释：", "✗ “事业基金”", "通常的解释："]),
      ("结余分配", ["**结余分配**", "本文稿的解释：", "✗ “事业单位会计制度”"]),
      ("财政拨款本年收入", ["**财政拨款收入**", "本文稿的解释：本年度从本级财政部门取得", "2,619.78"]),
      ("基本支出", ["**基本支出**", "本文稿的解释：填列单位", "1,483.68"]),
      ("授予中小企业合同金额", ["名词解释里没有这一条", "0.18"]),
    ],
    "002": [
      ("财政拨款收入", ["本文稿的解释：指同级财政当年拨付的资金。", "263.33"]),
      ("机关运行经费", ["本文稿的解释：行政单位和参照公务员法管理的事业单位", "7.48"]),
      ("使用非财政拨款结余", ["名词解释里没有这一条", "0.00"]),
      ("“三公”经费", ["**“三公”经费**", "本文稿的解释：指用财政拨款安排的"]),
      ("公务员医疗补助(项)", ["**2101103 公务员医疗补助**", "卫生健康支出 › 行政事业单位医疗", "1.37"]),
    ],
    "003": [
      ("其他收入", ["本文稿的解释：指除上述收入以外", "✗ “非省财政”", "通常的解释："]),
      ("上级补助收入", ["本文稿的解释：指从主管部门"]),
      ("“三公”经费", ["✗ “省级部门”", "通常的解释："]),
      ("人员经费493", ["**人员经费**", "名词解释里没有这一条", "493"]),
      ("结余分配", ["**结余分配**", "本文稿的解释："]),
    ],
    "004": [
      ("上年结转和结余", ["本文稿的解释：填列2016年", "✗ “2016年全部结转”", "通常的解释："]),
      ("“三公”经费支出", ["本文稿的解释：指用财政拨款安排的", "0.27"]),
      ("财政拨款收入", ["本文稿的解释：指本级财政当年拨付的资金。", "363.59"]),
      ("项目支出", ["**项目支出**", "名词解释里没有这一条", "164.02"]),
      ("结余分配", ["**结余分配**", "名词解释里没有这一条"]),
    ],
  ]

  @Test(arguments: Fixtures.disclosures.map(\.name))
  func fiveTermsOfEachDisclosure(name: String) throws {
    let text = try #require(Fixtures.disclosures.first { $0.name == name }).text
    let analysis = Analysis(DraftImporter.importText(text).draft)
    let terms = try #require(Self.disclosures[String(name.prefix(3))])
    #expect(terms.count == 5)
    for term in terms {
      let hover = analysis.hover(at: try place(term.word, in: analysis))?.markdown ?? ""
      #expect(term.says.filter { !hover.contains($0) } == [], "\(term.word): \(hover)")
    }
  }

  private static let draft = """
    部门：临湖县医疗保障局
    年度：2024

    第二部分 部门决算情况说明
    一、一般公共预算财政拨款支出决算情况说明
    2024年度一般公共预算财政拨款支出99.93万元，其中基本支出50.12万元。惠民保险补助另算。
    卫生健康支出（类）医疗保障管理事务（款）行政运行（项）：支出决算数为50.12万元。

    第三部分 名词解释
    一、基本支出：指省级部门养人和办公的钱。
    二、惠民保险补助：指县里给居民参保的补助。
    三、卫生健康支出（类）医疗保障管理事务（款）行政运行（项）：反映机关日常运转的钱。

    第四部分 部门决算表
    公开05表 一般公共预算财政拨款支出决算表
    | 科目编码 | 科目名称 | 本年支出合计 | 基本支出 | 项目支出 |
    | | 合计 | 99.93 | 50.12 | 49.81 |
    | 210 | 卫生健康支出 | 99.93 | 50.12 | 49.81 |
    | 21015 | 医疗保障管理事务 | 99.93 | 50.12 | 49.81 |
    | 2101501 | 行政运行 | 50.12 | 50.12 | |
    | 2101506 | 医疗保障经办事务 | 49.81 | | 49.81 |

    """

  @Test(
    arguments: [
      (
        "基本支出50",
        """
        **基本支出**

        本文稿的解释：指省级部门养人和办公的钱。

        - ✗ “省级部门”：这是省级部门的说法，本部门不在省级，应当改成本级的说法

        通常的解释：保证机构正常运转、完成日常工作的开支，分为人员经费和公用经费两部分。（依据：政府会计制度、部门决算报表编制说明）

        - 文中“一般公共预算 支出合计 基本支出”：50.12
        - 公开05表“合计”的基本支出：50.12

        文中用到2处。
        """
      ),
      ("惠民保险补助另", "**惠民保险补助**\n\n本文稿的解释：指县里给居民参保的补助。\n\n文中用到1处。"),
      (
        "行政运行（项）：支",
        """
        **2101501 行政运行**

        卫生健康支出 › 医疗保障管理事务 › 行政运行

        医疗保障部门（含参公单位）维持日常运转的基本支出。

        本文稿的解释：反映机关日常运转的钱。

        - 文中“一般公共预算 2101501 行政运行”：50.12
        - 公开05表“2101501 行政运行”的本年支出合计：50.12
        - 公开05表“2101501 行政运行”的基本支出：50.12
        """
      ),
      (
        "医疗保障管理事务（款）行政运行（项）：支",
        """
        **21015 医疗保障管理事务**

        卫生健康支出 › 医疗保障管理事务

        医疗保障部门的管理支出：机构运转、政策管理、经办服务、信息化等。

        - 公开05表“21015 医疗保障管理事务”的本年支出合计：99.93
        - 公开05表“21015 医疗保障管理事务”的基本支出：50.12
        - 公开05表“21015 医疗保障管理事务”的项目支出：49.81
        """
      ),
    ]
  )
  func aTermAndACodeAreExplained(word: String, wanted: String) throws {
    let analysis = Analysis(Self.draft)
    #expect(analysis.hover(at: try place(word, in: analysis))?.markdown == wanted)
  }

  /// The lines that a place leads to and is found again on, and what renaming makes of it.
  @Test(
    arguments: [
      ("惠民保险补助另", [11], [6, 11], 2),
      ("基本支出50", [10], [6, 10, 16], 3),
      ("行政运行（项）：支", [20], [7, 12, 20], 0),
      ("2101506", [21], [21], 0),
    ] as [(String, [Int], [Int], Int)]
  )
  func namesLeadToTheirPlaces(word: String, definition: [Int], references: [Int], renamed: Int) throws {
    let analysis = Analysis(Self.draft)
    let offset = try place(word, in: analysis)
    func lines(_ ranges: [Range<Int>]) -> [Int] { ranges.map { analysis.text.line(at: $0.lowerBound) + 1 } }
    #expect(lines(analysis.definition(at: offset)) == definition)
    #expect(lines(analysis.references(at: offset)) == references)
    let edits = analysis.rename(at: offset, to: "某某")
    #expect(edits.count == renamed)
    #expect((analysis.renameRange(at: offset) != nil) == (renamed > 0))
    let after = analysis.applying(edits.sorted { $0.range.lowerBound > $1.range.lowerBound }).text.string
    #expect(after.contains("某某") == (renamed > 0))
  }
}
