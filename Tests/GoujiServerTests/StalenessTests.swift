import Foundation
import GoujiSystem
import GoujiWorkspace
import LanguageServerProtocol
import TestSupport
import Testing

@testable import GoujiServer

/// What was said of drafts that are no more is taken back, and what leads to files that move is rewritten.
@Suite final class StalenessTests {
  private let folder: URL

  init() throws {
    folder = FileManager.default.temporaryDirectory.appendingPathComponent("gouji \(UUID().uuidString)")
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
  }

  deinit { try? FileManager.default.removeItem(at: folder) }

  private func uri(_ name: String) -> String { FilePath(folder.path + "/" + name).uri }

  private func write(_ text: String, to name: String) throws {
    let url = folder.appendingPathComponent(name)
    try FileManager.default.createDirectory(at: url.deletingLastPathComponent(), withIntermediateDirectories: true)
    try Data(text.utf8).write(to: url)
  }

  private func client(_ change: (inout LSP.ClientCapabilities) -> Void = { _ in }) throws -> TestClient {
    let client = TestClient()
    var capabilities = LSP.ClientCapabilities.modern
    capabilities.pullsDiagnostics = true
    capabilities.asksBeforeRename = true
    capabilities.tellsRenames = true
    capabilities.tellsDeletions = true
    change(&capabilities)
    let folders = [LSP.WorkspaceFolder(uri: uri(""), name: "w")]
    _ = try client.send(.initialize, LSP.InitializeParams(workspaceFolders: folders, capabilities: capabilities))
    try client.notify(.initialized, LSP.InitializedParams())
    return client
  }

  /// The ids that a client gives back after a report.
  private func known(_ report: LSP.WorkspaceDiagnosticReport) -> [LSP.PreviousResultID] {
    report.items.compactMap { item in item.resultId.map { LSP.PreviousResultID(uri: item.uri, value: $0) } }
  }

  @Test func aDeletedDraftIsReportedEmptyOnce() throws {
    try write(WorkspaceTests.wrong, to: "错.gouji")
    try write(draftText, to: "对.gouji")
    let client = try client()
    let first = try client.send(.workspaceDiagnostic, .init(previousResultIds: []))
    #expect(first.items.count == 2)
    try FileManager.default.removeItem(at: folder.appendingPathComponent("错.gouji"))
    let second = try client.send(.workspaceDiagnostic, .init(previousResultIds: known(first)))
    #expect(second.items.first { $0.uri == uri("错.gouji") }?.items == [])
    let rest = second.items.filter { $0.uri != uri("错.gouji") }
    #expect(rest.map(\.kind) == [.unchanged])
  }

  @Test func aReportIsHeldUntilSomethingChanges() throws {
    try write(draftText, to: "a.gouji")
    let client = try client()
    let first = try client.send(.workspaceDiagnostic, .init(previousResultIds: []))
    let held = try client.post(.workspaceDiagnostic, .init(previousResultIds: known(first)))
    // Other requests are answered meanwhile, and the held one is not.
    _ = try client.send(.workspaceSymbol, .init(query: "x"))
    #expect(!client.answers.contains { $0.id == held })
    try write(WorkspaceTests.wrong, to: "a.gouji")
    try client.notify(.didChangeWatchedFiles, .init(changes: [.init(uri: uri("a.gouji"), type: .changed)]))
    let second = try client.answer(to: held).decode(LSP.WorkspaceDiagnosticReport.self)
    #expect(second.items.first?.items?.contains { $0.severity == .error } == true)
  }

  @Test func aHeldReportEndsWithItsCancellationAndWithTheSession() throws {
    try write(draftText, to: "a.gouji")
    let client = try client()
    let first = try client.send(.workspaceDiagnostic, .init(previousResultIds: []))
    let withdrawn = try client.post(.workspaceDiagnostic, .init(previousResultIds: known(first)))
    let left = try client.post(.workspaceDiagnostic, .init(previousResultIds: known(first)))
    try client.notify(.cancelRequest, .init(id: withdrawn))
    #expect(throws: ResponseError.self) { try client.answer(to: withdrawn) }
    #expect(!client.answers.contains { $0.id == left })
    #expect(try client.shutDown() == 0)
    #expect(client.answers.contains { $0.id == left })
  }

