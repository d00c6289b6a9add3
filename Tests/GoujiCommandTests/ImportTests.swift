import Foundation
import GoujiImport
import GoujiSyntax
import Testing

@testable import gouji

struct ImportTests {
  private static let source = "部门：临湖县医疗保障局\n第一部分 部门概况\n公开03表 支出决算表\n科目编码\t科目名称\t合计\n210\t卫生健康支出\t263.33\n"

  /// A file and standard input give the same draft: the importer's; the summary goes to standard error.
  @Test func fileAndInput() throws {
    let scratch = try Scratch()
    let path = try scratch.file("公开.txt", Self.source)
    let fromFile = CommandRun(["import", path])
    let fromInput = CommandRun(["import", "-"], input: Array(Self.source.utf8))
    let expected = DraftImporter.importText(Self.source)
    #expect(fromFile.code == .clean && fromInput.code == .clean)
    #expect(fromFile.output == expected.draft)
    #expect(fromInput.output == expected.draft)
    #expect(fromFile.complaints == ImportReport.text(expected.summary, of: .plain(Self.source), path, .zh))
    #expect(fromInput.complaints.hasPrefix("已导入 标准输入：1 个部分、1 张表、"))
  }

  @Test func encodings() {
    let gbk: [UInt8] = [0xB2, 0xBF, 0xC3, 0xC5, 0xA3, 0xBA, 0xD2, 0xBD, 0xB1, 0xA3, 0xBE, 0xD6, 0x0A]
    #expect(CommandRun(["import", "--from", "gbk", "-"], input: gbk).output == "部门：医保局\n")
    let utf16 = Array("\u{FEFF}部门：医保局\n".utf16).flatMap { unit in [UInt8(unit & 0xFF), UInt8(unit >> 8)] }
    #expect(CommandRun(["import", "--from=utf16", "-"], input: utf16).output == "部门：医保局\n")
  }

  /// What cannot be read is named, with the importer's advice; nothing is written to standard output.
  @Test(arguments: [
    ([], SourceProblem.empty),
    ([0x41, 0x00, 0x42], .binary),
  ])
  func problems(_ input: [UInt8], _ problem: SourceProblem) {
    let run = CommandRun(["import", "-"], input: input)
    #expect(run.code == .failed)
    #expect(run.output.isEmpty)
    #expect(run.complaints == "gouji: 标准输入：\(problem.message)\n")
  }

  /// A title whose table is not there, or could not be read, is no success.
  @Test func lostFormEndsWithOne() {
    let run = CommandRun(["import", "-"], input: Array("部门：甲局\n公开02表 收入决算表\n\n第二部分 说明\n".utf8))
    #expect(run.code == .findings)
    #expect(run.complaints.contains("有表名而没有表格：收入决算表"))
  }

  @Test func missingFile() {
    #expect(CommandRun(["import", "/没有.txt"]).complaints == "gouji: 找不到文件“/没有.txt”。请检查路径和文件名。\n")
  }
}
