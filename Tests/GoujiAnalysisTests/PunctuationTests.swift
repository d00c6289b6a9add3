import GoujiAnalysis
import GoujiSyntax
import Testing

/// Marks that do not pair (GJ1006) and half-width ones (GJ1010).
@Suite struct PunctuationTests {
  private func told(_ text: String, _ rule: String) -> [String] {
    let analysis = Analysis(text)
    return analysis.findings.filter { $0.rule == rule }.map { analysis.text[$0.range] }
  }

  @Test(
    arguments: [
      ("深化“放管服”改革（含试点）。", []), ("深化”放管服”改革。", ["”"]), ("深化“放管服“改革。", ["“"]),
      ("深化“放管服改革。", ["“"]), ("工作包括：1）宣传；2）培训。", []), ("工作包括：一）宣传；（二）培训。", []),
      ("（一）职责（含代管）。", []), ("职责（含代管。", ["（"]), ("职责含代管）。", ["）"]), ("《办法》（县〔2024〕5号)。", []),
      ("“甲”“乙”\"丙\"。", []), ("\"丙。", ["\""]), ("11“. 灾害防治”。", ["“"]), ("甲）乙（丙）。", ["）"]),
    ] as [(String, [String])]
  )
  func pairs(text: String, expected: [String]) {
    #expect(told(text, "GJ1006") == expected)
  }

  @Test func halfWidthMarksAreOneFindingThatMendsAll() throws {
    let text = "支出减少,人员减少(含调出);共8.00万元,占8.00%。\n\n1.收入增加:补缴(2024年)。\n"
    let analysis = Analysis(text)
    let findings = analysis.findings.filter { $0.rule == "GJ1010" }
    #expect(findings.count == 1)
    let edits = try #require(findings.first?.fixes.first?.edits).sorted { $0.range.lowerBound > $1.range.lowerBound }
    let mended = analysis.applying(edits)
    let whole = mended.text[0..<mended.text.count]
    #expect(whole == "支出减少，人员减少（含调出）；共8.00万元，占8.00%。\n\n1.收入增加：补缴(2024年)。\n")
    #expect(mended.findings.filter { $0.rule == "GJ1010" } == [])
  }
}
