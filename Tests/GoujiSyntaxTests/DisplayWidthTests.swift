import GoujiSyntax
import Testing

@Suite("Columns on the screen")
struct DisplayWidthTests {
  @Test(
    "Wide characters take two",
    arguments: [
      ("", 0), ("263.33", 6), ("合计", 4), ("（一）", 6), ("：", 2), ("　", 2), ("“三公”", 6), ("e\u{301}", 1), ("🎉", 2),
      ("𠮷", 2),
      ("ｶﾅ", 2), ("％", 2), ("—", 1), ("㎡", 2), ("①", 1), ("가", 2), ("\u{200B}a", 1), ("⚖\u{FE0F}", 1), ("〿", 2),
    ]
  )
  func widths(text: String, width: Int) {
    #expect(displayWidth(text) == width, "\(text)")
    let bytes = Array(text.utf8)
    #expect(displayWidth(bytes, in: 0..<bytes.count) == width, "\(text)")
  }
}
