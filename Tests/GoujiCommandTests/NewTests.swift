import Foundation
import TestSupport
import Testing

@testable import gouji

/// `gouji new`: forms to a draft in which nothing is left to do but what only people can.
struct NewTests {
  private let scratch: Scratch

  init() throws { scratch = try Scratch() }

  /// The forms of a sound draft and nothing else.
  private func forms(_ name: String) throws -> String {
    let text = try Fixtures.text(name)
    let lines = text.components(separatedBy: "\n")
    let first = try #require(lines.firstIndex { $0.hasPrefix("公开01表") })
    // In some the forms come last.
    let last =
      lines[first...].firstIndex { $0.hasPrefix("第三部分") || $0.hasPrefix("项目支出绩效自评表") } ?? lines.endIndex
    return (lines.prefix(5) + lines[first..<last]).joined(separator: "\n")
  }

  private let placeholders = ["(请写原因)", "(请写)", "(请写内容)", "(沿用上年,请核对)"]

  /// Whether every error and warning is one of the places that are left to people; how many there are.
  private func left(_ draft: String) -> (others: [String], count: Int) {
    let findings = CommandRun(["check", "--severity", "warning", draft]).output.components(separatedBy: "\n")
      .filter { $0.contains(": 错误 ") || $0.contains(": 警告 ") }
    // `=` stands for a figure that no form has.
    let open = placeholders.map { "“\($0)”" } + ["GJ013 "]
    return (findings.filter { line in !open.contains { line.contains($0) } }, findings.count)
  }

  @Test(arguments: [
    "Whole/dashes-sound.gouji", "Whole/page-breaks-sound.gouji", "Whole/information-in-panels-sound.gouji",
  ])
  func aWholeDraft(_ name: String) throws {
    let source = try scratch.file("表.gouji", forms(name))
    let draft = scratch.path + "/草稿.gouji"
    #expect(CommandRun(["new", source, "-o", draft]) == CommandRun(output: "已生成 \(draft)\n"))
    let (others, count) = left(draft)
    #expect(others == [], "\(name)")
    #expect(count > 0)
    let text = try scratch.text(draft)
    for heading in ["第一部分", "第二部分", "第三部分", "第四部分", "二、收入决算情况说明", "一、财政拨款收入：指"] {
      #expect(text.contains("\n" + heading), "\(heading)")
    }
    // Nothing that is open is published.
    #expect(CommandRun(["publish", draft, "-o", scratch.path + "/a.txt", "--anyway"]).code == .findings)
  }

  /// Changes come from last year's draft, and so do the duties.
  @Test func lastYear() throws {
    let now = try Fixtures.text("Whole/dashes-sound.gouji")
    let before = [
      ("2024", "2023"), ("448.68", "440.68"), ("610.95", "602.95"), ("823.04", "815.04"), ("780.99", "772.99"),
    ]
    .reduce(now) { $0.replacingOccurrences(of: $1.0, with: $1.1) }
    let last = try scratch.file("2023/草稿.gouji", before)
    let source = try scratch.file("表.gouji", forms("Whole/dashes-sound.gouji"))
    let draft = scratch.path + "/2024.gouji"
    #expect(CommandRun(["new", source, "--last", last, "-o", draft]).code == .clean)
    let text = try scratch.text(draft)
    #expect(text.contains("上年：2023/草稿.gouji\n"))
    #expect(text.contains("行政运行（项）：支出决算数为448.68万元，比上年增加8.00万元，增长1.82%，主要原因是：（请写原因）。"))
    // What has not changed has no reason.
    #expect(text.contains("支出决算数为162.27万元，与上年持平。"))
    #expect(text.contains("一、主要职责\n贯彻执行国家和省有关法律法规和政策，负责本地区有关管理工作。\n（沿用上年，请核对）\n"))
    #expect(left(draft).others == [])
  }

  @Test func whatCannotBeMade() throws {
    let source = try scratch.file("表.gouji", "部门：甲局\n年度：2024\n\n没有表。\n")
    #expect(CommandRun(["new", source]).complaints == "gouji: “\(source)”里没有认出公开表。\n")
    let bare = try scratch.file("b.gouji", "公开03表 支出决算表\n| 合计 | 1.00 |\n")
    #expect(CommandRun(["new", bare]).complaints.contains("没有写部门名称或年度"))
    let old = try scratch.file("草稿.gouji", "旧")
    #expect(CommandRun(["new", source, "-o", old]).complaints.contains("要覆盖它，加上 --force"))
    #expect(try scratch.text(old) == "旧")
    #expect(CommandRun(["new", source, "--last", scratch.path + "/没有.gouji"]).code == .failed)
  }
}

extension CommandRun {
  fileprivate init(output: String) {
    self.output = output
    complaints = ""
    code = .clean
  }
}
