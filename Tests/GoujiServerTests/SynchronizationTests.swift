import Foundation
import GoujiSyntax
import LanguageServerProtocol
import TestSupport
import Testing

@testable import GoujiServer

/// The server's text is the client's, edit for edit, however positions are counted.
@Suite struct SynchronizationTests {
  /// The text that the server holds, as a request of these tests sees it.
  private static let text = RequestType<LSP.DocumentParams, String>("test/text")

  private static func client(_ encoding: LSP.PositionEncodingKind? = nil) throws -> TestClient {
    let feature = Feature(.request(text) { (draft: Draft, _) in draft.text.string })
    var capabilities = LSP.ClientCapabilities.modern
    if let encoding { capabilities.positionEncodings = [LSP.PositionEncodingKind(rawValue: "utf-7"), encoding] }
    return try TestClient.initialized(capabilities) {
      Session($0, features: Feature.all + [feature], version: "test").run()
    }
  }

  private func text(_ client: TestClient, _ document: TestClient.Document) throws -> String {
    try client.send(Self.text, LSP.DocumentParams(textDocument: .init(uri: document.uri)))
  }

  private static func range(_ startLine: Int, _ start: Int, _ endLine: Int, _ end: Int) -> LSP.Range {
    LSP.Range(
      start: LSP.Position(line: startLine, character: start),
      end: LSP.Position(line: endLine, character: end)
    )
  }

  @Test(arguments: [
    (LSP.PositionEncodingKind.utf8, 10), (.utf16, 4), (.utf32, 3),
  ])
  func positionsAreCountedAsAgreed(_ encoding: LSP.PositionEncodingKind, _ behind: Int) throws {
    let client = try Self.client(encoding)
    // 收 is three bytes and one unit, 😀 four bytes and two units of UTF-16.
    var document = try client.open("甲\n收😀入1.00\n乙")
    try client.change(&document, Self.range(1, behind, 1, behind + 4), "2.50")
    #expect(try text(client, document) == "甲\n收😀入2.50\n乙")
  }

  /// The rule book follows the header as it is edited.
  @Test func theKindOfReportIsSwitchedLive() throws {
    let client = try TestClient.initialized()
    var document = try client.open(
      """
      年度：2024
      报告：部门决算

      公开03表 支出决算表
      | 科目编码 | 科目名称 | 本年支出合计 | 基本支出 | 项目支出 |
      |  | 合计 | 9.00 | 4.00 | 6.00 |

      """
    )
    func rules() throws -> [String] { try client.diagnostics(of: document).compactMap(\.code?.string) }
    #expect(try rules() == ["GJ102"])
    try client.change(&document, Self.range(1, 3, 1, 7), "不知什么")
    #expect(try rules() == ["GJ011"])
    try client.change(&document, Self.range(1, 3, 1, 7), "单位决算")
    #expect(try rules() == ["GJ102"])
  }

  @Test func theEncodingIsNegotiated() throws {
    let offers: [([LSP.PositionEncodingKind], LSP.PositionEncodingKind)] = [
      ([], .utf16),
      ([.utf16], .utf16),
      ([.utf8, .utf16], .utf8),
      ([.utf16, .utf8], .utf16),
      ([.utf32, .utf16], .utf32),
      ([LSP.PositionEncodingKind(rawValue: "ebcdic")], .utf16),
    ]
    for (offered, expected) in offers {
      var capabilities = LSP.ClientCapabilities.modern
      capabilities.positionEncodings = offered
      #expect(try TestClient().initialize(capabilities).capabilities.positionEncoding == expected)
    }
  }

