import Foundation
import GoujiAnalysis
import GoujiCatalog
import GoujiFacts
import GoujiSyntax
import GoujiSystem
import TestSupport
import Testing

@testable import GoujiWorkspace

/// Code tables and rules of an office's own, found around its drafts and read again when they change.
@Suite final class OfficeFilesTests {
  private let folder = FileManager.default.temporaryDirectory.appendingPathComponent("gouji 科目 \(UUID().uuidString)")

  deinit { try? FileManager.default.removeItem(at: folder) }

  private func path(_ name: String) -> FilePath { FilePath(folder.path + (name.isEmpty ? "" : "/" + name)) }

  private func write(_ text: String, to name: String) throws { try write(Array(text.utf8), to: name) }

  private func write(_ bytes: [UInt8], to name: String) throws {
    let url = folder.appendingPathComponent(name)
    try FileManager.default.createDirectory(at: url.deletingLastPathComponent(), withIntermediateDirectories: true)
    try Data(bytes).write(to: url)
  }

  /// The draft's analysis among the files, and what is wrong with those.
  private func check(
    _ text: String,
    _ name: String = "a.gouji",
    _ files: WorkspaceFiles = WorkspaceFiles(),
    codes: FilePath? = nil
  ) -> (analysis: Analysis, reports: [FileReport]) {
    var reports: [FileReport] = []
    let scope = WorkspaceFiles.Scope(roots: [path("")], codes: codes)
    let analysis = Analysis(SourceText(text)) { header in
      let surroundings = files.surroundings(of: header, at: path(name), in: scope)
      reports = surroundings.reports
      return surroundings.environment
    }
    return (analysis, reports)
  }

  private func messages(_ analysis: Analysis, _ rule: String) -> [String] {
    analysis.findings.filter { $0.rule == rule }.map(\.message)
  }

  /// A table whose only row has a code of the office's own.
  private func draft(_ name: String, header: String = "") -> String {
    """
    部门：甲局
    年度：2024
    \(header)
    公开03表 支出决算表
    | 科目编码 | 科目名称 | 本年支出合计 | 基本支出 | 项目支出 | 上缴上级支出 | 经营支出 | 对附属单位补助支出 |
    |  | 合计 | 1.00 | 1.00 | | | | |
    | 210 | 卫生健康支出 | 1.00 | 1.00 | | | | |
    | 21015 | 医疗保障管理事务 | 1.00 | 1.00 | | | | |
    | 2101588 | \(name) | 1.00 | 1.00 | | | | |
    """
  }

  private static let table = "code\tname\n2101588\t长期护理保险经办\n"

  // MARK: Which table

  @Test func everyDraftHasTheNearestTable() throws {
    try write(Self.table, to: "科目.tsv")
    try write("code\tname\n2101588\t照护保险经办\n", to: "乙/科目.tsv")
    try write("code\tname\n2101588\t失能保险经办\n", to: "市.tsv")
    let files = WorkspaceFiles()
    func name(_ draft: String, header: String = "", codes: FilePath? = nil) -> String? {
      check(self.draft("某项经办", header: header), draft, files, codes: codes).analysis.book.functional[2_101_588]?.name
    }
    #expect(name("a.gouji") == "长期护理保险经办")
    #expect(name("甲/深/a.gouji") == "长期护理保险经办")
    #expect(name("乙/深/a.gouji") == "照护保险经办")
    // The settings go before what lies in the folder, the header before both.
    #expect(name("乙/a.gouji", codes: path("市.tsv")) == "失能保险经办")
    #expect(name("乙/a.gouji", header: "科目表：../科目.tsv", codes: path("市.tsv")) == "长期护理保险经办")
    // Above the folders that are open nobody looks.
    let outside = WorkspaceFiles.Scope(roots: [path("乙/深")])
    let header = Analysis(draft("某项经办")).reading.header
    let alone = files.surroundings(of: header, at: path("甲/a.gouji"), in: outside)
    #expect(alone.environment.book === Books.embedded.usual)
  }

  @Test func aPublishedCodeOfTheTableWarns() throws {
    let wrong = draft("长期护理保险经办费")
    #expect(messages(check(wrong).analysis, "GJ802") == [])
    try write(Self.table, to: "科目.tsv")
    let found = check(wrong).analysis.findings.filter { $0.rule == "GJ802" }
    #expect(found.map(\.message) == ["2101588的名称是“长期护理保险经办”，写成了“长期护理保险经办费”"])
    #expect(found.map(\.severity) == [.warning])
    #expect(messages(check(draft("长期护理保险经办")).analysis, "GJ802") == [])
  }

