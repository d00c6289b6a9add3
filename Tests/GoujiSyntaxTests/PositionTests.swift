import GoujiSyntax
import TestSupport
import Testing

@Suite("Positions in the three encodings")
struct PositionTests {
  private static let encodings: [PositionEncoding] = [.utf8, .utf16, .utf32]

  /// Counted one character at a time, as the protocol describes it.
  private static func expected(_ text: String, _ encoding: PositionEncoding) -> [(offset: Int, position: TextPosition)]
  {
    var result: [(Int, TextPosition)] = []
    var place = TextPosition(line: 0, character: 0)
    var offset = 0
    let scalars = Array(text.unicodeScalars)
    for (index, scalar) in scalars.enumerated() {
      result.append((offset, place))
      let bytes = String(scalar).utf8.count
      offset += bytes
      let isReturn = scalar == "\r" && !(index + 1 < scalars.count && scalars[index + 1] == "\n")
      if scalar == "\n" || isReturn {
        place = TextPosition(line: place.line + 1, character: 0)
      } else {
        switch encoding {
        case .utf8: place.character += bytes
        case .utf16: place.character += String(scalar).utf16.count
        case .utf32: place.character += 1
        }
      }
    }
    return result + [(offset, place)]
  }

  @Test(
    "Offset to position and back",
    arguments: [
      "", "\n", "\r\n", "收入263.33万元", "一\r\n🎉二\n𠮷三", "e\u{301}\r\n", "\u{FEFF}部门：甲\n\n年度：2024", "a\rb\n",
      "部门：甲\r年度：2024\r\r\n\r",
    ]
  )
  func roundTrip(text: String) {
    let source = SourceText(text)
    let bytes = Array(text.utf8)
    for encoding in PositionTests.encodings {
      for (offset, position) in PositionTests.expected(text, encoding) {
        #expect(source.position(of: offset, encoding: encoding) == position)
        // Between the two characters of a line ending no editor stands.
        let isInEnding = offset > 0 && offset < bytes.count && bytes[offset - 1] == 0x0D && bytes[offset] == 0x0A
        if !isInEnding { #expect(source.offset(of: position, encoding: encoding) == offset) }
      }
    }
  }

  @Test("The same in random drafts", arguments: UInt64(1)...3)
  func randomRoundTrip(seed: UInt64) {
    var drafts = RandomDrafts(seed: seed)
    for _ in 0..<40 { roundTrip(text: drafts.draft()) }
  }

  struct Clamped: Sendable {
    var line: Int
    var character: Int
    var offset: Int
  }

  @Test(
    "Positions outside the text are held to it",
    arguments: [
      Clamped(line: -1, character: 5, offset: 0),
      Clamped(line: 0, character: -3, offset: 0),
      Clamped(line: 0, character: 99, offset: 6),
      Clamped(line: 1, character: 1, offset: 8),
      Clamped(line: 1, character: 2, offset: 12),
      Clamped(line: 1, character: .max, offset: 12),
      Clamped(line: 7, character: 0, offset: 12),
    ]
  )
  func clamped(_ place: Clamped) {
    let source = SourceText("收入\r\n🎉")
    let position = TextPosition(line: place.line, character: place.character)
    #expect(source.offset(of: position, encoding: .utf16) == place.offset)
  }

  @Test("Text that is no UTF-8 has positions too", arguments: UInt64(1)...3)
  func anyBytes(seed: UInt64) {
    var drafts = RandomDrafts(seed: seed)
    for _ in 0..<100 {
      let source = SourceText(bytes: drafts.bytes())
      for encoding in PositionTests.encodings {
        var last = TextPosition(line: 0, character: 0)
        for offset in -1...(source.count + 1) {
          let position = source.position(of: offset, encoding: encoding)
          #expect(position >= last)
          last = position
          let back = source.offset(of: position, encoding: encoding)
          #expect(back <= source.count && back <= max(offset, 0) && back >= 0)
        }
      }
    }
  }
}
