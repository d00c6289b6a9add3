import Foundation
import GoujiAnalysis
import GoujiFacts
import GoujiSyntax
import TestSupport
import Testing

/// Codes and terms (GJ8, GJ9): what must not be told, and what mends what is told. That each rule finds what it should
/// is shown by its examples.
@Suite struct CodeAndTermCheckTests {
  private func rules(_ text: String) -> [String] {
    Analysis(text).findings.map(\.rule).filter { $0.hasPrefix("GJ8") || $0.hasPrefix("GJ9") }
  }

  private static let form = "公开05表 一般公共预算财政拨款支出决算表\n| 科目编码 | 科目名称 | 合计 | 基本支出 | 项目支出 |\n"

  @Test(
    arguments: [
      // A table of items only, a cell that cuts a name off, a 支出 more or less.
      form
        + "| | 合计 | 20.00 | 20.00 | |\n| 2101101 | 行政单位医 | 12.00 | 12.00 | |\n| 2210201 | 住房公积金支出 | 8.00 | 8.00 | |\n",
      // A name that the sentence shortens, and one that it only alludes to.
      "社会保障和就业（类）支出8.00万元，卫生健康（类）行政事业单位医疗（款）支出8.00万元。",
      // No table says what the 项 are.
      "卫生健康支出（类）医疗救助（款）其他医疗救助支出（项）支出决算数为33.00万元。",
      // The figure of another 项 that is spoken of as well, but of two of them.
      form + "| | 合计 | 6.00 | 6.00 | |\n| 2101101 | 行政单位医疗 | 3.00 | 3.00 | |\n| 2101103 | 公务员医疗补助 | 3.00 | 3.00 | |\n\n"
        + "卫生健康支出（类）医疗救助（款）其他医疗救助支出（项）支出决算数为3.00万元。",
      // A code that nobody knows under a name cut off in one of two tables.
      form
        + "| | 合计 | 8.00 | | 8.00 |\n| 22377 | 地方试点安置支出 | 8.00 | | 8.00 |\n\n公开03表 支出决算表\n| 科目编码 | 科目名称 | 合计 | 基本支出 | 项目支出 |\n"
        + "| | 合计 | 8.00 | | 8.00 |\n| 22377 | 地方试点安 | 8.00 | | 8.00 |\n",
      // Neighbours in another order than usual; an explanation in a paragraph of its own; a heading that ends in a colon.
      "第三部分 名词解释\n一、收入类：\n（一）财政拨款收入：\n指从本级财政取得的拨款。\n（二）其他收入：指其余的收入。\n（三）经营收入：指经营所得。\n",
      // An entry for each 项 of the tables.
      form + "| | 合计 | 12.00 | 12.00 | |\n| 2101101 | 行政单位医疗 | 12.00 | 12.00 | |\n\n第三部分 名词解释\n"
        + "一、卫生健康支出（类）行政事业单位医疗（款）行政单位医疗（项）：反映单位缴纳的医疗保险费。\n",
    ]
  )
  func nothingIsInvented(text: String) {
    #expect(rules(text).filter { $0 != "GJ804" } == [])
  }

  /// The real chains of a disclosure that writes many are all in order.
  @Test
  func publishedChainsAreSound() {
    for (name, text) in Fixtures.disclosures {
      let found = Analysis(text).findings.filter { ["GJ805", "GJ806", "GJ807", "GJ808"].contains($0.rule) }
      #expect(found.map(\.message) == [], "\(name)")
    }
  }

  /// A draft, the rule whose first fix is applied, and the draft after it.
  struct Mend: Sendable {
    var rule: String
    var before: String
    var after: String
  }

