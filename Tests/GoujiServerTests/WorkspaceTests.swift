import Foundation
import GoujiSystem
import GoujiWorkspace
import LanguageServerProtocol
import TestSupport
import Testing

@testable import GoujiServer

/// Drafts on disk: found, reported on, held against, and read again when they change.
@Suite final class WorkspaceTests {
  private let folder: URL

  init() throws {
    folder = FileManager.default.temporaryDirectory.appendingPathComponent("gouji 测试 \(UUID().uuidString)")
    let hidden = folder.appendingPathComponent("2023/.hidden")
    try FileManager.default.createDirectory(at: hidden, withIntermediateDirectories: true)
  }

  deinit { try? FileManager.default.removeItem(at: folder) }

  private func uri(_ name: String) -> String { FilePath(folder.path + "/" + name).uri }

  private func write(_ text: String, to name: String) throws {
    try Data(text.utf8).write(to: folder.appendingPathComponent(name))
  }

  private func client(pulls: Bool = false) throws -> TestClient {
    let client = TestClient()
    var capabilities = LSP.ClientCapabilities.modern
    capabilities.pullsDiagnostics = pulls
    let folders = [LSP.WorkspaceFolder(uri: uri(""), name: "w")]
    _ = try client.send(.initialize, LSP.InitializeParams(workspaceFolders: folders, capabilities: capabilities))
    try client.notify(.initialized, LSP.InitializedParams())
    return client
  }

  static let wrong = draftText.replacing("支出 | 263.33 | 213.52", with: "支出 | 263.33 | 231.52")

  @Test func addressesAndPathsAreTheSame() {
    let pairs = [
      ("/a/b.gouji", "file:///a/b.gouji"),
      ("/决算 (1)/100%.gouji", "file:///%E5%86%B3%E7%AE%97%20%281%29/100%25.gouji"),
    ]
    for (path, uri) in pairs {
      #expect(FilePath(path).uri == uri)
      #expect(FilePath(uri: uri)?.path == path)
    }
    #expect(FilePath(uri: "file:///决算/%zz%e5%86")?.path.hasPrefix("/决算/%zz") == true)
    #expect(FilePath(uri: "untitled:Untitled-1") == nil)
    #expect(FilePath(uri: "file://") == nil)
    #expect(FilePath("/a/b/c.gouji").sibling("../d/./e.gouji").path == "/a/d/e.gouji")
    #expect(FilePath("/a.gouji").sibling("../../b").path == "/b")
    #expect(FilePath("/a/b").sibling("/c").path == "/c")
  }

  @Test func closedDraftsAreReportedOnce() throws {
    try write(Self.wrong, to: "错.gouji")
    try write(draftText, to: "2023/对.gouji")
    try write(Self.wrong, to: "2023/.hidden/no.gouji")
    try write(Self.wrong, to: "no.txt")
    // 决算 in GBK.
    try Data([0xBE, 0xF6, 0xCB, 0xE3]).write(to: folder.appendingPathComponent("编码.gouji"))
    let client = try client(pulls: true)
    let first = try client.send(.workspaceDiagnostic, .init(previousResultIds: []))
    let errors = first.items.map { ($0.uri, $0.items?.count { $0.severity == .error }) }
    #expect(
      Dictionary(uniqueKeysWithValues: errors) == [uri("错.gouji"): 1, uri("2023/对.gouji"): 0, uri("编码.gouji"): 0]
    )

    let known = first.items.compactMap { item in item.resultId.map { LSP.PreviousResultID(uri: item.uri, value: $0) } }
    // There is nothing new to say, and nothing is said.
    let second = try client.post(.workspaceDiagnostic, .init(previousResultIds: known))
    _ = try client.send(.workspaceSymbol, .init(query: "x"))
    #expect(!client.answers.contains { $0.id == second })

    // The open text counts, not the file.
    _ = try client.open(draftText, uri: uri("错.gouji"))
    let third = try client.send(.workspaceDiagnostic, .init(previousResultIds: known))
    let open = third.items.first { $0.uri == uri("错.gouji") }
    #expect(open?.version == 1)
    #expect(open?.items?.contains { $0.severity == .error } == false)

