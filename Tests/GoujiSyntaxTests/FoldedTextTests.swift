import GoujiSyntax
import TestSupport
import Testing

@Suite("Folded text")
struct FoldedTextTests {
  @Test(
    "Widths, quotation marks and white space do not matter",
    arguments: [
      ("部门 （单位）：", "部门(单位):"),
      ("１２．５％", "12.5%"),
      ("“三公”『经费』", "\"三公\"\"经费\""),
      ("总　计", "总计"),
      ("214. 04", "214. 04"),
      ("214 .04", "214 .04"),
      ("3 人", "3人"),
      ("214.\n  04", "214. 04"),
      ("－12—3", "-12-3"),
      ("a\u{200B}b\u{FEFF}", "ab"),
      ("🎉", "\u{FFFD}"),
    ]
  )
  func folding(text: String, folded: String) {
    #expect(FoldedText(text).string == folded)
  }

  @Test("Every folded range leads back to the bytes it stands for", arguments: UInt64(1)...3)
  func sources(seed: UInt64) {
    var drafts = RandomDrafts(seed: seed)
    for _ in 0..<60 {
      let bytes = Array(drafts.draft().utf8)
      let text = FoldedText(bytes, in: 0..<bytes.count, origin: 0)
      for first in text.scalars.indices {
        let last = min(first + 3, text.count)
        let source = text.source(first..<last)
        #expect(
          FoldedText(bytes, in: source, origin: 0).scalars.filter { $0 != 0x20 }
            == text.scalars[first..<last].filter { $0 != 0x20 }
        )
      }
      #expect(text.dropping(2).scalars == Array(text.scalars.dropFirst(2)))
      #expect(text.prefix(2).scalars == Array(text.scalars.prefix(2)))
    }
  }
}
