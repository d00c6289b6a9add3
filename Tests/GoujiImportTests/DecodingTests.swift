import GoujiImport
import OfficeDocuments
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
    // Nobody has to say which encoding it is.
    #expect(text(Self.gbk) == "部门决算")
    #expect(text([0xFF, 0xFE, 0x61, 0x00]) == "a")
    #expect(text([0xFF, 0xFE, 0xE8, 0x90, 0xE8, 0x95], from: .utf16) == "部门")
    #expect(
      text(Array(repeating: Self.gbk, count: 50_000).flatMap { $0 }, from: .gbk)
        == String(repeating: "部门决算", count: 50_000)
    )
  }

  @Test func whatIsNoTextIsNamed() {
    #expect(problem([]) == .empty)
    #expect(problem(Array(" \n\t\r\n".utf8)) == .empty)
    #expect(problem([0x89, 0x50, 0x4E, 0x47, 0x0D, 0x0A, 0x1A, 0x0A, 0, 0, 0, 0x0D, 0x49, 0x48]) == .binary)
    #expect(problem([0x61, 0x00, 0x62]) == .binary)
    #expect(problem([0x61, 0x62, 0xFF, 0xFF]) == .notUTF8(offset: 2))
    #expect(problem(Self.gbk + [0xFF], from: .gbk) == .notInEncoding(.gbk, offset: 8))
  }

  /// What a file is, its bytes tell; a file that is not what it says is named.
  @Test func filesAreTold() {
    func problem(_ bytes: [UInt8], _ name: String = "") -> SourceProblem? {
      if case .failure(let problem) = SourceFile.read(bytes, name: name) { problem } else { nil }
    }
    func isDamaged(_ problem: SourceProblem?) -> Bool {
      if case .document(.damaged) = problem { true } else { false }
    }
    #expect(isDamaged(problem(Array("%PDF-1.7\n".utf8) + [0xE2, 0xE3, 0x00])))
    #expect(isDamaged(problem([0x50, 0x4B, 0x03, 0x04, 0x14])))
    #expect(problem([]) == .empty)
    #expect(problem([0x61, 0x00, 0x62]) == .binary)
    #expect(problem(Array("合计 12.00".utf8), "甲.txt") == nil)
    #expect(problem(Self.gbk, "甲.txt") == nil)
  }

  @Test func everyProblemSaysWhatToDo() {
    let problems: [SourceProblem] = [
      .empty, .binary, .tooLarge, .encoded("GBK"), .scanned(pages: 3), .notUTF8(offset: 3),
      .notInEncoding(.gbk, offset: 3),
      .document(.damaged(.pdf, while: "xref")), .document(.encrypted(.pdf)), .document(.empty(.docx)),
      .document(.tooLarge(.xlsx, limit: "zip")), .document(.oldFormat(".doc")), .document(.unknownFormat),
    ]
    #expect(Set(problems.map(\.message)).count == problems.count)
    #expect(SourceProblem.document(.encrypted(.pdf)).message.contains("去掉密码"))
    #expect(SourceProblem.notUTF8(offset: 3).message.contains("第 4 个字节"))
  }
}
