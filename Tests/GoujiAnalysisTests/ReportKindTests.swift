import Foundation
import GoujiAnalysis
import GoujiCatalog
import GoujiFacts
import GoujiImport
import GoujiSyntax
import Testing

/// The rule book is chosen by what a draft says it is, and a kind of report is made of data alone.
@Suite struct ReportKindTests {
  /// A kind of report that no office has: its own form, concepts, rule, phrase and leftover.
  private static let ledger = BookFolder(
    "ledger",
    [
      .kind: { Array("名 街道账本\n称 账目\n阶段 预算\n题 街道账本 => 街道账本\n认 账本\n部 说明 ： 账目说明\n应有 说明\n".utf8) },
      .vocabulary: { Array("概念 账.收 万元\n概念 账.支 万元\n账.收 ： 进账\n账.支 ： 出账\n".utf8) },
      .forms: { Array("表 账01 街道进出账\n属 全部\n行名\n列 数额 => 预算\n表号 ： 账\n".utf8) },
      .relations: { Array("规则 GJ9001 进账等于出账\n全文 ： 账.收 = 账.支\n因 有进有出\n据 本例\n".utf8) },
      .phrases: { Array("增 ： 见长\n减 ： 见短\n增 ： 见短\n".utf8) },
      .wording: { Array("警告 某街道 ： 写上名称\n".utf8) },
    ]
  )

  private static let books = Books(shared: .shared, kinds: BookFolder.kinds + [ledger])

  private static let text = """
    年度：2024

    账01表 街道进出账
    | 项目 | 数额 |
    | 进账 | 5.00 |
    | 出账 | 4.00 |

    某街道的账目如上。
    """

  @Test func aKindOfReportIsDataAlone() throws {
    let analysis = Analysis("报告：街道账本\n" + Self.text, Self.books)
    #expect(analysis.book.kind.id == "ledger")
    #expect(analysis.book.problems == [])
    #expect(analysis.findings.map(\.rule).sorted() == ["GJ1001", "GJ9001"])
    #expect(analysis.reading.blocks.compactMap(\.table?.name) == ["账01表"])
    #expect(analysis.book.phrases.match(FoldedText("见短"), at: 0)?.kind == .increase)
    // The same text as another report is nothing to go by.
    #expect(Analysis("报告：部门决算\n" + Self.text, Self.books).findings.map(\.rule) == [])
  }

  @Test(
    arguments: [
      ("", "final-accounts"), ("报告：\n", "final-accounts"), ("报告：部门决算\n", "final-accounts"),
      ("报告：2024年度单位决算公开\n", "final-accounts"), ("报告：部门预算\n", "budget"), ("报告：街道账本\n", "ledger"),
      ("报告：不知什么\n", "shared"),
    ] as [(String, String)]
  )
  func theHeaderChooses(_ header: String, _ kind: String) {
    #expect(Analysis(header + "年度：2024\n", Self.books).book.kind.id == kind)
  }

  @Test func anUnknownKindIsToldOnceAndNothingElseIsClaimed() {
    let analysis = Analysis("报告：部门财务报告\n" + Self.text, Self.books)
    #expect(analysis.findings.map(\.rule) == ["GJ011"])
    #expect(analysis.findings.first?.severity == .information)
    #expect(analysis.findings.first.map { analysis.text[$0.range] } == "部门财务报告")
    #expect(analysis.findings.first?.message.hasSuffix("可以写：部门决算、单位决算、部门预算、单位预算、街道账本") == true)
  }

  @Test func anEditOfTheHeaderSwitchesTheBook() throws {
    let before = Analysis("报告：部门决算\n" + Self.text, Self.books)
    let name = try #require(before.text.string.range(of: "部门决算"))
    let start = before.text.string.utf8.distance(from: before.text.string.startIndex, to: name.lowerBound)
    let edit = TextEdit(range: start..<(start + "部门决算".utf8.count), newText: "街道账本")
    let after = before.applying([edit])
    #expect(after.book.kind.id == "ledger")
    #expect(after.findings == Analysis(after.text, Self.books).findings)
    #expect(after.applying([TextEdit(range: start..<(start + 12), newText: "部门决算")]).findings == before.findings)
  }

  @Test func completionKnowsAllKinds() {
    let analysis = Analysis("报告：\n年度：2024\n", Self.books)
    let offered = analysis.completions(at: "报告：".utf8.count).items.map(\.label)
    #expect(offered == ["部门决算", "单位决算", "部门预算", "单位预算", "街道账本"])
  }

  @Test(
    arguments: [
      ("某县某局2024年度部门决算公开\n\n第一部分 概况\n", "final-accounts"), ("长桥街道账本\n\n账本一览\n", "ledger"),
      ("某县某局2026年部门预算公开\n\n第一部分 概况\n", "budget"), ("没有一个认得的词\n", "final-accounts"), ("部门决算 账本\n", "final-accounts"),
    ] as [(String, String)]
  )
  func aPublishedTextIsOfTheKindWhoseWordsItHas(_ text: String, _ kind: String) {
    #expect(Self.books.book(published: text).kind.id == kind)
  }

  @Test func importSaysTheKind() {
    let text = "长桥街道账本\n2024年度\n第一部分 账目说明\n进账5.00万元。\n"
    let draft = DraftImporter.importText(text, book: Self.books.book(published: text)).draft
    #expect(draft.contains("报告：街道账本\n"))
  }
}