  @Test func aFolderThatGoesTakesItsDraftsWithIt() throws {
    try write("部门：甲\n年度：2023\n", to: "2023/去年.gouji")
    try write("部门：甲\n年度：2024\n上年：2023/去年.gouji\n", to: "今年.gouji")
    let client = try client { $0.pullsDiagnostics = false }
    let document = try client.open("部门：甲\n年度：2024\n上年：2023/去年.gouji\n", uri: uri("今年.gouji"))
    #expect(try client.diagnostics(of: document).filter { $0.code == .string("GJ009") }.isEmpty)
    try FileManager.default.removeItem(at: folder.appendingPathComponent("2023"))
    try client.notify(.didDeleteFiles, .init(files: [.init(uri: uri("2023"))]))
    #expect(try client.diagnostics(of: document).contains { $0.code == .string("GJ009") })
  }

  @Test func linksFollowFilesAndFoldersThatAreRenamed() throws {
    try write("部门：甲\n上年：2023/去年.gouji\n所属单位：局本级.gouji、中心.gouji\n", to: "2024/今年.gouji")
    try write("部门：甲\n上年：../2023/去年.gouji\n", to: "2024/另一份.gouji")
    let client = try client()
    _ = try client.open("部门：甲\n上年：../2023/去年.gouji\n", uri: uri("2024/开着.gouji"))
    let edit = try client.send(
      .willRenameFiles,
      .init(files: [
        .init(oldUri: uri("2023"), newUri: uri("往年/2023")),
        .init(oldUri: uri("2024/中心.gouji"), newUri: uri("2024/下属/中心.gouji")),
      ])
    )
    let changes = edit?.changes?.mapValues { $0.map(\.newText) }
    #expect(
      changes == [
        uri("2024/今年.gouji"): ["下属/中心.gouji"], uri("2024/另一份.gouji"): ["../往年/2023/去年.gouji"],
        uri("2024/开着.gouji"): ["../往年/2023/去年.gouji"],
      ]
    )
    // A draft that moves keeps leading to the same files.
    let moved = try client.send(
      .willRenameFiles,
      .init(files: [.init(oldUri: uri("2024/另一份.gouji"), newUri: uri("另一份.gouji"))])
    )
    #expect(moved?.changes?.mapValues { $0.map(\.newText) } == [uri("2024/另一份.gouji"): ["2023/去年.gouji"]])
  }

  @Test func symbolsAreFoundWhileOtherMessagesWait() throws {
    try write(draftText, to: "a.gouji")
    let client = try client()
    let asked = try (0..<20).map { _ in try client.post(.workspaceSymbol, .init(query: "mcjs")) }
    for id in asked {
      #expect(try client.answer(to: id).decode([LSP.WorkspaceSymbol].self).map(\.name) == ["第二部分 名词解释"])
    }
  }

  @Test func aConfigurationOfSomebodyElseChangesNothing() throws {
    let client = try client { $0.pullsDiagnostics = false }
    let document = try client.open(WorkspaceTests.wrong, uri: uri("a.gouji"))
    let before = try client.diagnostics(of: document)
    let rules = JSONValue.object(["GJ101": .string("off"), "GJ301": .string("off")])
    try client.notify(.didChangeConfiguration, .init(settings: .object(["rules": rules])))
    _ = try client.send(.workspaceSymbol, .init(query: ""))
    #expect(try client.pending(.publishDiagnostics).isEmpty)
    #expect(!before.isEmpty)
  }

  @Test func aDraftOfLoneReturnsIsChecked() throws {
    let client = try client { $0.pullsDiagnostics = false }
    let text = WorkspaceTests.wrong.replacing("\n", with: "\r")
    let lines = try client.diagnostics(of: client.open(WorkspaceTests.wrong, uri: uri("a.gouji")))
    let returns = try client.diagnostics(of: client.open(text, uri: uri("b.gouji")))
    #expect(returns.map(\.range) == lines.map(\.range))
    #expect(!returns.isEmpty)
  }

  @Test func lostCharactersAreTold() throws {
    let client = try client { $0.pullsDiagnostics = false }
    let document = try client.open("\u{FFFD}\u{FFFD}：\u{FFFD}\n\u{FFFD}\n", uri: uri("a.gouji"))
    let found = try client.diagnostics(of: document)
    #expect(found.map(\.code) == [.string("GJ010")])
    #expect(found.first?.range.start.line == 0)
  }

  @Test func whatAnOlderClientCannotDoIsNotSent() throws {
    let client = TestClient()
    let result = try client.send(.initialize, LSP.InitializeParams(capabilities: LSP.ClientCapabilities()))
    #expect(result.capabilities.renameProvider == .plain(true))
    #expect(result.capabilities.workspace?.fileOperations == nil)
    let document = try client.open(WorkspaceTests.wrong)
    let identifier = LSP.TextDocumentIdentifier(uri: document.uri)
    guard case .flat(let symbols) = try client.send(.documentSymbol, .init(textDocument: identifier)) else {
      Issue.record("nested symbols")
      return
    }
    #expect(!symbols.isEmpty)
  }
}
