import GoujiAnalysis
import GoujiSyntax
import Testing

@Suite struct SilenceTests {
  private func told(_ text: String) -> [String] {
    let analysis = Analysis(text)
    return analysis.findings.filter { $0.severity != .hint }.map { "\($0.rule) \(analysis.text[$0.range])" }
  }

  @Test func aLineSilencesItsRulesInTheNextBlock() {
    #expect(told("忽略：GJ1003（照录原文）\n职责调整，，不变。\n职责调整，，不变。\n") == ["GJ1003 ，，"])
  }

  @Test func aLineForTheWholeDraftSilencesAll() {
    #expect(told("忽略：全文、GJ1003（照录原文）\n职责调整，，不变。\n\n职责调整，，不变。\n") == [])
    #expect(told("忽略：GJ1003、全文\n职责调整，，不变。\n") == [])
  }

  @Test func aLineThatSilencesNothingIsTold() {
    #expect(told("忽略：GJ1003、GJ1005（照录原文）\n职责调整，，不变。\n") == ["GJ012 GJ1005"])
    #expect(told("职责调整不变。\n忽略：GJ1003\n") == ["GJ012 GJ1003"])
    #expect(told("忽略：GJ99\n职责调整不变。\n") == ["GJ012 GJ99"])
    #expect(told("忽略：\n忽略：（理由）\n职责调整不变。\n") == [])
  }
}
