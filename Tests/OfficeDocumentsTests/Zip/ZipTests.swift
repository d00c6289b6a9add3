import Foundation
import OfficeDocuments
import TestSupport
import Testing

@Suite("ZIP archives")
struct ZipTests {
  private static let text = String(repeating: "收入合计 263.33 万元\n", count: 20)

  private func contents(_ bytes: [UInt8]) throws -> [String: String] {
    let archive = try ZipArchive(bytes)
    var result: [String: String] = [:]
    for entry in archive.entries {
      result[entry.name] = String(decoding: try archive.contents(of: entry, limit: 10_000), as: UTF8.self)
    }
    return result
  }

  /// Written by Python's zipfile; see `Peers/archives.py`.
  @Test(
    "Archives of all shapes hold what was packed",
    arguments: [
      ("deflated", false), ("stored", false), ("comment", false), ("zip64", false), ("prepended", false),
      ("streamed", false), ("streamed, cut", true), ("cut", true),
    ]
  )
  func shapes(name: String, isRepaired: Bool) throws {
    let bytes = try OfficeFixtures.bytes("zip/\(name).zip")
    #expect(try contents(bytes) == ["a.txt": ZipTests.text, "文件夹/b.txt": "", "Word/Document.xml": "<a/>"])
    let archive = try ZipArchive(bytes)
    #expect(archive.isRepaired == isRepaired)
    #expect(archive.entry("word/document.XML")?.name == "Word/Document.xml")
    #expect(archive.entry("c.txt") == nil)
  }

  @Test("Names without the flag of UTF-8 are of the first PC's code page")
  func names() throws {
    #expect(try contents(OfficeFixtures.bytes("zip/code page 437.zip")) == ["caféß.txt": "1"])
  }

  @Test("What is no archive, or packed otherwise, is told")
  func refused() throws {
    #expect(throws: ZipError.notArchive) { try ZipArchive([]) }
    #expect(throws: ZipError.notArchive) {
      try ZipArchive(Array("PK\u{3}\u{4} and nothing else that would be one".utf8))
    }
    let bzip2 = try ZipArchive(OfficeFixtures.bytes("zip/bzip2.zip"))
    #expect(throws: ZipError.method(12)) { try bzip2.contents(of: bzip2.entries[0], limit: 1000) }
  }

  @Test("Sizes that lie do no harm, wrong contents are told, and no file passes the limit")
  func lies() throws {
    let bytes = try OfficeFixtures.bytes("zip/deflated.zip")
    let directory = try #require(bytes.firstRange(of: [0x50, 0x4B, 1, 2]))
    for field in [20, 24] {
      for value in [0, 1, 0xFF] as [UInt8] {
        var lying = bytes
        for offset in 0..<4 { lying[directory.lowerBound + field + offset] = value }
        #expect(try contents(lying)["a.txt"] == ZipTests.text)
      }
    }
    var wrong = bytes
    wrong[directory.lowerBound + 16] ^= 1
    let archive = try ZipArchive(wrong)
    #expect(throws: ZipError.damaged) { try archive.contents(of: archive.entries[0], limit: 10_000) }
    #expect(throws: ZipError.tooLarge) { try archive.contents(of: archive.entries[0], limit: 100) }
    var secret = bytes
    secret[directory.lowerBound + 8] |= 1
    let locked = try ZipArchive(secret)
    #expect(throws: ZipError.encrypted) { try locked.contents(of: locked.entries[0], limit: 10_000) }
  }

  @Test("What is written is read again, and the same twice")
  func writer() throws {
    func written() -> [UInt8] {
      var writer = ZipWriter()
      writer.add("[Content_Types].xml", Array("<Types/>".utf8))
      writer.add("说明.txt", Array(ZipTests.text.utf8))
      writer.add("empty", [])
      return writer.finish()
    }
    #expect(written() == written())
    #expect(try contents(written()) == ["[Content_Types].xml": "<Types/>", "说明.txt": ZipTests.text, "empty": ""])
    #expect(try ZipArchive(written()).isRepaired == false)
  }

  @Test("Any damage is survived")
  func fuzz() throws {
    var random = SeededGenerator(seed: 6)
    for name in ["deflated", "zip64", "streamed", "streamed, cut"] {
      let bytes = try OfficeFixtures.bytes("zip/\(name).zip")
      for _ in 0..<40 {
        var damaged = bytes
        for _ in 0..<random.number(1..<6) { damaged[random.number(0..<damaged.count)] = UInt8(random.number(0..<256)) }
        if random.once(in: 3) { damaged = Array(damaged.prefix(random.number(0..<damaged.count))) }
        guard let archive = try? ZipArchive(damaged) else { continue }
        for entry in archive.entries {
          let contents = try? archive.contents(of: entry, limit: 5000)
          #expect((contents?.count ?? 0) <= 5000)
        }
      }
    }
  }
}
