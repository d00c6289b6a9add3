import GoujiSyntax
import Testing

@testable import gouji

struct ExcerptTests {
  /// ⟦ ⟧ hold the range; the mark must stand below exactly this text, column for column.
  @Test(arguments: [
    "⟦263.33⟧万元",
    "本年支出⟦263.33⟧万元",
    "ａｂｃ１２３，⟦１２⟧。",
    "𠮷野家e\u{301}⟦合计⟧",
    "\u{FEFF}⟦部门⟧：甲",
    "a\tb\t⟦12⟧\tc",
    String(repeating: "支出", count: 100) + "⟦211.07⟧" + String(repeating: "万元", count: 100),
    "⟦211.07⟧" + String(repeating: "万元", count: 100),
    String(repeating: "支出", count: 100) + "⟦211.07⟧",
    "⟦" + String(repeating: "支出", count: 100) + "⟧后",
  ])
  func markStandsBelowItsText(_ marked: String) throws {
    let parts = marked.split(omittingEmptySubsequences: false) { $0 == "⟦" || $0 == "⟧" }.map(String.init)
    let text = SourceText("前一行\r\n" + parts.joined() + "\r\n后一行")
    let start = "前一行\r\n".utf8.count + parts[0].utf8.count
    let excerpt = SourceExcerpt(text, start..<(start + parts[1].utf8.count))

    var column = 0
    var below = ""
    for scalar in excerpt.line.unicodeScalars {
      if (excerpt.indent..<(excerpt.indent + excerpt.width)).contains(column),
        displayWidth(scalar.value) > 0 || !below.isEmpty
      {
        below.unicodeScalars.append(scalar)
      }
      column += displayWidth(scalar.value)
    }
    #expect(below == parts[1])
    #expect(column <= max(96, excerpt.width + 24))
  }

  /// An empty range (a blank cell), one that runs over the line's end, one behind the text.
  @Test func unusualRanges() {
    let text = SourceText("| 甲 |  |\n下一行")
    #expect(SourceExcerpt(text, 8..<8).width == 1)
    #expect(SourceExcerpt(text, 2..<20).line == "| 甲 |  |")
    #expect(SourceExcerpt(text, 900..<901).line == "下一行")
  }
}
