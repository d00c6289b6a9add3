import GoujiSyntax
import Testing

@testable import GoujiCatalog

@Suite("The glossary")
struct GlossaryTests {
  let glossary = Books.embedded.usual.glossary
  let pinyin = Books.embedded.usual.pinyin

  private func names(in text: String) -> [String] {
    glossary.occurrences(in: text.folded).map { glossary.terms[$0.term].name }
  }

  @Test func theDataIsWhole() {
    #expect(glossary.problems == [])
    #expect(glossary.terms.count >= 60)
    for term in glossary.terms {
      #expect(term.explanation.hasSuffix("。") && !term.explanation.hasPrefix("指"), "\(term.name)")
      #expect(!pinyin.initials(of: term.name).contains("?"), "\(term.name)")
    }
    #expect(
      glossary.terms.filter(\.mustBeExplained).map(\.name) == [
        "财政拨款收入", "上级补助收入", "事业收入", "经营收入", "附属单位上缴收入", "其他收入", "使用非财政拨款结余（含专用结余）",
        "年初结转和结余", "结余分配", "年末结转和结余", "基本支出", "项目支出", "上缴上级支出", "经营支出", "对附属单位补助支出",
        "“三公”经费", "机关运行经费",
      ]
    )
  }

  @Test func everyFigureIsAMeaningOfTheVocabulary() {
    for term in glossary.terms {
      guard let figure = term.figure else { continue }
      #expect(Books.embedded.usual.vocabulary.binding(figure)?.concept != nil, "\(term.name): \(figure)")
    }
  }

  @Test func reportsWrongData() {
    let file = "别名 甲\n术语 甲\n据 某法\n释 某事。\n术语 乙\n别名 甲、丙\n怎样 不知\n"
    #expect(
      Glossary([DataText(bytes: Array(file.utf8))]).problems.map(\.message.zh) == [
        "应当先写“术语 名称”", "不认识“怎样”", "“甲”既是“甲”又是“乙”", "“乙”没有“释”或“据”",
      ]
    )
  }

  @Test(
    arguments: [
      ("财政拨款收入", "财政拨款收入"), ("“三公”经费", "“三公”经费"), ("\"三公\"经费", "“三公”经费"), ("三公经费", "“三公”经费"),
      ("「三公」经费支出", "“三公”经费"), ("上年结转和结余", "年初结转和结余"), ("因公出国(境)费", "因公出国（境）费"),
      (" 使用非财政拨款结余 （含专用结余） ", "使用非财政拨款结余（含专用结余）"), ("使用非财政拨款结余", "使用非财政拨款结余（含专用结余）"),
      ("用事业基金弥补收支差额", "使用非财政拨款结余（含专用结余）"), ("钩稽关系", "勾稽关系"), ("事业单位经营收入", "经营收入"),
      ("收入", nil), ("", nil),
    ] as [(String, String?)]
  )
  func findsATerm(_ written: String, _ name: String?) {
    #expect(glossary.term(named: written).map { glossary.terms[$0].name } == name)
  }

  @Test func findsTheLongestTermsOfAText() {
    #expect(
      names(in: "一般公共预算财政拨款收入 53.29 万元，上级补助收入0万元。“三公” 经费支出决算，其中公务用车购置及运行费；公务用车运行维护费")
        == ["一般公共预算财政拨款收入", "上级补助收入", "“三公”经费", "公务用车购置及运行维护费", "公务用车运行维护费"]
    )
    #expect(names(in: "") == [])
    #expect(names(in: "没有") == [])
  }

  @Test func findsTheTermUnderThePointer() {
    let text = String(repeating: "支", count: 200).folded + "用于项目支出的".folded
    #expect(glossary.term(covering: 204, in: text).map { glossary.terms[$0.term].name } == "项目支出")
    #expect(glossary.term(covering: 204, in: text)?.range == 202..<206)
    for position in [-1, 0, 201, 206, 207, 1000] { #expect(glossary.term(covering: position, in: text) == nil) }
  }

  @Test func completesTerms() {
    func names(_ query: String) -> [String] { glossary.completions(for: query, pinyin).map { glossary.terms[$0].name } }
    #expect(names("czbksr").first == "财政拨款收入")
    #expect(names("三公") == ["“三公”经费"])
    #expect(names("jgyxjf") == ["机关运行经费"])
    #expect(names("年末") == ["年末结转和结余", "年末财政拨款结转和结余"])
    #expect(names("").count == glossary.terms.count)
    #expect(names("zzzz") == [])
  }

  @Test func everyPublishedDisclosureUsesKnownTerms() {
    for (file, text) in PublishedTexts.all {
      let found = Set(names(in: text))
      #expect(found.count >= 50, "\(file)")
      #expect(found.isSuperset(of: ["“三公”经费", "机关运行经费", "基本支出", "项目支出", "财政拨款收入"]), "\(file)")
    }
  }
}
