import GoujiAnalysis
import GoujiCatalog
import TestSupport
import Testing

@testable import gouji

struct ExplainTests {
  /// Every rule has a page that says what it is, why, and where it comes from; formulas hold no gaps.
  @Test(arguments: Books.embedded.usual.rules.rules.map(\.id))
  func rules(_ id: String) throws {
    let rule = try #require(Books.embedded.usual.rules.rule(id: id))
    let run = CommandRun(["explain", id.lowercased()])
    #expect(run.code == .clean)
    let lines = run.output.split(separator: "\n").map(String.init)
    #expect(lines.first == "\(id) \(rule.title)")
    #expect(run.output.contains("为什么：\(rule.why)\n"))
    #expect(run.output.contains("依据：\(rule.source)\n"))
    let formulas = lines.drop { $0 != "关系：" }.dropFirst().prefix { $0.hasPrefix("  ") }
    #expect(formulas.count == rule.formulas.count)
    for formula in formulas { #expect(!formula.contains("  =") && !formula.contains("+  ") && !formula.contains("：=")) }
  }

  /// Whatever is found in the published texts can be looked up.
  @Test func everyFindingHasAPage() {
    let found = Set(Fixtures.disclosures.flatMap { Analysis($0.text).findings.map(\.rule) })
    #expect(found.count > 5)
    #expect(found.subtracting(Books.embedded.usual.rules.rules.map(\.id)) == [])
  }

  @Test func formulasInWords() {
    let page = CommandRun(["explain", "GJ103"]).output
    #expect(page.contains("\n  财政拨款 收入合计 = 一般公共预算 收入合计 + 政府性基金 收入合计 + 国有资本经营 收入合计（如有）\n"))
    let rows = CommandRun(["explain", "GJ102"]).output
    #expect(rows.contains("\n  公开05表每一行：基本支出 = 人员经费 + 公用经费\n"))
  }

  /// Codes of both tables, also written in full-width digits, say where they stand.
  @Test func codes() {
    let page = CommandRun(["explain", "2080505"]).output
    #expect(page.hasPrefix("2080505 机关事业单位基本养老保险缴费支出（支出功能分类科目，项）\n\n位置：208 社会保障和就业支出 › 20805 "))
    #expect(CommandRun(["explain", "２０８０５０５"]).output == page)
    #expect(CommandRun(["explain", "30217"]).output.hasPrefix("30217 公务接待费（支出经济分类科目，款）\n"))
    #expect(CommandRun(["explain", "208"]).output.contains("下级科目：\n  20801 "))
  }

  /// A name may be a term, one code, or many.
  @Test func names() throws {
    let term = try #require(
      Books.embedded.usual.glossary.term(named: "财政拨款收入").map { Books.embedded.usual.glossary.terms[$0] }
    )
    let page = CommandRun(["explain", "财政拨款收入"]).output
    #expect(page.hasPrefix("财政拨款收入\n\n指\(term.explanation)\n"))
    #expect(CommandRun(["explain", "公务接待费"]).output.contains("\n\n30217 公务接待费（支出经济分类科目，款）\n"))
    let many = Books.embedded.usual.functional.codes(named: "行政运行").count
    #expect(CommandRun(["explain", "行政运行"]).output.hasPrefix("“行政运行”在支出功能分类科目里有 \(many) 个：\n  2010101 "))
  }

  @Test(arguments: [
    ("GJ30x", "GJ301"), ("2080599999", "。可以写"), ("208055", "2080505 机关事业单位基本养老保险缴费支出"), ("财政拨", "财政拨款收入"),
    ("🐟", "。可以写"),
  ])
  func unknown(_ subject: String, _ hint: String) {
    let run = CommandRun(["explain", subject])
    #expect(run.code == .failed)
    #expect(run.output.isEmpty)
    #expect(run.complaints.hasPrefix("gouji: 没有“\(subject)”的说明"))
    #expect(run.complaints.contains(hint))
  }
}
