import Foundation
import LanguageServerProtocol
import TestSupport
import Testing

/// From a figure to the drafts around it and back, to what it is made of, and names that are changed in all of them.
@Suite("Drafts that name each other")
struct LinkedDraftTests {
  private static let last = """
    部门：临湖县医疗保障局
    年度：2023

    第二部分 部门决算情况说明
    三、支出决算情况说明
    本年支出合计235.36万元。

    """
  private static let now = """
    部门：临湖县医疗保障局
    年度：2024
    上年：去年.gouji

    第二部分 部门决算情况说明
    三、支出决算情况说明
    本年支出合计263.33万元。2023年支出合计235.36万元。

    本年支出263.33万元，其中：基本支出213.52万元，占81.08%；项目支出49.81万元，占18.92%。

    """

  /// A client with both drafts open, on disk as well.
  private func opened() throws -> (TestClient, now: TestClient.Document, last: TestClient.Document) {
    let folder = FileManager.default.temporaryDirectory.appending(path: "gouji-\(UUID().uuidString)")
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    try Data(Self.last.utf8).write(to: folder.appending(path: "去年.gouji"))
    try Data(Self.now.utf8).write(to: folder.appending(path: "今年.gouji"))
    let client = try TestClient.initialized()
    let last = try client.open(Self.last, uri: folder.appending(path: "去年.gouji").absoluteString)
    let now = try client.open(Self.now, uri: folder.appending(path: "今年.gouji").absoluteString)
    return (client, now, last)
  }

  private func targets(_ locations: LSP.Locations?) -> [LSP.Location] {
    switch locations {
    case .plain(let places): places
    case .links(let links): links.map { LSP.Location(uri: $0.targetUri, range: $0.targetRange) }
    case nil: []
    }
  }

  private func at(_ document: TestClient.Document, _ word: String, _ text: String, _ number: Int = 1)
    -> LSP.TextDocumentPositionParams
  {
    .init(textDocument: .init(uri: document.uri), position: place(word, in: text, occurrence: number).start)
  }

  @Test func lastYearsFigureStandsInLastYearsDraft() throws {
    let (client, now, last) = try opened()
    let found = targets(try client.send(.definition, at(now, "235.36", Self.now)))
    #expect(found == [LSP.Location(uri: last.uri, range: place("235.36", in: Self.last))])
    let file = targets(try client.send(.definition, at(now, "去年.gouji", Self.now)))
    #expect(file.map(\.uri) == [last.uri])
  }

  @Test func fromLastYearsDraftBack() throws {
    let (client, now, last) = try opened()
    let params = LSP.ReferenceParams(
      textDocument: .init(uri: last.uri),
      position: place("235.36", in: Self.last).start,
      context: .init(includeDeclaration: true)
    )
    let found = try client.send(.references, params)
    #expect(found.contains(LSP.Location(uri: now.uri, range: place("235.36", in: Self.now))))
  }

  @Test func aTotalIsMadeOfItsParts() throws {
    let (client, now, _) = try opened()
    let total = try #require(try client.send(.prepareCallHierarchy, at(now, "263.33", Self.now, 2))?.first)
    let parts = try client.send(.outgoingCalls, .init(item: total)).compactMap(\.to.detail)
    #expect(parts == ["213.52", "49.81"])
    let part = try #require(try client.send(.prepareCallHierarchy, at(now, "213.52", Self.now))?.first)
    let wholes = try client.send(.incomingCalls, .init(item: part)).compactMap(\.from.detail)
    #expect(wholes == ["263.33", "81.08"])
  }

  @Test func theDepartmentIsRenamedInAllOfThem() throws {
    let (client, now, last) = try opened()
    let params = LSP.RenameParams(
      textDocument: .init(uri: now.uri),
      position: place("临湖县", in: Self.now).start,
      newName: "临湖市医疗保障局"
    )
    let edit = try #require(try client.send(.rename, params))
    let changed = edit.documentChanges?.map(\.textDocument.uri) ?? edit.changes.map { Array($0.keys) } ?? []
    #expect(Set(changed) == [now.uri, last.uri])
  }
}