  @Test(
    arguments: [
      Mend(
        rule: "GJ902",
        before: "第二部分 部门决算情况说明\n本年其他收入1.00万元。\n第三部分 名词解释\n一、财政拨款收入：指拨款。\n二、基本支出：指养人的钱。\n三、项目支出：指办事的钱。\n\n第四部分 附件\n",
        after: "一、财政拨款收入：指拨款。\n二、其他收入：指⟦⟧\n三、基本支出：指养人的钱。\n四、项目支出：指办事的钱。\n\n第四部分 附件\n"
      ),
      Mend(
        rule: "GJ902",
        before: "第二部分 部门决算情况说明\n本年项目支出1.00万元。\n第三部分 名词解释\n9．基本支出：指养人的钱。\n10．“三公”经费：指三项。\n",
        after: "9．基本支出：指养人的钱。\n10．项目支出：指⟦⟧\n11．“三公”经费：指三项。\n"
      ),
      Mend(
        rule: "GJ902",
        before: "第二部分 部门决算情况说明\n本年项目支出1.00万元。\n第三部分 名词解释\n基本支出：指养人的钱。\n“三公”经费：指三项。\n",
        after: "基本支出：指养人的钱。\n项目支出：指⟦⟧\n“三公”经费：指三项。\n"
      ),
      Mend(
        rule: "GJ904",
        before: form
          + "| | 合计 | 20.00 | 20.00 | |\n| 2101101 | 行政单位医疗 | 12.00 | 12.00 | |\n| 2210201 | 住房公积金 | 8.00 | 8.00 | |\n\n第三部分 名词解释\n"
          + "（一）卫生健康支出（类）行政事业单位医疗（款）行政单位医疗（项）：反映单位缴纳的医疗保险费。\n（二）机关运行经费：指办公的钱。\n",
        after: "行政单位医疗（项）：反映单位缴纳的医疗保险费。\n（二）住房保障支出（类）住房改革支出（款）住房公积金（项）：反映⟦⟧\n（三）机关运行经费：指办公的钱。\n"
      ),
      Mend(
        rule: "GJ903",
        before: "第三部分 名词解释\n一、财政拨款收入：指拨款。\n二、事业收入：\n三、其他收入：指其余的收入。\n",
        after: "一、财政拨款收入：指拨款。\n二、事业收入：指⟦⟧\n三、其他收入：指其余的收入。\n"
      ),
      Mend(
        rule: "GJ805",
        before: "卫生健康支出（类）行政事业单位养老支出（款）行政单位医疗（项）支出决算数为8.00万元。\n",
        after: "卫生健康支出（类）行政事业单位医疗（款）行政单位医疗（项）支出决算数为8.00万元。\n"
      ),
    ]
  )
  func theFixMendsIt(example: Mend) throws {
    let analysis = Analysis(example.before)
    let finding = try #require(analysis.findings.first { $0.rule == example.rule })
    let fix = try #require(finding.fixes.first)
    let mended = analysis.applying(fix.edits.sorted { $0.range.lowerBound > $1.range.lowerBound })
    let text = mended.text.string
    let parts = example.after.split(separator: "⟦⟧").map(String.init)
    let start = try #require(text.range(of: parts[0]))
    #expect(parts.count == 1 || text[start.upperBound...].contains(parts[1]), "\(text)")
    #expect(text.hasSuffix(parts[parts.count - 1]), "\(text)")
    #expect(!mended.findings.contains { $0.rule == finding.rule && $0.message == finding.message })
    #expect(
      mended.findings.filter { $0.severity <= .warning }.count
        <= analysis.findings.filter { $0.severity <= .warning }.count
    )
  }

  /// The rows that are missing by this check are those that are put in on request.
  @Test func missingParentsCanBePutIn() throws {
    let text =
      Self.form
      + "| | 合计 | 20.00 | 20.00 | |\n| 210 | 卫生健康支出 | 12.00 | 12.00 | |\n| 21011 | 行政事业单位医疗 | 12.00 | 12.00 | |\n"
      + "| 2101101 | 行政单位医疗 | 12.00 | 12.00 | |\n| 221 | 住房保障支出 | 8.00 | 8.00 | |\n| 2210201 | 住房公积金 | 8.00 | 8.00 | |\n"
    let analysis = Analysis(text)
    let finding = try #require(analysis.findings.first { $0.rule == "GJ808" })
    let fix = try #require(analysis.missingParentRows(at: finding.range))
    let mended = analysis.applying(fix.edits.sorted { $0.range.lowerBound > $1.range.lowerBound })
    #expect(!mended.findings.contains { $0.rule == "GJ808" })
    #expect(mended.text.string.contains("22102"))
  }

  /// A code cut so short that it may be one of several is the one that another table writes out, as long as it does.
  @Test func codesOfOtherTablesTellWhatIsMeant() throws {
    let head = "| 科目编码 | 科目名称 | 合计 | 基本支出 | 项目支出 |\n| | 合计 | 5.00 | 5.00 | |\n"
    let text =
      "公开05表 一般公共预算财政拨款支出决算表\n\(head)| 2101 | 行政运行 | 5.00 | 5.00 | |\n\n"
      + "公开03表 支出决算表\n\(head)| 21015 | 行政运行 | 5.00 | 5.00 | |\n\n卫生健康支出（类）医疗保障管理事务（款）行政运行（项）5.00万元。\n"
    var analysis = Analysis(text)
    func codes() -> [UInt32?] {
      analysis.reading.blocks.compactMap(\.table).flatMap { $0.rows.dropFirst().map(\.code) }
    }
    #expect(codes() == [2_101_501, 2_101_501])
    #expect(analysis.findings.filter { $0.rule == "GJ801" }.count == 2)
    let place = try #require(text.utf8.firstRange(of: "21015".utf8))
    let start = text.utf8.distance(from: text.startIndex, to: place.lowerBound)
    // Typed away, typed anew as another 款's, and put back.
    for (written, meant) in [
      ("2101", nil), ("21017", 2_101_701), ("21015", 2_101_501), ("", nil), ("21015", 2_101_501),
    ] as [(String, UInt32?)] {
      let end = try #require(analysis.text.bytes[start...].firstIndex(of: UInt8(ascii: " ")))
      analysis = analysis.applying([TextEdit(range: start..<end, newText: written)])
      #expect(codes().first == meant, "\(written)")
      let whole = Analysis(analysis.text.string)
      #expect(
        analysis.findings == whole.findings
          && codes() == whole.reading.blocks.compactMap(\.table).flatMap { $0.rows.dropFirst().map(\.code) }
      )
    }
  }

  /// A figure that is another row's is told where it stands, with the row that it belongs to.
  @Test func aNameMayBeWrongInsteadOfAFigure() throws {
    let text =
      Self.form
      + "| | 合计 | 10.74 | 10.74 | |\n| 210 | 卫生健康支出 | 10.74 | 10.74 | |\n| 21011 | 行政事业单位医疗 | 10.74 | 10.74 | |\n"
      + "| 2101101 | 行政单位医疗 | 9.37 | 9.37 | |\n| 2101103 | 公务员医疗补助 | 1.37 | 1.37 | |\n\n"
      + "第三部分 部门决算情况说明\n一、一般公共预算财政拨款支出决算情况说明\n"
      + "卫生健康支出（类）行政事业单位医疗（款）行政单位医疗（项）：支出决算数为1.37万元。\n"
    let found = Analysis(text).findings.filter { $0.severity == .error }
    #expect(found.map(\.rule) == ["GJ301"])
    #expect(found.first?.message.hasSuffix("1.37是表里2101103“公务员医疗补助”的数，也可能是科目名称写错了") == true)
  }
}
