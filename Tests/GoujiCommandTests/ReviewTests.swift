import Foundation
import GoujiPublish
import GoujiSyntax
import OfficeDocuments
import TestSupport
import Testing

@testable import gouji

/// `gouji check --report`: what is sent back to those who wrote the drafts.
struct ReviewTests {
  private let scratch: Scratch

  init() throws {
    scratch = try Scratch()
    _ = try scratch.file("草稿/甲.gouji", CommandFixtures.text("mistakes.gouji"))
    _ = try scratch.file("草稿/乙.gouji", CommandFixtures.text("agrees.gouji"))
    _ = try scratch.file("草稿/丙.gouji", [0x78, 0x00, 0x00])
  }

  private func tables(_ path: String) throws -> [[[String]]] {
    let bytes = Array(try Data(contentsOf: URL(fileURLWithPath: path)))
    return try DocumentReader.read(bytes, name: path).pages.flatMap(\.blocks).compactMap { block in
      guard case .table(let table) = block else { return nil }
      var grid = Array(repeating: Array(repeating: "", count: table.columnCount), count: table.rowCount)
      for cell in table.cells { grid[cell.row][cell.column] = cell.text }
      return grid
    }
  }

  /// One table over all files, then one for each that has findings; unreadable files are in it, too.
  @Test(arguments: ["html", "docx"])
  func reports(_ ending: String) throws {
    let report = scratch.path + "/审核意见." + ending
    let run = CommandRun(["check", scratch.path + "/草稿", "--report", report])
    #expect(run.code == .failed)
    #expect(run.complaints.hasSuffix("审核意见已写入 \(report)\n"))
    let tables = try tables(report)
    #expect(tables.count == 2)
    let overview = try #require(tables.first)
    #expect(overview[0] == ["文件", "错误", "警告", "其他", "数字", "已核对", "核对率", "没有读出的表"])
    #expect(overview.dropFirst().map { ($0[0] as NSString).lastPathComponent } == ["丙.gouji", "乙.gouji", "甲.gouji"])
    #expect(overview[1][1].contains("是二进制文件"))
    #expect(overview[2][1...2] == ["0", "0"])
    #expect(overview[2][6].hasPrefix("100.0%"))
    #expect(overview[3][1] == "2")
    let found = tables[1]
    #expect(found[0] == ["位置", "级别", "规则", "原文", "问题", "改法"])
    #expect(found.count == 3)
    #expect(found.dropFirst().allSatisfy { $0[0].hasPrefix("第") && $0[1] == "错误" && $0[2].hasPrefix("GJ") })
    // The formula and what to do about it stand in the text of the terminal, word for word.
    for row in found.dropFirst() {
      #expect(run.output.contains("\(row[1]) \(row[2]) \(row[4])\n"))
      #expect(!row[5].isEmpty && run.output.contains("改法：" + row[5].prefix { $0 != "；" }))
    }
  }

  /// A workbook has all findings in one sheet.
  @Test func workbook() throws {
    let report = scratch.path + "/审核意见.xlsx"
    #expect(CommandRun(["check", scratch.path + "/草稿", "--report", report]).code == .failed)
    let tables = try tables(report)
    #expect(tables.count == 2)
    #expect(tables[1][1] == ["文件", "位置", "级别", "规则", "原文", "问题", "改法"])
    #expect(tables[1].count == 5)
  }

  @Test func existingReports() throws {
    let report = try scratch.file("审核意见.html", "旧")
    let refused = CommandRun(["check", scratch.path + "/草稿", "--report", report])
    #expect(refused.code == .failed && refused.output.isEmpty)
    #expect(refused.complaints == "gouji: 已有“\(report)”；要覆盖它，加上 --force。\n")
    #expect(try scratch.text(report) == "旧")
    _ = CommandRun(["check", scratch.path + "/草稿", "--report", report, "--force"])
    #expect(try scratch.text(report).contains("<h1>审核意见</h1>"))
    #expect(CommandRun(["check", scratch.path, "--report", "a.pdf"]).complaints.hasPrefix("gouji: 不知道“a.pdf”是哪一种文件"))
  }

  /// Without bars, and the figure stands out.
  @Test(arguments: [
    ("| 208 |  社会保障 | ⟦12.00⟧ | 3 |", "208 社会保障 [12.00] 3 "),
    ("\t⟦甲⟧乙\n丙", "[甲]乙"),
    ("一二三四五六七八九十一二三四五六七八九十一二三四五六七⟦⟧八", "…四五六七八九十一二三四五六七八九十一二三四五六七八"),
  ])
  func excerpts(_ marked: String, _ expected: String) {
    let text = MarkedText(marked)
    let excerpt = ReviewExcerpt.text(.init(text.text), text.ranges[0])
    #expect(excerpt.runs.map { $0.isMarked ? "[\($0.text)]" : $0.text }.joined() == expected)
  }
}
