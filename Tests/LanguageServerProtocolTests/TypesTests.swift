import Foundation
import LanguageServerProtocol
import Testing

@Suite struct TypesTests {
  private func decode<Value: Decodable>(_ type: Value.Type, _ json: String) throws -> Value {
    try JSONDecoder().decode(type, from: Data(json.utf8))
  }

  @Test func strangeCapabilitiesCountAsNone() throws {
    let strange = [
      "{}",
      #"{"textDocument":null,"workspace":3,"general":{"positionEncodings":"utf-8"}}"#,
      #"{"textDocument":{"codeAction":{"disabledSupport":"yes"},"diagnostic":null,"hover":{"contentFormat":[1]}}}"#,
      #"{"textDocument":[{}],"window":{"workDoneProgress":null}}"#,
      "7",
    ]
    for json in strange { #expect(try decode(LSP.ClientCapabilities.self, json) == LSP.ClientCapabilities()) }
  }

  @Test func capabilitiesAreReadWhereTheyStand() throws {
    var expected = LSP.ClientCapabilities()
    expected.positionEncodings = [.utf8, .utf16, LSP.PositionEncodingKind(rawValue: "utf-7")]
    expected.pullsDiagnostics = true
    expected.relatesDiagnostics = true
    expected.versionsEdits = true
    expected.showsProgress = true
    expected.readsMarkdown = true
    let json = """
      {"general": {"positionEncodings": ["utf-8", "utf-16", "utf-7"]}, "workspace": {"workspaceEdit": {"documentChanges": true}},
       "textDocument": {"diagnostic": {"dynamicRegistration": true}, "publishDiagnostics": {"relatedInformation": true,
       "versionSupport": false}, "hover": {"contentFormat": ["markdown", "plaintext"]}}, "window": {"workDoneProgress": true}}
      """
    let read = try decode(LSP.ClientCapabilities.self, json)
    #expect(read == expected)
    #expect(try JSONDecoder().decode(LSP.ClientCapabilities.self, from: JSONEncoder().encode(read)) == expected)
  }

  @Test func unknownKindsAreKept() throws {
    let context = try decode(LSP.CompletionContext.self, #"{"triggerKind":9}"#)
    #expect(context.triggerKind.rawValue == 9)
    let actions = try decode(LSP.CodeActionContext.self, #"{"diagnostics":[],"only":["refactor.move"],"later":1}"#)
    #expect(actions.only?.map(\.rawValue) == ["refactor.move"])
  }

  @Test func diagnosticsOfOtherServersAreRead() throws {
    let json = #"{"range":{"start":{"line":0,"character":0},"end":{"line":0,"character":1}},"message":"m","code":42}"#
    #expect(try decode(LSP.Diagnostic.self, json).code == .integer(42))
  }

  @Test func selectionRangesAreNested() throws {
    let ranges = (1...3).map {
      LSP.Range(start: LSP.Position(line: 0, character: 3 - $0), end: LSP.Position(line: 0, character: 3 + $0))
    }
    let selection = LSP.SelectionRange(ranges)
    let data = try JSONEncoder().encode(selection)
    let json = try JSONDecoder().decode(JSONValue.self, from: data)
    #expect(json["parent"]?["parent"]?["range"]?["start"]?["character"]?.integer == 0)
    #expect(json["parent"]?["parent"]?["parent"] == nil)
    #expect(try JSONDecoder().decode(LSP.SelectionRange.self, from: data) == selection)
  }

  @Test func aDocumentOnDiskHasANullVersion() throws {
    let identifier = LSP.OptionalVersionedTextDocumentIdentifier(uri: "u")
    let json = try JSONDecoder().decode(JSONValue.self, from: JSONEncoder().encode(identifier))
    #expect(json == .object(["uri": "u", "version": .null]))
  }
}
