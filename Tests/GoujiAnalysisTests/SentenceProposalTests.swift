import GoujiAnalysis
import GoujiCatalog
import GoujiImport
import GoujiSyntax
import TestSupport
import Testing

/// A sentence that is offered is right: put into the draft, it contradicts nothing, and its figures are borne out.
@Suite struct SentenceProposalTests {
  private static let drafts: [(name: String, text: String)] =
    ["Tables", "Narrative"].flatMap { folder in Fixtures.files(in: Fixtures.url(folder), endingIn: ".gouji") }
    + Fixtures.disclosures.map { ($0.name, DraftImporter.importText($0.text).draft) }

  /// The draft with a section at its end and an empty line in it.
  private func opened(_ draft: String, _ title: String) -> (text: String, caret: Int) {
    let text = draft + "\n第九部分 部门决算情况说明\n一、\(title)\n"
    return (text + "\n", text.utf8.count)
  }

  @Test(arguments: drafts.map(\.name))
  func everySentenceAgreesWithItsDraft(name: String) throws {
    let draft = try #require(Self.drafts.first { $0.name == name }).text
    let grave = Analysis(draft).findings.filter { $0.severity <= .warning && !$0.isUnfinished }.count
    for entry in Books.embedded.usual.genre.entries where !entry.sentences.isEmpty {
      let (text, caret) = opened(draft, entry.title)
      let empty = Analysis(text)
      #expect(empty.findings.filter { $0.severity <= .warning && !$0.isUnfinished }.count == grave, "\(entry.title)")
      for proposal in empty.completions(at: caret).items where proposal.kind == .phrase {
        let filled = empty.applying([proposal.edit])
        let sentence = caret..<(caret + proposal.edit.newText.utf8.count)
        let blanks = entry.sentences.flatMap(\.blanks)
        // What is left for the writer to fill in is told as such.
        let wrong = filled.findings.filter {
          $0.severity <= .warning && sentence.overlaps($0.range) && !$0.isUnfinished
            && !blanks.contains(filled.text[$0.range])
        }
        #expect(wrong.map(\.message) == [], "\(entry.title): \(proposal.edit.newText)")
        let unproven = filled.figures.filter { sentence.overlaps($0.range) && $0.status != .confirmed }
        #expect(
          unproven.map { "\(filled.text[$0.range]) \($0.key ?? "?")" } == [],
          "\(entry.title): \(proposal.edit.newText)"
        )
      }
    }
  }

  /// Tables enough for every kind of placeholder, and the sentences that they give, section by section.
  @Test func theFiguresOfTheTablesStandInTheSentences() throws {
    let draft = """
      部门：临湖县医疗保障局
      年度：2024

      第四部分 部门决算表
      公开02表 收入决算表
      | 科目编码 | 科目名称 | 本年收入合计 | 财政拨款收入 | 上级补助收入 | 事业收入 | 经营收入 | 附属单位上缴收入 | 其他收入 |
      | | 合计 | 100.00 | 96.00 | | | | | 4.00 |
      公开05表 一般公共预算财政拨款支出决算表
      | 科目编码 | 科目名称 | 本年支出合计 | 基本支出 | 项目支出 |
      | | 合计 | 96.00 | 60.00 | 36.00 |
      | 208 | 社会保障和就业支出 | 24.00 | 24.00 | |
      | 20805 | 行政事业单位养老支出 | 24.00 | 24.00 | |
      | 2080505 | 机关事业单位基本养老保险缴费支出 | 24.00 | 24.00 | |
      | 210 | 卫生健康支出 | 72.00 | 36.00 | 36.00 |
      | 21015 | 医疗保障管理事务 | 72.00 | 36.00 | 36.00 |
      | 2101501 | 行政运行 | 36.00 | 36.00 | |
      | 2101506 | 医疗保障经办事务 | 36.00 | | 36.00 |
      公开06表 一般公共预算财政拨款基本支出决算表
      | 科目编码 | 科目名称 | 决算数 | 科目编码 | 科目名称 | 决算数 |
      | 301 | 工资福利支出 | 50.00 | 302 | 商品和服务支出 | 10.00 |
      | 30101 | 基本工资 | 30.00 | 30201 | 办公费 | 10.00 |
      | 30102 | 津贴补贴 | 20.00 | 30202 | 印刷费 | |
      | | 人员经费合计 | 50.00 | | 公用经费合计 | 10.00 |
      公开07表 政府性基金预算财政拨款收入支出决算表
      | 科目编码 | 科目名称 | 年初结转和结余 | 本年收入 | 小计 | 基本支出 | 项目支出 | 年末结转和结余 |
      | | 合计 | | | | | | |
      公开09表 财政拨款“三公”经费支出决算表
      | 项目 | 年初预算数 | 全年预算数 | 决算数 |
      | 合计 | 9.00 | 8.00 | 6.00 |
      | 1.因公出国（境）费 | 0.00 | 0.00 | 0.00 |
      | 2.公务用车购置及运行维护费 | 6.00 | 5.00 | 4.00 |
      | 3.公务接待费 | 3.00 | 3.00 | 2.00 |

      """
    let wanted: [String: [String]] = [
      "收入决算情况说明": [
        "本年收入合计100.00万元，其中：财政拨款收入96.00万元，占96.00%；上级补助收入0.00万元，占0.00%；事业收入0.00万元，占0.00%；"
          + "经营收入0.00万元，占0.00%；附属单位上缴收入0.00万元，占0.00%；其他收入4.00万元，占4.00%。"
      ],
      "一般公共预算财政拨款支出决算结构情况": [
        "2024年度一般公共预算财政拨款支出96.00万元，主要用于以下方面：社会保障和就业支出（类）24.00万元，占25.00%；"
          + "卫生健康支出（类）72.00万元，占75.00%。"
      ],
      "一般公共预算财政拨款支出决算具体情况": [
        "社会保障和就业支出（类）行政事业单位养老支出（款）机关事业单位基本养老保险缴费支出（项）：支出决算数为24.00万元。",
        "卫生健康支出（类）医疗保障管理事务（款）行政运行（项）：支出决算数为36.00万元。",
        "卫生健康支出（类）医疗保障管理事务（款）医疗保障经办事务（项）：支出决算数为36.00万元。",
      ],
      "政府性基金预算财政拨款收入支出决算情况说明": [
        "本部门本年度无政府性基金预算财政拨款收入、支出及结转和结余，政府性基金预算财政拨款收入支出决算表为空表。"
      ],
      "国有资本经营预算财政拨款支出决算情况说明": [],
      "财政拨款“三公”经费支出决算情况说明": [
        "2024年度财政拨款“三公”经费全年预算为8.00万元，支出决算为6.00万元，完成全年预算的75.00%。",
        "2024年度财政拨款“三公”经费支出6.00万元。其中：因公出国（境）费支出0.00万元；公务用车购置及运行维护费支出4.00万元；公务接待费支出2.00万元。",
        "因公出国（境）费全年预算为0.00万元，支出决算为0.00万元。",
        "公务用车购置及运行维护费全年预算为5.00万元，支出决算为4.00万元，完成全年预算的80.00%。其中：公务用车购置费支出=万元，公务用车运行维护费支出=万元。",
        "公务接待费全年预算为3.00万元，支出决算为2.00万元，完成全年预算的66.67%。",
      ],
    ]
    for (title, sentences) in wanted {
      let (text, caret) = opened(draft, title)
      let offered = Analysis(text).completions(at: caret).items.filter { $0.kind == .phrase }
      #expect(offered.map(\.edit.newText) == sentences, "\(title)")
    }
  }

  /// Growth is told where last year's figure is known, from this draft or from last year's.
  @Test func growthIsCountedFromLastYear() {
    let last = Analysis("部门：临湖县医疗保障局\n年度：2023\n\n第二部分 部门决算情况说明\n本年支出合计235.36万元。\n")
    let (text, caret) = opened("部门：临湖县医疗保障局\n年度：2024\n上年：去年.gouji\n\n第二部分 概况\n支出合计263.33万元。\n", "支出决算情况说明")
    let alone = Analysis(text)
    #expect(alone.completions(at: caret).items.filter { $0.kind == .phrase }.isEmpty)
    let held = Analysis(SourceText(text)) { header in
      Analysis.Environment(header: header) { StatedElsewhere(last, path: $0) }
    }
    let offered = held.completions(at: caret).items.filter { $0.kind == .phrase }.map(\.edit.newText)
    #expect(offered == ["本年支出合计263.33万元，比上年增加27.97万元，增长11.88%，主要原因是：（请写原因）。"])
  }

  /// What the section says already is not offered again, nor what the typed words do not begin.
  @Test func sentencesFollowWhatIsThere() {
    let table = "公开03表 支出决算表\n| 科目编码 | 科目名称 | 本年支出合计 | 基本支出 | 项目支出 |\n| | 合计 | 9.00 | 6.00 | 3.00 |\n"
    func offered(_ line: String) -> [String] {
      let text = table + "\n第九部分 部门决算情况说明\n一、支出决算情况说明\n" + line
      return Analysis(text).completions(at: text.utf8.count).items.filter { $0.kind == .phrase }.map(\.label)
    }
    #expect(offered("") == ["本年支出合计9.00万元…"])
    #expect(offered("本年支") == ["本年支出合计9.00万元…"])
    #expect(offered("收入") == [])
    #expect(offered("本年支出合计9.00万元。") == [])
  }
}
