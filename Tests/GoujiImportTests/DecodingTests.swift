import GoujiImport
import Testing

struct DecodingTests {
  /// 部门决算 in GBK.
  private static let gbk: [UInt8] = [0xB2, 0xBF, 0xC3, 0xC5, 0xBE, 0xF6, 0xCB, 0xE3]

  private func problem(_ bytes: [UInt8], from encoding: SourceEncoding? = nil) -> SourceProblem? {
    if case .failure(let problem) = DraftImporter.decode(bytes, from: encoding) { problem } else { nil }
  }

  private func text(_ bytes: [UInt8], from encoding: SourceEncoding? = nil) -> String? {
    try? DraftImporter.decode(bytes, from: encoding).get()
  }

  @Test func textIsRead() {
    #expect(text(Array("部门决算".utf8)) == "部门决算")
    #expect(text([0xEF, 0xBB, 0xBF] + Array("部门决算".utf8)) == "部门决算")
    #expect(text(Self.gbk, from: .gbk) == "部门决算")
    #expect(text([0xFF, 0xFE, 0xE8, 0x90, 0xE8, 0x95], from: .utf16) == "部门")
    #expect(
      text(Array(repeating: Self.gbk, count: 50_000).flatMap { $0 }, from: .gbk)
        == String(repeating: "部门决算", count: 50_000)
    )
  }

  @Test func whatIsNoTextIsNamed() {
    #expect(problem([]) == .empty)
    #expect(problem(Array(" \n\t\r\n".utf8)) == .empty)
    #expect(problem(Array("%PDF-1.7".utf8) + [0xE2, 0xE3]) == .pdf)
    #expect(problem([0x50, 0x4B, 0x03, 0x04, 0x14]) == .officeDocument)
    #expect(problem([0xD0, 0xCF, 0x11, 0xE0, 0xA1, 0xB1, 0x1A, 0xE1]) == .legacyDocument)
    #expect(problem([0x89, 0x50, 0x4E, 0x47, 0x00, 0xFF]) == .binary)
    #expect(problem([0x61, 0x00, 0x62]) == .binary)
    #expect(problem(Self.gbk) == .likelyGBK)
    #expect(problem([0xFF, 0xFE, 0x61, 0x00]) == .utf16)
    #expect(problem([0x61, 0x62, 0xFF, 0xFF]) == .notUTF8(offset: 2))
    #expect(problem(Self.gbk + [0xFF], from: .gbk) == .notInEncoding(.gbk, offset: 8))
  }

  @Test func everyProblemSaysWhatToDo() {
    let problems: [SourceProblem] = [
      .empty, .binary, .pdf, .officeDocument, .legacyDocument, .likelyGBK, .utf16, .notUTF8(offset: 3),
      .notInEncoding(.gbk, offset: 3),
    ]
    #expect(Set(problems.map(\.message)).count == problems.count)
    #expect(SourceProblem.pdf.message.contains("pdftotext -layout"))
    #expect(SourceProblem.likelyGBK.message.contains("--from gbk"))
    #expect(SourceProblem.notUTF8(offset: 3).message.contains("第 4 个字节"))
  }
}
