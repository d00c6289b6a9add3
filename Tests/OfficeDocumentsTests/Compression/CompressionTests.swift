import Foundation
import OfficeDocuments
import TestSupport
import Testing

@Suite("Compression")
struct CompressionTests {
  /// Streams by Python's zlib; `Peers/compression.py` writes them.
  struct Cases: Decodable {
    struct Stream: Decodable {
      var name: String
      var stream: Data
      /// Nil where zlib refuses the stream.
      var plain: Data?
    }
    struct Check: Decodable {
      var plain: Data
      var crc32: UInt32
      var adler32: UInt32
    }
    var cases: [Stream]
    var checks: [Check]
  }

  static func cases() throws -> Cases {
    try JSONDecoder().decode(Cases.self, from: Data(contentsOf: OfficeFixtures.url("compression.json")))
  }

  @Test("Every stream is read as zlib reads it, and refused where zlib refuses it")
  func streams() throws {
    for item in try CompressionTests.cases().cases {
      let result = Zlib.decode([UInt8](item.stream), limit: 1 << 20)
      if let plain = item.plain {
        #expect(result.problem == nil, "\(item.name)")
        #expect(result.bytes == [UInt8](plain), "\(item.name)")
        #expect(result.consumed <= item.stream.count)
      } else {
        #expect(result.problem != nil, "\(item.name)")
      }
    }
  }

  @Test("Check values are zlib's")
  func checks() throws {
    for item in try CompressionTests.cases().checks {
      let bytes = [UInt8](item.plain)
      #expect(CRC32.checksum(bytes[...]) == item.crc32)
      #expect(Adler32.checksum(bytes[...]) == item.adler32)
      let half = bytes.count / 2
      #expect(CRC32.checksum(bytes[half...], seed: CRC32.checksum(bytes[..<half])) == item.crc32)
    }
  }

  @Test("A stream that breaks off gives what came before")
  func truncated() throws {
    let plain = [UInt8](String(repeating: "收入合计一百二十三万元；", count: 40).utf8)
    let stream = Deflate.encode(plain)
    for count in 0..<stream.count {
      let result = Inflate.decode(stream[..<count], limit: 1 << 20)
      #expect(result.problem == .truncated)
      #expect(plain.starts(with: result.bytes))
    }
    #expect(Inflate.decode(stream + [1, 2, 3], limit: 1 << 20) == Inflated(bytes: plain, consumed: stream.count))
  }

  @Test("Never more than the limit, exactly up to it")
  func limit() {
    let plain = [UInt8](repeating: 7, count: 3000) + (0..<3000).map { UInt8(truncatingIfNeeded: $0 &* $0 >> 3) }
    let stream = Deflate.encode(plain)
    for limit in [0, 1, 257, 258, 259, 2999, 3000, 3001, 5999] {
      let result = Inflate.decode(stream, limit: limit)
      #expect(result.problem == .limit)
      #expect(result.bytes == Array(plain.prefix(limit)))
    }
    #expect(Inflate.decode(stream, limit: 6000).problem == nil)
  }

  @Test("A bomb costs no more than its limit")
  func bomb() {
    let stream = Deflate.encode([UInt8](repeating: 0, count: 400_000))
    #expect(stream.count < 1000)
    let result = Inflate.decode(stream, limit: 10_000)
    #expect(result.problem == .limit)
    #expect(result.bytes.count == 10_000)
  }

  @Test("What is written is read again, and no longer than stored")
  func roundTrip() throws {
    var random = SeededGenerator(seed: 1951)
    var plains: [[UInt8]] = [[], [1], Array(repeating: 9, count: 70_000)]
    for size in [2, 3, 4, 100, 1000, 40_000] {
      for alphabet in [1, 2, 5, 256] {
        plains.append((0..<size).map { _ in UInt8(random.number(0..<alphabet)) })
      }
    }
    // Repetitions at all distances up to the window and past it.
    let block = (0..<300).map { _ in UInt8(random.number(0..<256)) }
    for gap in [1, 4096, 32_100, 32_468, 32_768, 33_000] {
      plains.append(block + Array(repeating: 0, count: gap) + block)
    }
    plains += try CompressionTests.cases().checks.map { [UInt8]($0.plain) }
    for plain in plains {
      let stream = Deflate.encode(plain)
      #expect(Inflate.decode(stream, limit: plain.count) == Inflated(bytes: plain, consumed: stream.count))
      #expect(stream.count <= plain.count + (plain.count / 30_000 + 1) * 6)
      #expect(Zlib.decode(Zlib.encode(plain), limit: plain.count).problem == nil)
    }
  }

  @Test("Any bytes are read to an end")
  func anyBytes() {
    var random = SeededGenerator(seed: 7)
    for _ in 0..<300 {
      let bytes = (0..<random.number(0..<200)).map { _ in UInt8(random.number(0..<256)) }
      let result = Inflate.decode(bytes, limit: 5000)
      #expect(result.bytes.count <= 5000)
      #expect(result.consumed <= bytes.count)
    }
  }
}