    let removed = LSP.WorkspaceFoldersChangeEvent(added: [], removed: [.init(uri: uri(""), name: "w")])
    try client.notify(.didChangeWorkspaceFolders, .init(event: removed))
    // Now there is: what was reported of the folder's drafts is taken back.
    let last = try client.answer(to: second).decode(LSP.WorkspaceDiagnosticReport.self)
    #expect(last.items.first?.uri == uri("错.gouji"))
    #expect(Set(last.items.dropFirst().map(\.uri)) == [uri("2023/对.gouji"), uri("编码.gouji")])
    #expect(last.items.dropFirst().allSatisfy { $0.items == [] })
  }

  @Test func progressIsToldToWhoAsks() throws {
    try write(draftText, to: "a.gouji")
    let client = try client(pulls: true)
    _ = try client.send(.workspaceDiagnostic, .init(previousResultIds: [], workDoneToken: .string("t")))
    #expect(try client.pending(.progress).map(\.value.kind) == [.begin, .report, .end])
    _ = try client.send(.workspaceDiagnostic, .init(previousResultIds: [], workDoneToken: .string("t")))
    #expect(try client.pending(.progress).isEmpty)
  }

  @Test func symbolsOfAllDraftsAreFound() throws {
    try write(draftText, to: "a.gouji")
    let client = try client()
    _ = try client.open("第一部分 部门概况\n", uri: uri("b.gouji"))
    let all = try client.send(.workspaceSymbol, .init(query: ""))
    #expect(Set(all.map(\.location.uri)) == [uri("a.gouji"), uri("b.gouji")])
    let found = try client.send(.workspaceSymbol, .init(query: "名词"))
    #expect(found.map(\.name) == ["第二部分 名词解释"])
    #expect(found.first?.containerName == "临湖县医疗保障局")
  }

  @Test func linksLeadToTheOtherDrafts() throws {
    let client = try client()
    let text = "部门：甲\n上年：2023/去年.gouji\n所属单位：局本级.gouji、中心.gouji\n"
    let document = try client.open(text, uri: uri("今年.gouji"))
    let links = try client.send(.documentLink, .init(textDocument: .init(uri: document.uri)))
    #expect(links.map(\.target) == ["2023/去年.gouji", "局本级.gouji", "中心.gouji"].map(uri))
    #expect(links.first?.range == place("2023/去年.gouji", in: text))
  }

  @Test func namesOfFilesAreOffered() throws {
    let units = folder.appendingPathComponent("2024/下属")
    try FileManager.default.createDirectory(at: units, withIntermediateDirectories: true)
    for name in ["2024/今年.gouji", "2024/局本级.gouji", "2024/下属/中心.gouji", "2023/去年.gouji"] {
      try write("部门：甲\n", to: name)
    }
    try write("code\tname\n", to: "2024/科目.tsv")
    let client = try client()
    func offered(_ text: String) throws -> [String] {
      let document = try client.open(text, uri: uri("2024/今年.gouji"))
      let line = text.split(separator: "\n").last.map { String($0) } ?? ""
      let end = LSP.Position(line: 1, character: line.utf16.count)
      let list = try client.send(.completion, .init(textDocument: .init(uri: document.uri), position: end))
      try client.close(document)
      return list.items.map(\.label)
    }
    #expect(try offered("部门：甲\n上年：") == ["下属/中心.gouji", "局本级.gouji", "../2023/去年.gouji"])
    #expect(try offered("部门：甲\n上年：去年") == ["../2023/去年.gouji"])
    #expect(try offered("部门：甲\n所属单位：局本级.gouji、") == ["下属/中心.gouji", "../2023/去年.gouji"])
    #expect(try offered("部门：甲\n科目表：") == ["科目.tsv"])
  }

  @Test func aDraftIsHeldAgainstLastYears() throws {
    func last(_ total: String) -> String {
      "部门：甲\n年度：2023\n\n第一部分 情况说明\n一、支出决算情况说明\n2023年度支出总计\(total)万元。\n"
    }
    let now = """
      部门：甲
      年度：2024
      上年：2023/去年.gouji

      第一部分 情况说明
      一、收入支出决算总体情况说明
      2024年度支出总计110.00万元，与上年相比，增加10.00万元，增长10.00%。

      """
    try write(last("100.00"), to: "2023/去年.gouji")
    let client = try client()
    let document = try client.open(now, uri: uri("今年.gouji"))
    let agreeing = try client.diagnostics(of: document)
    #expect(agreeing.filter { $0.severity == .error }.isEmpty)

    // Changed in the editor, changed back by closing, changed on disk.
    let other = try client.open(last("90.00"), uri: uri("2023/去年.gouji"))
    let contradicting = try client.diagnostics(of: document)
    #expect(contradicting.contains { $0.severity == .error })
    try client.close(other)
    #expect(try client.diagnostics(of: document) == agreeing)
    try write(last("90.00"), to: "2023/去年.gouji")
    try client.notify(.didChangeWatchedFiles, .init(changes: [.init(uri: uri("2023/去年.gouji"), type: .changed)]))
    #expect(try client.diagnostics(of: document) == contradicting)
    try FileManager.default.removeItem(at: folder.appendingPathComponent("2023/去年.gouji"))
    try client.notify(.didChangeWatchedFiles, .init(changes: [.init(uri: uri("2023/去年.gouji"), type: .deleted)]))
    let alone = try client.diagnostics(of: document)
    #expect(alone.filter { $0.code != .string("GJ009") } == agreeing)
    #expect(alone.map(\.message).contains("读不到上年的草稿“2023/去年.gouji”，上年数没有核对"))
  }

  // MARK: The office's own files

  private static let codesDraft = """
    部门：甲局
    年度：2024

    公开03表 支出决算表
    | 科目编码 | 科目名称 | 本年支出合计 | 基本支出 | 项目支出 | 上缴上级支出 | 经营支出 | 对附属单位补助支出 |
    |  | 合计 | 1.00 | 1.00 | | | | |
    | 210 | 卫生健康支出 | 1.00 | 1.00 | | | | |
    | 21015 | 医疗保障管理事务 | 1.00 | 1.00 | | | | |
    | 2101588 | 护理保险 | 1.00 | 1.00 | | | | |

    """

  /// What is said of the code 2101588 by the draft's table.
  private func names(_ diagnostics: [LSP.Diagnostic]) -> [String] {
    diagnostics.filter { $0.code == .string("GJ802") }.map(\.message)
  }

  private func changed(_ names: String...) -> LSP.DidChangeWatchedFilesParams {
    LSP.DidChangeWatchedFilesParams(changes: names.map { .init(uri: uri($0), type: .changed) })
  }

  @Test func everyDraftIsCheckedByItsOwnTable() throws {
    try FileManager.default.createDirectory(at: folder.appendingPathComponent("乙"), withIntermediateDirectories: true)
    try write("code\tname\n2101588\t长期护理保险\n", to: "科目.tsv")
    try write("code\tname\n2101588\t照护保险\n", to: "乙/科目.tsv")
    let client = try client()
    let first = try client.open(Self.codesDraft, uri: uri("甲.gouji"))
    #expect(names(try client.diagnostics(of: first)) == ["2101588的名称是“长期护理保险”，写成了“护理保险”"])
    let second = try client.open(Self.codesDraft, uri: uri("乙/乙.gouji"))
    #expect(names(try client.diagnostics(of: second)) == ["2101588的名称是“照护保险”，写成了“护理保险”"])

    // The table on disk changes, goes, comes back; the other draft's does not matter to this one.
    try write("code\tname\n2101588\t护理保险\n", to: "乙/科目.tsv")
    try client.notify(.didChangeWatchedFiles, changed("乙/科目.tsv"))
    #expect(names(try client.diagnostics(of: second)) == [])
    try FileManager.default.removeItem(at: folder.appendingPathComponent("乙/科目.tsv"))
    try client.notify(.didChangeWatchedFiles, changed("乙/科目.tsv"))
    #expect(names(try client.diagnostics(of: second)) == ["2101588的名称是“长期护理保险”，写成了“护理保险”"])

    // The settings name another; the header goes before them.
    try write("code\tname\n2101588\t失能保险\n", to: "市.tsv")
    let settings = JSONValue.object(["gouji": .object(["codes": .object(["table": .string("市.tsv")])])])
    try client.notify(.didChangeConfiguration, .init(settings: settings))
    #expect(names(try client.diagnostics(of: first)) == ["2101588的名称是“失能保险”，写成了“护理保险”"])
    var third = try client.open(Self.codesDraft, uri: uri("丙.gouji"))
    _ = try client.diagnostics(of: third)
    try client.change(
      &third,
      LSP.Range(start: .init(line: 2, character: 0), end: .init(line: 2, character: 0)),
      "科目表：科目.tsv"
    )
    #expect(names(try client.diagnostics(of: third)) == ["2101588的名称是“长期护理保险”，写成了“护理保险”"])
  }

  /// Who cannot watch files has the table looked at again when a draft is saved.
  @Test func aSavedDraftIsCheckedByTheTableAsItIs() throws {
    let client = TestClient()
    let folders = [LSP.WorkspaceFolder(uri: uri(""), name: "w")]
    let result = try client.send(.initialize, LSP.InitializeParams(workspaceFolders: folders, capabilities: .init()))
    #expect(result.capabilities.textDocumentSync?.save == true)
    try client.notify(.initialized, LSP.InitializedParams())
    let document = try client.open(Self.codesDraft, uri: uri("甲.gouji"))
    #expect(names(try client.diagnostics(of: document)) == [])
    try write("code\tname\n2101588\t长期护理保险\n", to: "科目.tsv")
    try client.notify(.didSave, .init(textDocument: .init(uri: document.uri)))
    #expect(names(try client.diagnostics(of: document)) == ["2101588的名称是“长期护理保险”，写成了“护理保险”"])
  }

  /// A bad table is told of in its own file, once, and taken back when it is mended; by clients that pull as well.
  @Test(arguments: [false, true])
  func aBadTableIsToldOfInItsFile(pulls: Bool) throws {
    try write("code\tname\n2101588\t长期护理保险\n\n2101588\t护理保险\n", to: "科目.tsv")
    let client = try client(pulls: pulls)
    let first = try client.open(Self.codesDraft, uri: uri("甲.gouji"))
    _ = try client.open(Self.codesDraft, uri: uri("乙.gouji"))
    func reports() throws -> [LSP.PublishDiagnosticsParams] {
      // What was sent before an answer has come by then.
      _ = try client.send(.documentSymbol, .init(textDocument: .init(uri: first.uri)))
      return try client.pending(.publishDiagnostics).filter { $0.uri == uri("科目.tsv") }
    }
    let told = try reports()
    #expect(told.map { $0.diagnostics.map(\.message) } == [["科目编码2101588与第2行重复；改好以前仍按内置的科目表核对"]])
    #expect(told.first?.diagnostics.first?.range.start == .init(line: 3, character: 0))
    try client.notify(.didChangeWatchedFiles, changed("科目.tsv"))
    #expect(try reports() == [])
    try write("code\tname\n2101588\t长期护理保险\n", to: "科目.tsv")
    try client.notify(.didChangeWatchedFiles, changed("科目.tsv"))
    #expect(try reports().map(\.diagnostics) == [[]])
  }

  @Test func rulesOfTheFolderAreReportedOnTheFigures() throws {
    try write("核对：公开03.合计.基本支出 ≥ 2.00（最低保障）\n", to: "勾稽.txt")
    let client = TestClient()
    let folders = [LSP.WorkspaceFolder(uri: uri(""), name: "w")]
    var capabilities = LSP.ClientCapabilities.modern
    capabilities.relatesDiagnostics = true
    _ = try client.send(.initialize, LSP.InitializeParams(workspaceFolders: folders, capabilities: capabilities))
    try client.notify(.initialized, LSP.InitializedParams())
    let document = try client.open(Self.codesDraft, uri: uri("甲.gouji"))
    let found = try client.diagnostics(of: document).filter { $0.code == .string("GJ204") }
    #expect(found.count == 1)
    // The rule stands in the other file, and is shown there.
    let rule = try #require(found.first?.relatedInformation?.last?.location)
    #expect(rule.uri == uri("勾稽.txt"))
    #expect(rule.range == LSP.Range(start: .init(line: 0, character: 0), end: .init(line: 0, character: 28)))
    try write("核对：公开03.合计.基本支出 ≥ 1.00\n", to: "勾稽.txt")
    try client.notify(.didChangeWatchedFiles, changed("勾稽.txt"))
    #expect(try client.diagnostics(of: document).filter { $0.code == .string("GJ204") } == [])
  }

  /// A department's totals are held against its units' as they are in the editor, else on disk.
  @Test func aDepartmentIsHeldAgainstItsUnits() throws {
    func form(_ total: String) -> String {
      """
      公开08表 国有资本经营预算财政拨款支出决算表
      | 科目编码 | 科目名称 | 合计 | 基本支出 | 项目支出 |
      | | 合计 | \(total) | | \(total) |
      | 223 | 国有资本经营预算支出 | \(total) | | \(total) |

      """
    }
    try write("年度：2024\n" + form("6.00"), to: "本级.gouji")
    try write("年度：2024\n" + form("2.00"), to: "中心.gouji")
    let client = TestClient()
    var capabilities = LSP.ClientCapabilities.modern
    capabilities.relatesDiagnostics = true
    let folders = [LSP.WorkspaceFolder(uri: uri(""), name: "w")]
    _ = try client.send(.initialize, LSP.InitializeParams(workspaceFolders: folders, capabilities: capabilities))
    try client.notify(.initialized, LSP.InitializedParams())
    func found(_ document: TestClient.Document) throws -> [LSP.Diagnostic] {
      try client.diagnostics(of: document).filter { $0.code == .string("GJ110") }
    }
    let document = try client.open("年度：2024\n所属单位：本级.gouji、中心.gouji\n" + form("9.00"), uri: uri("部门.gouji"))
    let first = try found(document)
    #expect(first.map(\.severity) == [.warning])
    #expect(first.first?.relatedInformation?.map(\.location.uri) == [uri("本级.gouji"), uri("中心.gouji")])
    #expect(first.first?.relatedInformation?.first?.location.range == place("6.00", in: "年度：2024\n" + form("6.00")))
    let unit = try client.open("年度：2024\n" + form("3.00"), uri: uri("中心.gouji"))
    #expect(try found(document) == [])
    try client.close(unit)
    #expect(try found(document) == first)
    try write("年度：2024\n" + form("3.00"), to: "中心.gouji")
    try client.notify(.didChangeWatchedFiles, changed("中心.gouji"))
    #expect(try found(document) == [])
  }
}
