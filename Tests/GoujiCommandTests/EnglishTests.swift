import GoujiAnalysis
import GoujiCatalog
import GoujiSyntax
import TestSupport
import Testing

@testable import gouji

/// What is said in English (`--lang en`, and to editors that speak it).
struct EnglishTests {
  /// Findings of every rule's example and of the fixtures: in English no sentence stays Chinese. What is quoted, and what
  /// forms, rows and columns are called, stays as the draft has it.
  @Test func noSentenceStaysChinese() {
    var analyses = Books.embedded.usual.rules.rules.flatMap(\.examples).map { RuleExample($0).analysis }
    for folder in ["Command", "Narrative", "Tables"] {
      analyses += Fixtures.files(in: Fixtures.url(folder), endingIn: ".gouji").map { Analysis($0.text) }
    }
    analyses += Fixtures.disclosures.map { Analysis($0.text) }
    let findings = analyses.flatMap(\.findings)
    let messages = findings.flatMap { [$0.wording.en] + $0.related.map(\.wording.en) }
    let titles = findings.flatMap(\.fixes).map(\.wording.en)
    let reasons = analyses.flatMap(\.figures).compactMap { $0.why?.en }
    #expect(reasons.count > 20)
    #expect(messages.count > 200)
    #expect(Set(messages + titles + reasons).filter(Self.isChinese) == [])
  }

  /// Punctuation and words that sentences are made of, and names of rows are not.
  private static func isChinese(_ text: String) -> Bool {
    let unquoted = text.replacing(#/“[^”]*”/#, with: "")
    let sentence =
      #/[，。；！？]|[^中]：|应当|应为|请|没有|不是|不必|不认|写成|写明|读不|删去|改为|未参加|编码|名称|名词|相近|这是|这里|文中|尾差|重复/#
    return unquoted.contains(sentence)
  }
}
