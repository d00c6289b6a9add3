import GoujiCatalog
import GoujiSyntax
import TestSupport
import Testing

@testable import GoujiFacts

/// Each rule for amounts and names has an example here: the marked figure measures what stands behind it, and without the
/// rule the sentence reads otherwise.
@Suite struct ReadingRuleTests {
  struct Example: Sendable, CustomTestStringConvertible {
    var rule: String
    var text: String
    /// A path (`三公.公务接待费.上年`), nil where nobody can tell.
    var meaning: String?
    var isPerformance = false

    var testDescription: String { "\(rule): \(text)" }
  }

  private static let amounts: [Example] = [
    Example(rule: "marked", text: "某某款⟦5.00⟧万元{三公.公务接待费}。", meaning: "三公.公务接待费"),
    Example(rule: "elsewhere", text: "公务接待费人均⟦0.05⟧万元。", meaning: nil),
    Example(rule: "countByItsWords", text: "公开自评结果⟦8⟧个项目。", meaning: "绩效.项目数"),
    Example(rule: "insideReason", text: "公务接待费5.00万元，主要用于接待⟦12⟧批次。", meaning: nil),
    Example(rule: "comparedBase", text: "公务接待费5.00万元，较2022年的⟦6.00⟧万元减少1.00万元。", meaning: "三公.公务接待费.上年"),
    Example(rule: "wholeBehindWord", text: "公务接待费5.00万元，完成预算⟦8.00⟧万元的62.5%。", meaning: "三公.公务接待费.预算"),
    Example(rule: "arrival", text: "公务接待费由上年的6.00万元减少到⟦5.00⟧万元。", meaning: "三公.公务接待费"),
    Example(rule: "departure", text: "公务用车保有量由⟦3⟧辆增加到5辆。", meaning: nil),
    Example(rule: "changeOfPart", text: "“三公”经费支出8.00万元，与上年相比减少2.00万元，其中：公务接待费减少⟦1.00⟧万元。", meaning: nil),
    Example(rule: "excess", text: "公务接待费支出决算为5.00万元，决算数大于预算数⟦1.00⟧万元。", meaning: nil),
    Example(rule: "change", text: "公务接待费5.00万元，比上年减少⟦1.00⟧万元。", meaning: nil),
    Example(rule: "undatedChange", text: "在职人员12人，减少⟦1⟧人。", meaning: nil),
    Example(rule: "unnamedPart", text: "公务接待费年初预算为5.00万元，其中：某某预算⟦3.00⟧万元。", meaning: nil),
    Example(rule: "otherYear", text: "公务接待费5.00万元，2022年决算数⟦6.00⟧万元。", meaning: "三公.公务接待费.上年"),
    Example(rule: "atStage", text: "公务接待费年初预算为⟦5.00⟧万元。", meaning: "三公.公务接待费.年初预算"),
    Example(rule: "byShortName", text: "政府采购支出总额30.00万元，其中：货物⟦10.00⟧万元。", meaning: "采购.货物"),
    Example(rule: "follower", text: "公务接待费5.00万元，某某经费⟦3.00⟧万元。", meaning: nil),
    Example(
      rule: "coveredByEvaluation",
      text: "涉及一般公共预算支出⟦151.01⟧万元。",
      meaning: "绩效.项目资金.一般公共预算",
      isPerformance: true
    ),
    Example(rule: "score", text: "河道清淤工程项目自评得分⟦98⟧分。", meaning: "（项目）", isPerformance: true),
    Example(rule: "ofSubject", text: "公务接待费⟦5.00⟧万元。", meaning: "三公.公务接待费"),
  ]

  private static let names: [Example] = [
    Example(rule: "insideReason", text: "公务接待费5.00万元，主要原因是人员经费增加，共⟦1.00⟧万元。", meaning: nil),
    Example(rule: "nameOfBody", text: "临湖县文化和旅游局某某款为⟦5.00⟧万元。", meaning: nil),
    Example(rule: "elsewhere", text: "处置车辆⟦1⟧辆。", meaning: nil),
    Example(rule: "addedAmount", text: "增加人员经费⟦40.00⟧万元。", meaning: nil),
    Example(rule: "unknown", text: "公务接待费决算数为5.00万元，行政运行决算数为⟦3.00⟧万元。", meaning: nil),
    Example(rule: "totalOfName", text: "“三公”经费本年支出⟦5.00⟧万元。", meaning: "三公.合计"),
    Example(rule: "totalOfWhole", text: "本年收入合计100.00万元，其中：事业收入80.00万元，占总收入的⟦80.00⟧%。", meaning: nil),
    Example(rule: "totalOfOther", text: "某某经费支出合计⟦5.00⟧万元。", meaning: nil),
    Example(rule: "itemOfOther", text: "公务用车运行维护费3.00万元，其中：维修（护）费⟦1.00⟧万元。", meaning: nil),
    Example(rule: "fundOfPart", text: "“三公”经费支出8.00万元（其中：一般公共预算财政拨款支出⟦8.00⟧万元）。", meaning: nil),
    Example(rule: "moneyFirst", text: "政府性基金预算财政拨款年初结转和结余⟦5.00⟧万元。", meaning: "年初结转和结余.政府性基金"),
    Example(rule: "wholeOfShare", text: "公务接待费5.00万元，占“三公”经费支出的⟦50.00⟧%。", meaning: nil),
  ]

  private func read(_ example: Example, _ rules: ReadingRules) -> SentenceOutcome {
    let context = SentenceContext(
      year: 2023,
      isPerformance: example.isPerformance,
      projects: [Self.project].compactMap { $0 }
    )
    return SentenceReader.read(FoldedText(MarkedText(example.text).text), Books.embedded.usual, context, rules: rules)
  }

  private static let project = ProjectName("河道清淤工程".folded)

  private struct Reading: Equatable {
    var facts: [String]
    var claims: [Claim]

    init(_ outcome: SentenceOutcome) {
      facts = outcome.facts.map { "\($0.range) \(String(describing: $0.key)) \($0.place)" }
      claims = outcome.claims
    }
  }

  private func expect(_ example: Example, without rules: ReadingRules) {
    let outcome = read(example, .all)
    let fact = outcome.facts.first { $0.range == MarkedText(example.text).ranges.first }
    let wanted = example.meaning.flatMap { Books.embedded.usual.reference(path: $0)?.key }
    if example.meaning == "（项目）" {
      #expect(fact?.key == Self.project?.score)
    } else {
      #expect((wanted == nil) == (example.meaning == nil))
      #expect(fact != nil && fact?.key == wanted)
    }
    #expect(Reading(outcome) != Reading(read(example, rules)), "the rule settles nothing")
  }

  @Test(arguments: amounts) func amountRule(example: Example) {
    var rules = ReadingRules.all
    rules.amounts.removeAll { $0.name == example.rule }
    expect(example, without: rules)
  }

  @Test(arguments: names) func nameRule(example: Example) {
    var rules = ReadingRules.all
    rules.names.removeAll { $0.name == example.rule }
    expect(example, without: rules)
  }

  @Test func everyRuleHasItsExample() {
    #expect(Self.amounts.map(\.rule) == AmountRule.inOrder.map(\.name))
    #expect(Self.names.map(\.rule) == NameRule.inOrder.map(\.name))
  }
}