  /// A text, changes of it (range, new text), and the text they make.
  static let edits: [(String, [(LSP.Range?, String)], String)] = [
    ("甲乙丙", [(range(0, 1, 0, 2), "")], "甲丙"),
    ("甲乙丙", [(range(0, 3, 0, 3), "\n丁"), (range(1, 1, 1, 1), "戊")], "甲乙丙\n丁戊"),
    ("一\r\n二\r\n三", [(range(0, 1, 2, 0), "、")], "一、三"),
    // Behind the end of a line is its end, in front of its line ending; behind the last line is the end of the text.
    ("一\r\n二", [(range(0, 99, 0, 99), "甲")], "一甲\r\n二"),
    ("一\n二", [(range(99, 0, 99, 5), "\n三")], "一\n二\n三"),
    ("一\n二", [(range(0, 0, 99, 0), "")], ""),
    // A range the wrong way round is empty.
    ("一二三", [(range(0, 2, 0, 1), "x")], "一二x三"),
    ("一二三", [(range(-1, -5, 0, -3), "x")], "x一二三"),
    // A position inside a character is its start.
    ("😀", [(range(0, 1, 0, 1), "a")], "a😀"),
    ("甲", [(nil, "乙"), (range(0, 1, 0, 1), "丙"), (nil, "丁"), (range(0, 0, 0, 0), "戊")], "戊丁"),
    ("收入合计", [(nil, "收支合计")], "收支合计"),
    ("甲", [(nil, "")], ""),
    ("", [], ""),
    // Characters that share bytes at both ends.
    ("甲甲", [(nil, "甲甲甲")], "甲甲甲"),
    ("甴甲", [(nil, "甲甴")], "甲甴"),
  ]

  @Test(arguments: edits)
  func changesAreAppliedOneAfterAnother(_ text: String, _ changes: [(LSP.Range?, String)], _ expected: String) throws {
    let client = try Self.client()
    var document = try client.open(text)
    try client.change(&document, changes.map { LSP.TextDocumentContentChangeEvent(range: $0.0, text: $0.1) })
    #expect(try self.text(client, document) == expected)
    #expect(try client.diagnostics(of: document).allSatisfy { $0.source == "勾稽" })
  }

  @Test func everyVersionIsAnsweredInOrder() throws {
    let client = try Self.client()
    var document = try client.open("")
    for _ in 0..<20 { try client.change(&document, Self.range(0, 0, 0, 0), "甲") }
    #expect(try text(client, document) == String(repeating: "甲", count: 20))
    #expect(try client.pending(.publishDiagnostics).map(\.version) == Array(1...21))
  }

  @Test func documentsDoNotMix() throws {
    let client = try Self.client()
    var first = try client.open("一", uri: "file:///1.gouji")
    let second = try client.open("二", uri: "file:///2.gouji")
    try client.change(&first, Self.range(0, 0, 0, 0), "甲")
    #expect(try text(client, first) == "甲一")
    #expect(try text(client, second) == "二")
    try client.close(first)
    #expect(throws: ResponseError.self) { try text(client, first) }
    #expect(try text(client, second) == "二")
  }

  @Test func openingTwiceReplacesTheText() throws {
    let client = try Self.client()
    _ = try client.open("一")
    let document = try client.open("二")
    #expect(try text(client, document) == "二")
  }

  @Test func aDocumentIsSilentAfterAnUnreadableChange() throws {
    let client = try Self.client()
    var document = try client.open("一二三")
    client.sendRaw(
      #"{"method":"textDocument/didChange","params":{"textDocument":{"uri":"\#(document.uri)","version":2},"#
        + #""contentChanges":[{"text":3}]}}"#
    )
    #expect(throws: ResponseError(.contentModified, "the text of \(document.uri) is not known; reopen it")) {
      try text(client, document)
    }
    #expect(try client.next(.showMessage).type == .warning)
    // Reports on the first version, then none: what follows is about a text that is not the client's.
    #expect(try client.pending(.publishDiagnostics).map(\.version) == [1, nil])
    document.version = 2
    try client.change(&document, Self.range(0, 0, 0, 1), "x")
    #expect(throws: ResponseError.self) { try text(client, document) }
    #expect(try client.pending(.publishDiagnostics).isEmpty)
    // The whole text mends it.
    try client.change(&document, nil, "甲乙")
    #expect(try text(client, document) == "甲乙")
    #expect(try client.pending(.publishDiagnostics).map(\.version) == [4])
  }

  @Test func halfACharacterDoesNotLoseTheDocument() throws {
    let client = try Self.client()
    let document = try client.open("甲")
    client.sendRaw(
      #"{"method":"textDocument/didChange","params":{"textDocument":{"uri":"\#(document.uri)","version":2},"#
        + #""contentChanges":[{"range":{"start":{"line":0,"character":1},"end":{"line":0,"character":1}},"text":"\ud83d"},"#
        + #"{"range":{"start":{"line":0,"character":2},"end":{"line":0,"character":2}},"text":"乙"}]}}"#
    )
    #expect(try text(client, document) == "甲\u{FFFD}乙")
  }
}
