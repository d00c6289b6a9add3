import GoujiAnalysis
import GoujiCatalog
import TestSupport
import Testing

@testable import gouji

struct EnglishTests {
  /// Both sides of every pattern of the translation have the same holes, and none is shadowed by one before it.
  @Test func translations() {
    for pattern in English.messages + English.fixes { #expect(pattern.isEven) }
    #expect(
      English.message("尾差：合计1.0 ≈ 甲0.5 + 乙0.4 = 0.9（差0.1）", .en)
        == "rounding difference: 合计1.0 ≈ 甲0.5 + 乙0.4 = 0.9 (off by 0.1)"
    )
    #expect(English.message("甲1 ≠ 乙2（差1）；两边都可能有误", .en) == "甲1 ≠ 乙2 (off by 1); either side may be wrong")
    #expect(English.message("说不出的话", .en) == "说不出的话")
    #expect(English.fix("将甲1改为2", .en) == "change 甲1 to 2")
    #expect(English.fix("将甲1改为2", .zh) == "将甲1改为2")
  }

  /// Findings of every rule's example and of the fixtures: in English no sentence stays Chinese. What is quoted, and what
  /// forms, rows and columns are called, stays as the draft has it. A new sentence needs a line in `EnglishMessages`.
  @Test func noSentenceStaysChinese() {
    var analyses = Books.embedded.usual.rules.rules.flatMap(\.examples).map { RuleExample($0).analysis }
    for folder in ["Command", "Narrative", "Tables"] {
      analyses += Fixtures.files(in: Fixtures.url(folder), endingIn: ".gouji").map { Analysis($0.text) }
    }
    analyses += Fixtures.disclosures.map { Analysis($0.text) }
    let findings = analyses.flatMap(\.findings)
    let messages = findings.flatMap { [$0.message] + $0.related.map(\.message) }.map { English.message($0, .en) }
    let titles = findings.flatMap(\.fixes).map { English.fix($0.title, .en) }
    #expect(messages.count > 200)
    #expect(Set(messages + titles).filter(Self.isChinese) == [])
  }

  /// Punctuation and words that sentences are made of, and names of rows are not.
  private static func isChinese(_ text: String) -> Bool {
    let unquoted = text.replacing(#/“[^”]*”/#, with: "")
    let sentence =
      #/[，。；！？]|[^中]：|应当|应为|请|没有|不是|不必|不认|写成|写明|读不|删去|改为|未参加|编码|名称|名词|相近|这是|这里|文中|尾差|重复/#
    return unquoted.contains(sentence)
  }
}
