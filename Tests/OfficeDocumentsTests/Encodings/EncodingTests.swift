import Foundation
import OfficeDocuments
import Testing

@Suite("Encodings")
struct EncodingTests {
  private struct Codecs: Decodable {
    var pairs: UInt32
    var fours: UInt32
    var windows1252: String
  }

  private func codecs() throws -> Codecs {
    try JSONDecoder().decode(Codecs.self, from: Data(contentsOf: OfficeFixtures.url("encodings.json")))
  }

  private func checksum(_ text: String) -> UInt32 { CRC32.checksum(Array(text.utf8)[...]) }

  @Test("Every code of GB 18030 means what Python's codec says")
  func everyCode() throws {
    let expected = try codecs()
    var pairs: [UInt8] = []
    for first in 0x81...0xFE {
      for second in 0x40...0xFE where second != 0x7F { pairs += [UInt8(first), UInt8(second)] }
    }
    #expect(checksum(try TextDecoder.decode(pairs[...], as: .gb18030)) == expected.pairs)
    var fours: [UInt8] = []
    for number in 0..<39420 {
      fours += [
        UInt8(0x81 + number / 12600), UInt8(0x30 + number / 1260 % 10), UInt8(0x81 + number / 10 % 126),
        UInt8(0x30 + number % 10),
      ]
    }
    #expect(checksum(try TextDecoder.decode(fours[...], as: .gb18030)) == expected.fours)
    let latin = (0...255).map { UInt8($0) }.filter { ![0x81, 0x8D, 0x8F, 0x90, 0x9D].contains($0) }
    #expect(try TextDecoder.decode(latin[...], as: .windows1252) == expected.windows1252)
  }

  @Test(
    "The planes beyond the first, and the ends",
    arguments: [
      ([0x90, 0x30, 0x81, 0x30], "\u{10000}"), ([0xE3, 0x32, 0x9A, 0x35], "\u{10FFFF}"),
      ([0x84, 0x31, 0xA4, 0x39], "\u{FFFF}"), ([0x84, 0x31, 0x95, 0x33, 0x41], "A"),
    ] as [([UInt8], String)]
  )
  func ends(bytes: [UInt8], text: String) throws {
    #expect(try TextDecoder.decode(bytes[...], as: .gb18030) == text)
  }

  @Test(
    "What is no character is told by its place",
    arguments: [
      ([0x41, 0x80, 0x42], 1), ([0x41, 0xFF], 1), ([0xB9, 0xB4, 0xBB], 2), ([0xB9, 0x20], 0), ([0x81, 0x30, 0x81], 0),
      ([0x84, 0x31, 0xA5, 0x30], 0), ([0xE3, 0x32, 0x9A, 0x36], 0),
    ] as [([UInt8], Int)]
  )
  func failures(bytes: [UInt8], offset: Int) {
    #expect(throws: TextDecoder.Failure(offset: offset)) { try TextDecoder.decode(bytes[...], as: .gb18030) }
  }

  @Test("Bytes tell their encoding")
  func detection() throws {
    let text = "公开01表\r\n收入合计\t263.33\r\n"
    let gbk: [UInt8] = [0xB9, 0xB4, 0xBB, 0xFC, 0x0A]
    func wide(_ order: [Int]) -> [UInt8] {
      text.utf16.flatMap { unit in order.map { UInt8(unit >> UInt16($0) & 0xFF) } }
    }
    let cases: [([UInt8], TextEncoding?)] = [
      (Array(text.utf8), .utf8), ([0xEF, 0xBB, 0xBF] + text.utf8, .utf8), (gbk, .gb18030),
      ([0xFF, 0xFE] + wide([0, 8]), .utf16LittleEndian), ([0xFE, 0xFF] + wide([8, 0]), .utf16BigEndian),
      (wide([0, 8]), .utf16LittleEndian), (wide([8, 0]), .utf16BigEndian), (gbk + [0xFF], nil), ([0, 0, 0, 0], nil),
      ([], .utf8),
    ]
    for (bytes, encoding) in cases {
      #expect(TextDecoder.encoding(of: bytes[...]) == encoding)
      guard let encoding, encoding != .gb18030, !bytes.isEmpty else { continue }
      #expect(try TextDecoder.decode(bytes[...], as: encoding) == text)
    }
    #expect(TextDecoder.repaired([0xB9, 0xB4, 0xFF, 0xBB, 0xFC][...], as: .gb18030) == "勾\u{FFFD}稽")
  }

  @Test(
    "Names of encodings as files write them",
    arguments: [
      ("UTF-8", .utf8), (" gb2312 ", .gb18030), ("GBK", .gb18030), ("x-gbk", .gb18030), ("\"utf8\"", .utf8),
      ("ISO-8859-1", .windows1252), ("unicode", .utf16LittleEndian), ("big5", nil), ("", nil),
    ] as [(String, TextEncoding?)]
  )
  func labels(name: String, encoding: TextEncoding?) {
    #expect(TextEncoding(label: name) == encoding)
  }
}
