import Foundation
import GoujiImport
import Testing

/// Whole sources and the whole drafts they become, side by side in `Fixtures/Import`. The `layout-` texts are
/// `pdftotext -layout` of one document set in three ways: names centred, at the left with rows aligned at the top,
/// and in columns so narrow that most names and labels wrap; `layout-codes` has codes in three columns, a tall 三公 form
/// and a running head. `browser-tabs`, `merged-word` and `open-rows` have lost the cells that merged ones cover, `stacked`
/// has a cell a line, `html` is the source of a page.
struct FixtureTests {
  /// `Fixtures/Layout/layout-wide` has labels at the left of wide columns, goes on over a page without its head and ends
  /// with columns too narrow to be told.
  @Test(arguments: files(in: fixtureFolder, "txt") + files(in: layoutFolder, "txt"))
  func becomesTheDraftBesideIt(_ source: URL) throws {
    let expected = try text(at: source.deletingPathExtension().appendingPathExtension("gouji"))
    #expect(DraftImporter.importText(try text(at: source)).draft == expected)
  }

  @Test(arguments: files(in: fixtureFolder, "gouji"))
  func draftStaysAsItIs(_ draft: URL) throws {
    let draft = try text(at: draft)
    #expect(DraftImporter.importText(draft).draft == draft)
  }

  /// The nine forms read the same from all three layouts; only where 栏次 and 合计 stand differs with the alignment.
  @Test func layoutsAgree() throws {
    func forms(_ name: String) throws -> [[[String]]] {
      let draft = DraftImporter.importText(try text(at: fixtureFolder.appendingPathComponent(name))).draft
        .replacingOccurrences(of: "2,263.33", with: "263.33").replacingOccurrences(of: "2,214.94", with: "214.94")
      return tables(draft).prefix(9).map { rows in
        rows.map { row in
          row.count > 1 && row[0].isEmpty && ["栏次", "合计"].contains(row[1]) ? [row[1], ""] + row.dropFirst(2) : row
        }
      }
    }
    let centred = try forms("layout-centred.txt")
    #expect(centred.map(\.count) == [34, 21, 21, 35, 21, 18, 4, 4, 5])
    #expect(try forms("layout-left.txt") == centred)
    #expect(try forms("layout-narrow.txt") == centred)
  }

  /// Form feeds are lost when text is pasted; the page numbers still tell the pages.
  @Test func pagesAreFoundWithoutFormFeeds() throws {
    let source = try text(at: fixtureFolder.appendingPathComponent("layout-centred.txt"))
    let pasted = source.replacingOccurrences(of: "\u{0C}", with: "\n")
    #expect(DraftImporter.importText(pasted).draft == DraftImporter.importText(source).draft)
  }

  @Test(arguments: ["layout-centred.txt", "layout-left.txt", "layout-narrow.txt", "layout-codes.txt"])
  func layoutKeepsEveryFigureOnce(_ name: String) throws {
    let source = try text(at: fixtureFolder.appendingPathComponent(name))
    let imported = DraftImporter.importText(source)
    let dropped = imported.summary.dropped
    #expect(Set(dropped.map(\.reason)).isSubset(of: [.pageNumber, .pageFurniture, .repeatedHeader]))
    #expect((digitsFromSource(imported) + digits(dropped.map(\.text).joined())).sorted() == digits(source).sorted())
    #expect(imported.summary.unplaced.isEmpty)
  }

  @Test(arguments: ["tabs.txt", "word.txt", "browser-tabs.txt", "merged-word.txt", "open-rows.txt", "stacked.txt"])
  func keepsEveryFigureInOrder(_ name: String) throws {
    let source = try text(at: fixtureFolder.appendingPathComponent(name))
    #expect(digitsFromSource(DraftImporter.importText(source)) == digits(source))
  }

  @Test func summaryTellsWhatBecameOfTheSource() throws {
    let summary = DraftImporter.importText(try text(at: fixtureFolder.appendingPathComponent("tabs.txt"))).summary
    #expect(summary.parts == ["第一部分 部门概况", "第二部分 2024年度部门决算表", "第三部分 名词解释"])
    #expect(summary.tables.map(\.title) == ["收入支出决算总表", "支出决算表"])
    #expect(summary.headerFields == ["部门：临湖县医疗保障局", "年度：2024", "报告：部门决算", "金额单位：万元"])
    #expect(summary.dropped.map(\.reason) == [.repeatedHeader, .tableRule])
    #expect(summary.unplaced.map(\.reason) == [.missingTable])
    #expect(summary.unplaced.map(\.text) == ["国有资本经营预算财政拨款支出决算表"])
  }
}
