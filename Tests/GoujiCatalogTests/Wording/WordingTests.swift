import GoujiCatalog
import GoujiSyntax
import Testing

@Suite struct WordingTests {
  private func told(_ lines: String, _ text: String, at place: Wording.Place = .narrative) -> [String] {
    let wording = Wording([DataText(bytes: Array(lines.utf8))])
    #expect(wording.problems == [])
    let folded = FoldedText(text)
    return wording.matches(in: folded, at: place).map { folded.string($0.range) }
  }

  @Test(arguments: [
    ("警告 {增}{又} ： 重复", "比上年增加增加2万元，增长1%", ["增加增加"]),
    ("警告 {增}［或］减少 ： 二选一", "增加或减少，增长减少", ["增加或减少", "增长减少"]),
    ("警告 〔比上年〕{增}〔{数}〕 ： 例", "比上年增加1,200.50万元，较上年增加3", ["增加"]),
    ("警告 {年}{又} ： 重复", "2024年度2024年度支出", ["2024年度2024年度"]),
    ("警告 主要是{末} ： 没写完", "主要是人员。主要是", ["主要是"]),
    ("警告 {叠3} ： 两遍", "临江市临江市水务局，研究研究", ["临江市临江市"]),
    ("警告 增加 ： 例\n除 不增加", "不增加，增加", ["增加"]),
    ("警告 「增、减」 ： 例", "增、减", ["增、减"]),
  ])
  func patternsFit(line: String, text: String, expected: [String]) {
    #expect(told("类 增 ： 增加、增长\n" + line, text) == expected)
  }

  @Test func theLongestPatternIsTold() {
    #expect(told("警告 主要是 ： 短\n提示 主要是0等 ： 长", "主要是0等收入") == ["主要是0等"])
  }

  @Test func aLineMayHoldForSomePlacesOnly() {
    let line = "警告 请填写 ： 例\n处 名词"
    #expect(told(line, "请填写") == [])
    #expect(told(line, "请填写", at: .terms) == ["请填写"])
  }

  @Test(arguments: [
    "警告 增加", "警告 {没有}局 ： 例", "警告 {又}局 ： 例", "警告 〔局 ： 例", "除 增加", "处 名词", "别的 增加 ： 例", "警告 {叉 ： 例", "类 增",
    "警告 甲〔乙〕丙 ： 例", "提示 好 ： 例\n处 别处", "提示 好 ： 例\n级 乡",
  ])
  func aWrongLineIsTold(line: String) {
    #expect(
      Wording([DataText(bytes: Array(line.utf8))]).problems.map(\.line) == [line.split(separator: "\n").count - 1]
    )
  }

  @Test func anOfficesLinesAreAddedAndAWrongOneIsToldOnItsLine() {
    let own = Books.embedded.usual.wording.extended(with: Array("# 本县\n警告 不知所云\n警告 青山县样稿 ： 应删去\n".utf8))
    #expect(own.problems.map(\.line) == [1])
    let text = FoldedText("青山县样稿，增加（减少）8万元")
    #expect(own.matches(in: text, at: .narrative).map { text.string($0.range) } == ["青山县样稿", "增加(减少)"])
  }
}
