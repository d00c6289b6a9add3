import Testing

@testable import OfficeDocuments

@Suite("Filters of PDF streams")
struct PDFFilterTests {
  private static func text(_ decoded: PDFDecoded) -> String { String(decoding: decoded.bytes, as: UTF8.self) }

  @Test(
    "ASCIIHex: white space counts for nothing, an odd digit is followed by 0",
    arguments: [("48 65 6C6c\n6F>", "Hello", true), ("4869 7>", "Hip", true), ("4869", "Hi", false)]
  )
  func hex(input: String, text: String, isComplete: Bool) {
    let decoded = ASCIIHex.decode(Array(input.utf8)[...])
    #expect(PDFFilterTests.text(decoded) == text)
    #expect(decoded.isComplete == isComplete)
  }

  @Test(
    "ASCII85: groups of five, `z`, a short last group",
    arguments: [
      ("87cURD]i,\"Ebo80~>", "Hello World!", true), ("87cURDZ~>", "Hello", true), ("z~>", "\0\0\0\0", true),
      ("87cUR", "Hell", false),
    ]
  )
  func ascii85(input: String, text: String, isComplete: Bool) {
    let decoded = ASCII85.decode(Array(input.utf8)[...], limit: 100)
    #expect(PDFFilterTests.text(decoded) == text)
    #expect(decoded.isComplete == isComplete)
  }

  @Test("RunLength: copies and repeats up to 128")
  func runLength() {
    let input: [UInt8] = [2, 65, 66, 67, 254, 68, 0, 69, 128, 1, 2]
    #expect(PDFFilterTests.text(RunLength.decode(input[...], limit: 100)) == "ABCDDDE")
    #expect(RunLength.decode(input[..<2], limit: 100).isComplete == false)
    #expect(RunLength.decode([129, 7], limit: 10).bytes == [UInt8](repeating: 7, count: 128))
  }

  @Test("LZW: the example of the standard, and a code that is being made")
  func lzw() {
    let example: [UInt8] = [0x80, 0x0B, 0x60, 0x50, 0x22, 0x0C, 0x0C, 0x85, 0x01]
    #expect(LZW.decode(example[...], changesEarly: true, limit: 100).bytes == [45, 45, 45, 45, 45, 65, 45, 45, 45, 66])
    #expect(LZW.decode(example[..<5], changesEarly: true, limit: 100).isComplete == false)
  }

  @Test("LZW: longer codes, with the change early and late", arguments: [true, false])
  func longCodes(isEarly: Bool) {
    var generator = SystemIndependentGenerator(state: 7)
    let plain = (0..<9000).map { _ in UInt8(truncatingIfNeeded: generator.next() % 7) }
    let encoded = LZWWriter.encode(plain, changesEarly: isEarly)
    let decoded = LZW.decode(encoded[...], changesEarly: isEarly, limit: 1 << 20)
    #expect(decoded.bytes == plain)
    #expect(decoded.isComplete)
  }

  @Test("PNG predictors: every type of row")
  func png() throws {
    let predictor = try #require(Predictor(isTIFF: false, colors: 1, bits: 8, columns: 3))
    let rows: [UInt8] = [
      0, 10, 20, 30,
      1, 1, 1, 1,
      2, 5, 5, 5,
      3, 1, 1, 1,
      4, 1, 1, 1,
    ]
    #expect(predictor.undo(rows) == [10, 20, 30, 1, 2, 3, 6, 7, 8, 4, 6, 8, 5, 7, 9])
    #expect(predictor.undo([2, 1, 1]) == [1, 1])
    #expect(Predictor(isTIFF: false, colors: 0, bits: 8, columns: 1) == nil)
  }

  @Test("TIFF predictor: samples of 8, 16 and 4 bits")
  func tiff() throws {
    let bytes = try #require(Predictor(isTIFF: true, colors: 2, bits: 8, columns: 3))
    #expect(bytes.undo([1, 2, 1, 1, 1, 1, 9, 9]) == [1, 2, 2, 3, 3, 4, 9, 9])
    let shorts = try #require(Predictor(isTIFF: true, colors: 1, bits: 16, columns: 2))
    #expect(shorts.undo([0x00, 0xFF, 0x00, 0x02]) == [0x00, 0xFF, 0x01, 0x01])
    let nibbles = try #require(Predictor(isTIFF: true, colors: 1, bits: 4, columns: 4))
    #expect(nibbles.undo([0x12, 0x3F]) == [0x13, 0x65])
  }
}

/// The same numbers on every machine.
struct SystemIndependentGenerator: RandomNumberGenerator {
  var state: UInt64

  mutating func next() -> UInt64 {
    state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
    return state >> 33
  }
}

/// Writes LZW data, to have something to read.
enum LZWWriter {
  static func encode(_ bytes: [UInt8], changesEarly: Bool) -> [UInt8] {
    var table: [[UInt8]: Int] = [:]
    var next = 258
    var width = 9
    var output: [UInt8] = []
    var buffer = 0
    var pending = 0
    func put(_ code: Int) {
      buffer = (buffer << width | code) & 0xFFF_FFFF
      pending += width
      while pending >= 8 {
        pending -= 8
        output.append(UInt8(buffer >> pending & 0xFF))
      }
    }
    func code(_ sequence: [UInt8]) -> Int { sequence.count == 1 ? Int(sequence[0]) : table[sequence] ?? 0 }
    func grow() {
      next += 1
      if next + (changesEarly ? 1 : 0) > 1 << width { width = min(width + 1, 12) }
    }
    put(256)
    var current: [UInt8] = []
    for byte in bytes {
      if current.isEmpty || table[current + [byte]] != nil {
        current.append(byte)
        continue
      }
      put(code(current))
      table[current + [byte]] = next
      grow()
      if next >= 4094 {
        put(256)
        table = [:]
        next = 258
        width = 9
      }
      current = [byte]
    }
    if !current.isEmpty {
      put(code(current))
      grow()
    }
    put(257)
    if pending > 0 { output.append(UInt8(buffer << (8 - pending) & 0xFF)) }
    return output
  }
}
