import GoujiSyntax
import Testing

@testable import GoujiCatalog

@Suite("Known errors of explanations")
struct KnownErrorsTests {
  private func found(
    _ text: String,
    term: String? = nil,
    level: AdministrativeLevel? = .county,
    year: Int? = 2024
  ) -> [String] {
    let folded = text.folded
    return Books.embedded.usual.knownErrors.findings(
      in: folded,
      explaining: term.flatMap { Books.embedded.usual.glossary.term(named: $0) },
      level: level,
      year: year
    ).map { "\($0.gravity.name) " + String(decoding: folded[$0.range], as: UTF16.self) }
  }

  @Test func theDataIsWhole() {
    #expect(Books.embedded.usual.knownErrors.problems == [])
  }

  @Test func reportsWrongData() {
    let file = "*\t任何\t错误\t甲\n没有\t任何\t错误\t甲\t乙\n*\t乡\t错误\t甲\t乙\n*\t任何\t很重\t甲\t乙\n"
    #expect(
      KnownErrors([DataText(bytes: Array(file.utf8))], glossary: Books.embedded.usual.glossary).problems.map(\.line)
        == [0, 1, 2, 3]
    )
  }

  @Test(
    arguments: [
      ("纳入省级财政管理，是指省级部门安排的费用", .county, ["警告 纳入省级财政", "警告 省级部门"]),
      ("纳入省级财政管理，是指省级部门安排的费用", .city, ["警告 纳入省级财政", "警告 省级部门"]),
      ("纳入省级财政管理，是指省级部门安排的费用", .province, []),
      ("纳入省级财政管理，是指省级部门安排的费用", nil, []),
      ("包括中央和省级财政补助的资金", .county, []),
      ("市直部门开支的费用", .county, ["警告 市直部门"]),
      ("市直部门开支的费用", .city, []),
      ("中央部门开支的费用", .province, ["警告 中央部门"]),
    ] as [(String, AdministrativeLevel?, [String])]
  )
  func tellsTheWordingOfAnotherLevel(_ text: String, _ level: AdministrativeLevel?, _ expected: [String]) {
    #expect(found(text, level: level) == expected)
  }

  @Test(
    arguments: [
      ("填列 2016 年全部结转的资金数", 2024, ["错误 2016年全部结转"]),
      ("填列２０１６年的数", 2024, ["错误 填列2016年"]),
      ("填列2023年全部结转", 2024, []),
      ("填列2016年全部结转", nil, []),
      ("按2014年修正的预算法", 2024, []),
    ] as [(String, Int?, [String])]
  )
  func tellsOldYears(_ text: String, _ year: Int?, _ expected: [String]) {
    #expect(found(text, year: year) == expected)
  }

  @Test func tellsRepealedInstitutions() {
    #expect(found("动用以前积累的事业基金") == ["警告 事业基金"])
    #expect(found("填列单位的日常开支") == ["信息 填列单位"])
    #expect(found("从主管单位和上级单位取得的拨款", term: "财政拨款收入") == ["警告 上级单位取得"])
    #expect(found("从主管部门和上级单位取得的补助", term: "上级补助收入") == [])
    #expect(found("") == [])
  }

  /// The glossary's own explanations are free of what it reproaches others with.
  @Test func ourOwnExplanationsAreClean() {
    for (number, term) in Books.embedded.usual.glossary.terms.enumerated() {
      for level in AdministrativeLevel.allCases {
        let findings = Books.embedded.usual.knownErrors.findings(
          in: term.explanation.folded,
          explaining: number,
          level: level,
          year: 2024
        )
        #expect(findings == [], "\(term.name)")
      }
    }
  }

  /// What is wrong in the 名词解释 part of the published disclosures, and nothing else.
  @Test(
    arguments: [
      ("anlin", ["省级部门 1", "纳入省级财政 1"]), ("hudong", []), ("bijiang", ["2016年全部结转 1"]), ("qianshan", []),
      ("qinhuangdao", ["事业单位会计制度 1", "事业基金 3", "填列单位 5"]), ("bohu", []),
      ("dehui", ["省级部门 1", "省财政以外 1", "纳入省级财政 1", "非省财政 1"]),
      ("zhushan", ["2016年全部结转 1"]),
    ] as [(String, [String])]
  )
  func findsTheErrorsOfThePublishedParts(_ file: String, _ expected: [String]) throws {
    guard let text = PublishedTexts.text(file) else { return }
    let lines = text.split(separator: "\n")
    let start = try #require(lines.lastIndex { $0.contains("名词解释") && $0.contains("部分") })
    let end = lines[(start + 1)...].firstIndex { $0.contains("部分") && $0.count < 20 } ?? lines.endIndex
    var counts: [String: Int] = [:]
    for line in lines[start..<end] {
      for finding in found(String(line), level: .city) {
        counts[String(finding.split(separator: " ")[1]), default: 0] += 1
      }
    }
    #expect(
      counts
        == Dictionary(
          uniqueKeysWithValues: expected.map {
            let cells = $0.split(separator: " ")
            return (String(cells[0]), Int(cells[1]) ?? 0)
          }
        )
    )
  }
}
