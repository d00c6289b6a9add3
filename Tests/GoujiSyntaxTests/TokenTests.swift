import GoujiSyntax
import TestSupport
import Testing

@Suite("Tokens")
struct TokenTests {
  struct Sample: Sendable, CustomTestStringConvertible {
    var text: String
    var tokens: [String]
    var testDescription: String { text }

    init(_ text: String, _ tokens: String...) {
      self.text = text
      self.tokens = tokens
    }
  }

  @Test(
    "Every token of a block, white space left out",
    arguments: [
      Sample("部 门：临湖县医疗保障局 ", "fieldKey 部 门", "punctuation ：", "fieldValue 临湖县医疗保障局"),
      Sample("第一部分 部门概况\n", "marker 第一部分", "title 部门概况"),
      Sample("**一、总体情况**", "punctuation **", "marker 一、", "title 总体情况**"),
      Sample("公开03表 支出决算表", "title 公开03表 支出决算表"),
      Sample(
        "（一）本年收入263.33万元，占81.08%。",
        "marker （一）",
        "text 本年收入",
        "number 263.33",
        "unit 万元",
        "punctuation ，",
        "text 占",
        "number 81.08",
        "unit %",
        "punctuation 。"
      ),
      Sample(
        "共214. 04 万元{公开01.收入.总计}，下降-3.2%",
        "text 共",
        "number 214. 04",
        "unit 万元",
        "mark {公开01.收入.总计}",
        "punctuation ，",
        "text 下降",
        "number -3.2",
        "unit %"
      ),
      Sample("支出=万元", "text 支出", "asked =", "unit 万元"),
      Sample("甲=乙", "text 甲", "punctuation =", "text 乙"),
      Sample("{没有关上", "punctuation {", "text 没有关上"),
      Sample("GB9704和A4纸", "text GB9704和A4纸"),
      Sample("2023-2024年", "number 2023", "punctuation -", "number 2024", "text 年"),
      Sample("一、财政拨款收入：指拨付的资金。", "marker 一、", "term 财政拨款收入", "punctuation ：", "text 指拨付的资金", "punctuation 。"),
      Sample(
        "**2. 公务接待费：**招待来客",
        "punctuation **",
        "marker 2.",
        "term 公务接待费",
        "punctuation ：",
        "punctuation *",
        "punctuation *",
        "text 招待来客"
      ),
      Sample("// 不公开 263.33 ", "comment // 不公开 263.33"),
      Sample("核对：公开01.收入.总计 = 4.00\r\n", "directiveKeyword 核对", "punctuation ：", "formula 公开01.收入.总计 = 4.00"),
      Sample(
        "忽略：GJ312（已确认）",
        "directiveKeyword 忽略",
        "punctuation ：",
        "text GJ312",
        "punctuation （",
        "text 已确认",
        "punctuation ）"
      ),
      Sample("注：共3人。", "noteHead 注：", "text 共", "number 3", "unit 人", "punctuation 。"),
      Sample(
        "| 2080505 | 养老 | 20.60 | = | 81% |\n",
        "bar |",
        "code 2080505",
        "bar |",
        "text 养老",
        "bar |",
        "number 20.60",
        "bar |",
        "asked =",
        "bar |",
        "number 81",
        "unit %",
        "bar |"
      ),
      Sample("208\t\t3", "number 208", "bar \t", "bar \t", "number 3"),
      Sample("| --- | :---: |", "bar |", "bar ---", "bar |", "bar :---:", "bar |"),
      Sample("| a\\|b |", "bar |", "text a\\|b", "bar |"),
      Sample(" \n\t\n"),
    ]
  )
  func tokens(_ sample: Sample) {
    let tree = SyntaxTree(reading: sample.text)
    let tokens = tree.blocks.flatMap { block in
      tree.tokens(of: block).filter { $0.kind != .space }.map { token in
        "\(token.kind) " + tree.text[(block.start + token.range.lowerBound)..<(block.start + token.range.upperBound)]
      }
    }
    #expect(tokens == sample.tokens)
  }
}
