import LanguageServerProtocol
import TestSupport
import Testing

/// Every request is answered once, whatever it is and whenever it comes.
@Suite struct LifecycleTests {
  private func code(_ body: () throws -> some Any) -> ErrorCode? {
    do {
      _ = try body()
      return nil
    } catch {
      return (error as? ResponseError)?.code
    }
  }

  private static let place = LSP.TextDocumentPositionParams(
    textDocument: LSP.TextDocumentIdentifier(uri: "file:///a.gouji"),
    position: LSP.Position()
  )

  @Test func theServerNamesItself() throws {
    let result = try TestClient().initialize()
    #expect(result.serverInfo == LSP.ServerInfo(name: "gouji", version: "test"))
    #expect(result.capabilities.textDocumentSync?.change == .incremental)
  }

  @Test func nothingIsAnsweredBeforeInitialize() throws {
    let client = TestClient()
    #expect(code { try client.send(.hover, Self.place) } == .serverNotInitialized)
    #expect(code { try client.send(.shutdown, LSP.NoParams()) } == .serverNotInitialized)
    // A notification before its time is dropped: this document is not open later.
    let document = LSP.TextDocumentIdentifier(uri: try client.open("甲").uri)
    try client.initialize()
    #expect(code { try client.send(.documentDiagnostic, .init(textDocument: document)) } == .invalidParams)
  }

  @Test func initializeComesOnce() throws {
    let client = try TestClient.initialized()
    #expect(code { try client.initialize() } == .invalidRequest)
    #expect(try client.shutDown() == 0)
  }

  @Test func nothingIsAnsweredAfterShutdown() throws {
    let client = try TestClient.initialized()
    _ = try client.send(.shutdown, LSP.NoParams())
    #expect(code { try client.send(.hover, Self.place) } == .invalidRequest)
    #expect(code { try client.send(.shutdown, LSP.NoParams()) } == .invalidRequest)
    try client.notify(.exit, LSP.NoParams())
    #expect(try client.waitForExit() == 0)
  }

  @Test func exitCodesAreByTheBook() throws {
    #expect(try TestClient.initialized().shutDown() == 0)

    let rude = try TestClient.initialized()
    try rude.notify(.exit, LSP.NoParams())
    #expect(try rude.waitForExit() == 1)

    let early = TestClient()
    try early.notify(.exit, LSP.NoParams())
    #expect(try early.waitForExit() == 1)

    #expect(try TestClient.initialized().hangUp() == 1)

    let halfway = try TestClient.initialized()
    _ = try halfway.send(.shutdown, LSP.NoParams())
    #expect(try halfway.hangUp() == 1)
  }

  /// What is sent as it is, and the code of the answer; nil for none.
  static let malformed: [(message: String, id: RequestID?, code: ErrorCode?)] = [
    ("", nil, .parseError),
    ("{", nil, .parseError),
    ("not JSON", nil, .parseError),
    (#"{"jsonrpc":"2.0"}"#, nil, .invalidRequest),
    ("[]", nil, .invalidRequest),
    (#"{"id":{},"method":"textDocument/hover"}"#, nil, .invalidRequest),
    (#"{"id":"甲","method":3}"#, .string("甲"), .invalidRequest),
    (#"{"id":77,"method":"textDocument/unheardOf","params":{}}"#, .number(77), .methodNotFound),
    (#"{"id":78,"method":"$/unheardOf"}"#, .number(78), .methodNotFound),
    (#"{"id":79,"method":"textDocument/diagnostic"}"#, .number(79), .invalidParams),
    (#"{"id":80,"method":"textDocument/diagnostic","params":{"textDocument":{"uri":5}}}"#, .number(80), .invalidParams),
    (#"{"id":81,"method":"textDocument/diagnostic","params":{"textDocument":oops}}"#, .number(81), .parseError),
    (#"{"id":82,"method":"textDocument/hover","params":{"textDocument":{"uri":"a"}}}"#, .number(82), .invalidParams),
    (#"{"method":"$/unheardOf","params":{}}"#, nil, nil),
    (#"{"method":"textDocument/didChange","params":{}}"#, nil, nil),
    (#"{"method":"textDocument/didOpen"}"#, nil, nil),
    (#"{"method":"$/cancelRequest","params":{"id":[]}}"#, nil, nil),
    (#"{"method":"$/cancelRequest","params":{"id":12345}}"#, nil, nil),
    (#"{"id":999,"result":{}}"#, nil, nil),
  ]

  @Test(arguments: malformed)
  func malformedMessagesAreAnsweredOrLogged(_ example: (message: String, id: RequestID?, code: ErrorCode?)) throws {
    let client = try TestClient.initialized()
    client.sendRaw(example.message)
    // The session goes on: everything sent before this answer has come by then.
    #expect(try client.shutDown() == 0)
    let answers = client.answers.dropFirst().dropLast()
    let codes = answers.map { answer -> ErrorCode? in
      if case .failure(let error) = answer.outcome { error.code } else { nil }
    }
    #expect(codes == (example.code.map { [$0] } ?? []))
    #expect(answers.map(\.id) == (example.code == nil ? [] : [example.id]))
  }
}
