import Foundation
import OfficeDocuments
import TestSupport
import Testing

@testable import gouji

struct PublishTests {
  private let scratch: Scratch

  init() throws { scratch = try Scratch() }

  private func draft(_ name: String = "草稿.gouji") throws -> String {
    try scratch.file(name, CommandFixtures.text("agrees.gouji"))
  }

  private var files: [String] {
    get throws { try FileManager.default.contentsOfDirectory(atPath: scratch.path).sorted() }
  }

  @Test func severalAtOnce() throws {
    let path = try draft()
    let outputs = ["docx", "html", "xlsx", "txt"].map { scratch.path + "/决算公开." + $0 }
    let run = CommandRun(["publish", path] + outputs.flatMap { ["-o", $0] })
    #expect(run.code == .clean)
    #expect(run.complaints.isEmpty)
    #expect(run.output == outputs.map { "已生成 \($0)\n" }.joined())
    for (output, format) in zip(outputs, [DocumentFormat.docx, .html, .xlsx]) {
      let bytes = Array(try Data(contentsOf: URL(fileURLWithPath: output)))
      #expect(try DocumentReader.read(bytes, name: output).format == format)
    }
    // Nothing is left beside them.
    #expect(try files.count == 5)
  }

  /// A file that exists is lost only if that was asked for; of several none is written then.
  @Test func existingFiles() throws {
    let path = try draft()
    let old = try scratch.file("决算公开.html", "旧")
    let other = scratch.path + "/决算公开.txt"
    let refused = CommandRun(["publish", path, "-o", other, "-o", old])
    #expect(refused.code == .failed)
    #expect(refused.complaints == "gouji: 已有“\(old)”；要覆盖它，加上 --force。\n")
    #expect(try scratch.text(old) == "旧")
    #expect(!FileManager.default.fileExists(atPath: other))
    #expect(CommandRun(["publish", path, "-o", other, "-o", old, "--force"]).code == .clean)
    #expect(try scratch.text(old).hasPrefix("<!DOCTYPE html>"))
  }

  /// Errors stand in the way, unless they are to be passed over.
  @Test func errors() throws {
    let path = try scratch.file("草稿.gouji", CommandFixtures.text("mistakes.gouji"))
    let output = scratch.path + "/a.txt"
    let refused = CommandRun(["publish", path, "-o", output])
    #expect(refused.code == .findings)
    #expect(refused.output.contains("错误 GJ"))
    #expect(refused.complaints.contains("没有生成；一定要生成，加上 --anyway。"))
    #expect(!FileManager.default.fileExists(atPath: output))
    let forced = CommandRun(["publish", path, "-o", output, "--anyway"])
    #expect(forced.code == .clean)
    #expect(forced.complaints.contains("照样生成了。"))
    #expect(FileManager.default.fileExists(atPath: output))
  }

  /// What is not written yet always does.
  @Test(arguments: ["收入=万元。", "主要原因是：（请写原因）。"])
  func unfinished(_ sentence: String) throws {
    let path = try scratch.file("草稿.gouji", "年度：2024\n第一部分 部门概况\n" + sentence)
    let run = CommandRun(["publish", path, "-o", scratch.path + "/a.txt", "--anyway", "--force"])
    #expect(run.code == .findings)
    #expect(run.output.contains("草稿.gouji:3:"))
    #expect(run.complaints == "gouji: “\(path)”有 1 处没有写完，没有生成。\n")
    #expect(try files == ["草稿.gouji"])
  }

  /// A folder's drafts are published beside themselves or into another folder.
  @Test func folders() throws {
    _ = try draft("甲/草稿.gouji")
    _ = try draft("乙.gouji")
    #expect(CommandRun(["publish", scratch.path, "-o", ".txt"]).code == .clean)
    #expect(try files == ["乙.gouji", "乙.txt", "甲"])
    #expect(FileManager.default.fileExists(atPath: scratch.path + "/甲/草稿.txt"))
    try FileManager.default.createDirectory(atPath: scratch.path + "/公开", withIntermediateDirectories: true)
    #expect(CommandRun(["publish", scratch.path, "-o", scratch.path + "/公开/.html"]).code == .clean)
    #expect(
      try FileManager.default.contentsOfDirectory(atPath: scratch.path + "/公开").sorted() == ["乙.html", "草稿.html"]
    )
    let many = CommandRun(["publish", scratch.path, "-o", scratch.path + "/a.txt"])
    #expect(many.complaints.hasPrefix("gouji: 有几份草稿，不能都写进“\(scratch.path)/a.txt”"))
    // Two of one name that come together.
    _ = try draft("丙/草稿.gouji")
    #expect(CommandRun(["publish", scratch.path, "-o", scratch.path + "/公开/.txt"]).code == .failed)
  }

  @Test func whatCannotBeMade() throws {
    let path = try scratch.file("草稿.gouji", "年度：2024\n第一部分 部门概况\n没有表。")
    #expect(CommandRun(["publish", path, "-o", scratch.path + "/a.xlsx"]).complaints.contains("里没有表，做不成工作簿。"))
    #expect(CommandRun(["publish", path, "-o", scratch.path + "/没有/a.txt"]).code == .failed)
    #expect(CommandRun(["publish", scratch.path + "/b.gouji", "-o", scratch.path + "/a.txt"]).code == .failed)
    #expect(try files == ["草稿.gouji"])
  }
}
