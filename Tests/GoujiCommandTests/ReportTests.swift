import Foundation
import GoujiAnalysis
import GoujiCatalog
import GoujiSyntax
import Testing

@testable import gouji

/// Reports of findings that are made here, so that they do not depend on what the rules find and say.
struct ReportTests {
  private static let source = """
    \u{FEFF}部门：临湖县医疗保障局\r
    本年支出263.33万元，其中：基本支出211. 07万元，项目支出49.81万元。\r
    𠮷\t合计\t\t263.33\r

    """

  /// The range of the `number`th place of a text in the source.
  private static func range(_ text: String, _ number: Int = 0) throws -> Range<Int> {
    let bytes = Array(source.utf8)
    let wanted = Array(text.utf8)
    let places = bytes.indices.filter { bytes[$0...].starts(with: wanted) }
    let place = try #require(places.indices.contains(number) ? places[number] : nil)
    return place..<(place + wanted.count)
  }

  private static func draft() throws -> CheckedDraft {
    var draft = CheckedDraft(path: "甲,乙:1.gouji", analysis: Analysis(source), request: CheckRequest())
    let cell = try range("263.33", 1)
    let formula = Message(
      zh: "合计263.33 ≠ 基本支出211.07 + 项目支出49.81 = 260.88（差2.45）",
      en: "合计263.33 ≠ 基本支出211.07 + 项目支出49.81 = 260.88 (off by 2.45)"
    )
    draft.findings = [
      Finding(
        rule: "GJ104",
        severity: .error,
        message: formula.then(Message(zh: "此处应为213.52", en: "should be 213.52")),
        range: try range("211. 07"),
        related: [
          RelatedPlace(
            range: try range("263.33"),
            message: formula
          ),
          RelatedPlace(range: cell, message: Message(verbatim: "211.07 ÷ 263.33 = 80.15% ≠ 81.08%")),
        ],
        fixes: [
          Fix(
            title: Message(zh: "将211.07改为213.52", en: "change 211.07 to 213.52"),
            isPreferred: true,
            edits: [TextEdit(range: try range("211. 07"), newText: "213.52")]
          ),
          Fix(
            title: Message(zh: "将49.81改为52.26", en: "change 49.81 to 52.26"),
            isPreferred: false,
            edits: [TextEdit(range: try range("49.81"), newText: "52.26")]
          ),
        ]
      ),
      Finding(rule: "GJ003", severity: .warning, message: Message(verbatim: "100%\n“引号”\\"), range: cell),
      Finding(
        rule: "GJ101",
        severity: .information,
        message: Message(zh: "尾差：甲1 ≈ 乙1（差1）", en: "rounding difference: 甲1 ≈ 乙1 (off by 1)"),
        range: 0..<0
      ),
    ]
    draft.coverage = Coverage()
    for status in [FigureStatus.confirmed, .contradicted, .unchecked, .confirmed] { draft.coverage.count(status) }
    return draft
  }

  private static func whole(_ report: any Report) throws -> String {
    let draft = try draft()
    var totals = Totals()
    totals.add(draft)
    totals.unreadable = 1
    return report.head() + report.body(draft) + report.separator + report.body(draft)
      + report.tail(totals, problems: ["找不到文件“丙”。"])
  }

  @Test(arguments: Language.allCases)
  func text(_ language: Language) throws {
    try CommandFixtures.expect(
      Self.whole(TextReport(language: language, isColoured: false, hasCoverage: false)),
      equals: "report.\(language.rawValue).text"
    )
  }

  @Test func colouredText() throws {
    try CommandFixtures.expect(
      Self.whole(TextReport(language: .zh, isColoured: true, hasCoverage: false)),
      equals: "report.colour.text"
    )
  }

  @Test func github() throws {
    try CommandFixtures.expect(Self.whole(GitHubReport(language: .zh)), equals: "report.github")
  }

  @Test func json() throws {
    let text = try Self.whole(JSONReport(hasNumbers: false))
    try CommandFixtures.expect(text, equals: "report.json")
    #expect(throws: Never.self) { try JSONSerialization.jsonObject(with: Data(text.utf8)) }
  }

  @Test func sarif() throws {
    let text = try Self.whole(SARIFReport(language: .zh))
    let log = try #require(JSONSerialization.jsonObject(with: Data(text.utf8)) as? [String: Any])
    let run = try #require((log["runs"] as? [[String: Any]])?.first)
    let driver = try #require((run["tool"] as? [String: Any])?["driver"] as? [String: Any])
    #expect(
      (driver["rules"] as? [[String: Any]])?.compactMap { $0["id"] as? String }
        == Books.embedded.rules.map(\.id)
    )
    // All behind the rules, which grow with the rule book.
    let results = try #require(text.range(of: "\"columnKind\""))
    try CommandFixtures.expect(String(text[results.lowerBound...]), equals: "report.sarif")
  }

  /// Every value of JSON, through an independent reader and back.
  @Test func jsonStrings() throws {
    let strings = (0...0x7F).map { String(Unicode.Scalar($0)) } + ["元", "𠮷", "甲\u{FEFF}", "\u{2028}", "a\"b\\c\u{1}"]
    let text = OrderedJSON.array(strings.map(OrderedJSON.string)).text
    let read = try #require(JSONSerialization.jsonObject(with: Data(text.utf8)) as? [String])
    #expect(read.map { Array($0.unicodeScalars) } == strings.map { Array($0.unicodeScalars) })
  }
}
