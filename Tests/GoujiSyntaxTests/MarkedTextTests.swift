import TestSupport
import Testing

@Suite("Marked text")
struct MarkedTextTests {
  @Test(
    "Brackets give ranges, ranges give brackets",
    arguments: [
      ("收入⟦263.33⟧万元", "收入263.33万元", [6..<12]),
      ("⟦a⟦b⟧⟧⟦⟧", "ab", [0..<2, 1..<2, 2..<2]),
      ("没有", "没有", []),
    ]
  )
  func roundTrip(marked: String, text: String, ranges: [Range<Int>]) {
    let read = MarkedText(marked)
    #expect(read.text == text)
    #expect(read.ranges == ranges)
    #expect(MarkedText(text, marking: ranges).marked == marked)
  }
}