  @Test func aTableMayReplaceTheEmbeddedOne() throws {
    try write("# 替换\ncode\tname\n210\t卫生健康支出\n21015\t医疗保障管理事务\n2101588\t长期护理保险经办\n301\t工资福利支出\n", to: "科目.tsv")
    let book = check(draft("长期护理保险经办")).analysis.book
    #expect(book.functional.entries.map(\.code) == [210, 21015, 2_101_588])
    #expect(book.economic.entries.map(\.code) == [301])
    try write("# 替换\ncode\tname\n210\t卫生健康支出\n", to: "科目.tsv")
    #expect(check(draft("长期护理保险经办")).analysis.book.economic.entries == Books.embedded.usual.economic.entries)
  }

  // MARK: Bad tables

  @Test(
    arguments: [
      (Array("code\tname\n210\t甲\n210\t乙\n".utf8), [(2, "科目编码210与第2行重复")]),
      (Array("科目\t说明\n210\t甲\n".utf8), [(0, "首行应写列名")]),
      (Array("code\tname\n3010101\t甲\n".utf8), [(1, "科目编码“3010101”应为3、5位数字")]),
      (Array("code\tname\n".utf8) + [0x32, 0x31, 0x30, 0x09, 0xCE, 0xC0, 0xC9, 0xFA], [(1, "不是 UTF-8")]),
      (Array("code\tname\n210\t".utf8) + Array(repeating: 0x61, count: 9_000), [(1, "本行太长")]),
    ] as [([UInt8], [(line: Int, text: String)])]
  )
  func aBadTableIsReportedAndTheEmbeddedOneStays(_ bytes: [UInt8], _ expected: [(line: Int, text: String)]) throws {
    try write(bytes, to: "科目.tsv")
    let (analysis, reports) = check(draft("某项经办"))
    #expect(analysis.book === Books.embedded.usual)
    #expect(analysis.findings.filter { $0.severity <= .warning } == [])
    let report = try #require(reports.first)
    #expect(reports.map(\.path) == [path("科目.tsv")])
    #expect(report.findings.map { report.text.line(at: $0.range.lowerBound) } == expected.map(\.line))
    for (finding, (_, text)) in zip(report.findings, expected) {
      #expect(finding.message.contains(text) && finding.message.hasSuffix("仍按内置的科目表核对"), "\(finding.message)")
      #expect(finding.severity == .error)
    }
  }

  @Test func aTableThatIsNotThereIsReportedWhereItIsNamed() throws {
    let (analysis, reports) = check(draft("某项经办", header: "科目表：没有.tsv"))
    #expect(messages(analysis, "GJ009") == ["读不到科目表“没有.tsv”，仍按内置的科目表核对"])
    #expect(reports == [])
    let asked = check(draft("某项经办"), codes: path("没有.tsv"))
    #expect(messages(asked.analysis, "GJ009") == [])
    #expect(asked.reports.flatMap(\.findings).map(\.message) == ["找不到这个文件；仍按内置的科目表核对"])
    try FileManager.default.createDirectory(
      at: folder.appendingPathComponent("科目.tsv"),
      withIntermediateDirectories: true
    )
    #expect(check(draft("某项经办")).reports.flatMap(\.findings).map(\.message) == ["这不是一个文件；仍按内置的科目表核对"])
  }

  // MARK: Change

  @Test func aTableIsReadAgainWhenItChanges() throws {
    try write(Self.table, to: "科目.tsv")
    let files = WorkspaceFiles()
    let first = check(draft("甲"), "a.gouji", files).analysis.book
    #expect(check(draft("乙"), "b/b.gouji", files).analysis.book === first)
    // Written anew, but the same: nothing is derived again.
    try FileManager.default.setAttributes(
      [.modificationDate: Date(timeIntervalSince1970: 1)],
      ofItemAtPath: path("科目.tsv").path
    )
    #expect(check(draft("甲"), "a.gouji", files).analysis.book === first)
    try write("code\tname\n2101588\t照护保险经办\n", to: "科目.tsv")
    #expect(check(draft("甲"), "a.gouji", files).analysis.book.functional[2_101_588]?.name == "照护保险经办")
    try FileManager.default.removeItem(at: folder.appendingPathComponent("科目.tsv"))
    #expect(check(draft("甲"), "a.gouji", files).analysis.book === Books.embedded.usual)
  }

