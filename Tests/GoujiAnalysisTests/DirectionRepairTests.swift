import GoujiAnalysis
import GoujiSyntax
import TestSupport
import Testing

/// A percentage in the wrong direction is put right by its word, whichever it is.
@Suite struct DirectionRepairTests {
  @Test(
    arguments: [
      ("增长", "下降"), ("上升", "下降"), ("提高", "降低"), ("增幅为", "降幅为"), ("增长率", "下降率"), ("增长率为", "下降率为"),
    ]
  )
  func theWordIsToBlame(_ wrong: String, _ right: String) {
    let marked = MarkedText(
      "年度：2024\n\n公务接待费支出1.00万元，比上年减少1.00万元，⟦\(wrong)⟧50.00%。\n"
    )
    let errors = Analysis(marked.text).findings.filter { $0.severity == .error }
    #expect(errors.map(\.range) == marked.ranges)
    #expect(errors.flatMap(\.fixes).filter(\.isPreferred).flatMap(\.edits).map(\.newText) == [right])
    #expect(errors.filter { $0.message.contains("只改一处") } == [])
  }
}
