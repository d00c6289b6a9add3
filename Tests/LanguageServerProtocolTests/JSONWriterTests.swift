import Foundation
import LanguageServerProtocol
import Testing

@Suite struct JSONWriterTests {
  private static let place = LSP.Range(
    start: LSP.Position(line: 12_345, character: 0),
    end: LSP.Position(line: 12_345, character: 9)
  )
  private static let plain = LSP.Diagnostic(range: place, message: "")
  private static let full = LSP.Diagnostic(
    range: place,
    severity: .error,
    code: "GJ301",
    codeDescription: LSP.CodeDescription(href: "https://example.org/a?b=c&d"),
    source: "勾稽",
    message: "合计 \"263.33\" \\ 应为\n\t259.33\u{1}\u{1F}\u{7F}😀\u{2028}",
    tags: [.unnecessary],
    relatedInformation: [
      LSP.DiagnosticRelatedInformation(location: LSP.Location(uri: "file:///甲", range: place), message: "…")
    ],
    data: .object(["b": .array([.null, .bool(true), .integer(-3), .number(0.5), "x"]), "a\"": .object([:])])
  )

  static let values: [any JSONWritable & Sendable] = [
    place,
    plain,
    full,
    LSP.PublishDiagnosticsParams(uri: "u", version: 0, diagnostics: [plain, full]),
    LSP.PublishDiagnosticsParams(uri: "u", diagnostics: []),
    LSP.DocumentDiagnosticReport(kind: .unchanged, resultId: "1"),
    LSP.DocumentDiagnosticReport(kind: .full, items: [full]),
    LSP.SemanticTokens(resultId: "1", data: [0, 1, 4_294_967_295]),
    LSP.SemanticTokens(data: []),
    RequestID.number(.min),
    RequestID.string("甲"),
  ]

  @Test(arguments: values.indices)
  func writesWhatTheEncoderWrites(_ index: Int) throws {
    let value = Self.values[index]
    var writer = JSONWriter()
    writer.value(value)
    let written = try JSONSerialization.jsonObject(with: Data(writer.bytes), options: .fragmentsAllowed)
    let encoded = try JSONSerialization.jsonObject(with: JSONEncoder().encode(value), options: .fragmentsAllowed)
    #expect((written as? NSObject) == (encoded as? NSObject))
  }

  @Test func everyASCIICharacterSurvives() throws {
    let text = String(String.UnicodeScalarView((0..<128).compactMap { UnicodeScalar($0) }))
    var writer = JSONWriter()
    writer.value(text)
    #expect(try JSONDecoder().decode(String.self, from: Data(writer.bytes)) == text)
  }

  @Test func messagesAreWhole() throws {
    let id = RequestID.number(1)
    let messages = [
      try OutgoingMessage.request(id: id, method: "m", params: LSP.NoParams()),
      try OutgoingMessage.notification(method: "m", params: Self.place),
      try OutgoingMessage.result(id: id, LSP.NoResult()),
      try OutgoingMessage.result(id: id, LSP.Hover?.none),
      OutgoingMessage.error(id: nil, .cancelled),
    ]
    #expect(
      messages.map { String(decoding: $0, as: UTF8.self) } == [
        #"{"jsonrpc":"2.0","id":1,"method":"m","params":{}}"#,
        #"{"jsonrpc":"2.0","method":"m","params":{"start":{"line":12345,"character":0},"#
          + #""end":{"line":12345,"character":9}}}"#,
        #"{"jsonrpc":"2.0","id":1,"result":null}"#,
        #"{"jsonrpc":"2.0","id":1,"result":null}"#,
        #"{"jsonrpc":"2.0","id":null,"error":{"code":-32800,"message":"已取消"}}"#,
      ]
    )
  }
}