  @Test func anyNumberOfTablesCanBeRead() throws {
    let files = WorkspaceFiles()
    for number in 0..<80 {
      try write("# 替换\ncode\tname\n210\t第\(number)种\n", to: "\(number)/科目.tsv")
      #expect(check(draft("甲"), "\(number)/a.gouji", files).analysis.book.functional[210]?.name == "第\(number)种")
    }
    #expect(files.keptBooks <= 12)
  }

  // MARK: Words and forms

  @Test func anOfficeHasItsOwnWordsAndForms() throws {
    let text = "年度：2024\n\n本年支出合计9.00万元，其中：基本支出4.00万元；项目支出5.00万元。\n年度花销合计8.00万元。\n"
    #expect(messages(check(text).analysis, "GJ301") == [])
    try write("# 本县的说法\n支出 ： 年度花销合计\n", to: "说法.txt")
    #expect(messages(check(text, "甲/a.gouji").analysis, "GJ301").count == 1)

    let table = "年度：2024\n国资决算表\n| 编码 | 项目 | 共计 | 日常 | 专项 |\n| | 合计 | 9.00 | 2.00 | 6.00 |\n"
    #expect(messages(check(table).analysis, "GJ102") == [])
    try write("表 公开08 国资决算表\n属 国有资本经营 支出\n科目 功能\n列 共计 => 合计\n列 日常 => 基本支出\n列 专项 => 项目支出\n", to: "公开表.txt")
    #expect(messages(check(table).analysis, "GJ102").count == 1)
  }

  @Test func badWordsAndFormsAreReportedAndNotTaken() throws {
    try write("支出 ： 年度花销合计\n不知何物 ： 某某\n概念 机关运行经费 万元\n", to: "说法.txt")
    try write("列 共计 => 合计\n表 公开08\n", to: "公开表.txt")
    let (analysis, reports) = check("年度：2024\n年度花销合计8.00万元。\n")
    #expect(analysis.book === Books.embedded.usual)
    #expect(reports.map(\.path) == [path("说法.txt"), path("公开表.txt")])
    #expect(reports[0].findings.map { reports[0].text.line(at: $0.range.lowerBound) } == [1, 2])
    #expect(reports[1].findings.map { reports[1].text.line(at: $0.range.lowerBound) } == [0, 1])
    try write([0xCB, 0xB5, 0xB7, 0xA8], to: "说法.txt")
    #expect(check("年度：2024\n").reports.first?.findings.first?.message.hasPrefix("文件不是 UTF-8") == true)
  }

  @Test func anOfficesLeftoversAreToldAndItsWrongLinesToo() throws {
    let text = "年度：2024\n\n本县样稿用语，本年支出合计9.00万元，比上年增加（减少）1.00万元。\n"
    try write("# 本县模板\n不知所云\n警告 本县样稿用语 ： 应删去\n", to: "模板残留.txt")
    let (analysis, reports) = check(text)
    #expect(analysis.findings.filter { $0.rule == "GJ1001" }.map { analysis.text[$0.range] } == ["本县样稿用语", "增加（减少）"])
    #expect(reports.map(\.path) == [path("模板残留.txt")])
    #expect(reports[0].findings.map { reports[0].text.line(at: $0.range.lowerBound) } == [1])
    #expect(messages(check(text, "甲/a.gouji").analysis, "GJ1001").count == 2)
  }

  // MARK: Completion

  @Test func ownCodesAreProposed() throws {
    try write(Self.table, to: "科目.tsv")
    let text = draft("某项经办") + "\n| cqhlbx"
    let analysis = check(text).analysis
    let proposals = analysis.completions(at: analysis.text.count).items
    #expect(proposals.first?.edit.newText.contains("2101588") == true, "\(proposals)")
  }

  // MARK: Rules

  @Test func rulesHoldForEveryDraftBelow() throws {
    try write("// 全县通用\n\n核对：公开03.合计.基本支出 >= 2.00（最低保障）\n", to: "勾稽.txt")
    try write("\u{FEFF}核对：公开03.合计.基本支出 = 公开03.合计.本年支出合计\n", to: "甲/勾稽.txt")
    let (analysis, reports) = check(draft("某项经办"), "甲/a.gouji")
    #expect(reports == [])
    let found = analysis.findings.filter { $0.rule == "GJ204" }
    #expect(found.map(\.severity) == [.error])
    let place = try #require(found.first?.related.first { $0.source != nil })
    #expect(place.source?.path == path("勾稽.txt").path)
    #expect(place.source?.text[place.range] == "核对：公开03.合计.基本支出 >= 2.00（最低保障）")
    // As if written in the draft.
    let written = Analysis(draft("某项经办", header: "核对：公开03.合计.基本支出 >= 2.00"))
    #expect(written.findings.filter { $0.rule == "GJ204" }.map(\.message) == found.map(\.message))
    // What a draft does not state cannot be violated.
    #expect(check("部门：甲局\n", "甲/b.gouji").analysis.findings == [])
  }

