import GoujiCatalog
import GoujiFacts
import GoujiSyntax
import Testing

/// A sentence that is being typed states nothing that the finished one does not state.
@Suite struct HalfTypedTests {
  private struct Stated: Hashable {
    var range: Range<Int>
    var key: FactKey?
    var value: Int64
    var place: Fact.Place
  }

  private struct Said {
    var facts: Set<Stated> = []
    var claims: Set<String> = []
    var problems = 0

    init(_ text: String) {
      let reading = DraftReading(SyntaxTree(SourceText("年度：2023\n\n" + text)), Books.embedded.usual)
      for block in reading.blocks {
        problems += block.problems.count
        for fact in block.facts {
          facts.insert(Stated(range: fact.range, key: fact.key, value: fact.value.raw, place: fact.place))
        }
        for var claim in block.claims {
          // 小于 is the beginning of 小于预算数.
          if let word = claim.word { claim.word = DirectionWord(range: 0..<0, text: "", sign: word.sign) }
          claims.insert("\(claim)")
        }
      }
    }
  }

  static let sentences = [
    "本年支出263.33万元，其中：基本支出213.52万元，占81.08%；项目支出49.81万元，占18.92%。",
    "公务接待费支出年初预算为2.57万元，支出决算为0.27万元，完成年初预算的10.51%，决算数小于预算数。",
    "机关运行经费支出46.22万元，比上年减少2.34万元，下降4.82%，主要原因是厉行节约。",
    "因公出国（境）团组2个，累计7人次；公务用车保有量3辆，比上年减少1辆。",
    "“三公”经费支出8.00万元（其中：公务接待费3.00万元、公务用车运行维护费5.00万元），与上年持平。",
  ]

  @Test(arguments: sentences)
  func halfTypedSentencesClaimNothingFalse(whole: String) {
    let finished = Said(whole)
    #expect(!finished.facts.isEmpty && !finished.claims.isEmpty && finished.problems == 0)
    for end in whole.indices {
      let half = String(whole[..<end])
      let said = Said(half)
      #expect(said.facts.subtracting(finished.facts) == [], "\(half)")
      #expect(said.claims.subtracting(finished.claims) == [], "\(half)")
      #expect(said.problems == 0, "\(half)")
    }
  }
}