  @Test func aBadLineOfRulesIsReportedThere() throws {
    try write("核对：公开03.合计 =\n核对：公开03.不知何物 = 1\n支出不少于收入\n核对：公开03.合计.基本支出 = 1.00\n", to: "勾稽.txt")
    let (analysis, reports) = check(draft("某项经办"))
    let report = try #require(reports.first)
    #expect(report.findings.map(\.rule) == ["GJ007", "GJ007", "GJ007"])
    #expect(report.findings.map { report.text.line(at: $0.range.lowerBound) } == [0, 1, 2])
    #expect(report.findings.map { report.text[$0.range] }.suffix(2) == ["公开03.不知何物", "支出不少于收入"])
    #expect(analysis.environment.checks.count == 1)
  }

  // MARK: Other drafts

  @Test func namesOfUnitsAreNoFiles() throws {
    let text = "部门：甲局\n所属单位：局本级、经办中心\n上年：没有 \n"
    #expect(check(text).analysis.findings == [])
    let links = check("部门：甲局\n所属单位：局本级.gouji， 中心/a.gouji；\n上年： 去年.gouji \n").analysis.links
    #expect(links.map(\.path) == ["局本级.gouji", "中心/a.gouji", "去年.gouji"])
  }

  @Test func aDraftThatIsNotThereIsTold() throws {
    let analysis = check("部门：甲局\n所属单位：局本级.gouji\n上年：去年.gouji\n").analysis
    #expect(
      messages(analysis, "GJ009") == ["读不到所属单位的草稿“局本级.gouji”，没有与各单位汇总核对", "读不到上年的草稿“去年.gouji”，上年数没有核对"]
    )
    #expect(analysis.findings.map { analysis.text[$0.range] } == ["局本级.gouji", "去年.gouji"])
  }

  @Test func aDraftOfAnotherYearIsTold() throws {
    try write("部门：甲局\n年度：2021\n", to: "旧.gouji")
    let analysis = check("部门：甲局\n年度：2024\n所属单位：旧.gouji\n").analysis
    #expect(messages(analysis, "GJ009") == ["所属单位的草稿“旧.gouji”是2021年度的，没有与各单位汇总核对"])
    let last = check("部门：甲局\n年度：2024\n上年：旧.gouji\n").analysis
    #expect(messages(last, "GJ009") == ["“旧.gouji”是2021年度的草稿，不是上年的，上年数没有核对"])
    #expect(last.environment.externals.isEmpty)
  }

  private func form(_ total: String, _ basic: String, _ project: String) -> String {
    """
    公开08表 国有资本经营预算财政拨款支出决算表
    | 科目编码 | 科目名称 | 合计 | 基本支出 | 项目支出 |
    | | 合计 | \(total) | \(basic) | \(project) |
    | 223 | 国有资本经营预算支出 | \(total) | \(basic) | \(project) |

    """
  }

  @Test func aDepartmentIsTheSumOfItsUnits() throws {
    try write("部门：局本级\n年度：2024\n" + form("6.00", "1.50", "4.50"), to: "本级.gouji")
    try write("部门：中心\n年度：2024\n" + form("2.00", "", "2.00"), to: "中心.gouji")
    let header = "部门：甲局\n年度：2024\n所属单位：本级.gouji、中心.gouji\n"
    #expect(messages(check(header + form("8.00", "1.50", "6.50")).analysis, "GJ110") == [])
    // A digit of rounding is nothing.
    #expect(messages(check(header + form("8.01", "1.51", "6.50")).analysis, "GJ110") == [])
    let found = check(header + form("9.00", "2.50", "6.50")).analysis.findings.filter { $0.rule == "GJ110" }
    #expect(found.map(\.severity) == [.warning])
    #expect(found.first?.message.hasPrefix("公开08表“合计”的合计9.00 ≠ 各单位之和 6.00 + 2.00 = 8.00（差1.00）") == true)
    #expect(found.first?.related.map { $0.source?.text[$0.range] } == ["6.00", "2.00"])
  }
}
