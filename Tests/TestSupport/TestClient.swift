import Foundation
import GoujiServer
import GoujiSystem
package import LanguageServerProtocol

/// An editor in the process of the test, joined to a real server on a thread of its own. Messages go through the same
/// bytes as over pipes. Nothing here depends on time; a server that does not answer at all fails the test after a while.
package final class TestClient {
  package struct Silence: Error {
    package let awaited: String
  }

  /// A document open in this editor.
  package struct Document {
    package let uri: String
    package var version: Int
  }

  private let connection: InProcessConnection
  private let exitCode = BlockingQueue<Int32>()
  private var lastRequest = 0
  private var notifications: [(method: String, params: JSONBytes)] = []
  /// Every answer that came, in order.
  package private(set) var answers: [(id: RequestID?, outcome: Result<JSONBytes, ResponseError>)] = []
  /// Every request of the server that came, in order.
  package private(set) var serverRequests: [(id: RequestID, method: String, params: JSONBytes)] = []

  /// How long a silent server is waited for, in seconds; no answer takes nearly as long.
  private static let patience = 60

  /// Starts a server; it is not initialized yet.
  package init(
    serving serve: @escaping @Sendable (InProcessConnection) -> Int32 = {
      LanguageServer.run(over: $0, version: "test")
    }
  ) {
    let (client, server) = InProcessConnection.pair()
    connection = client
    let exitCode = exitCode
    _ = NativeThread.start {
      exitCode.push(serve(server))
      server.close()
    }
  }

  deinit { connection.close() }

  /// Starts a server and initializes it.
  package static func initialized(
    _ capabilities: LSP.ClientCapabilities = LSP.ClientCapabilities.modern,
    options: JSONValue? = nil,
    serving serve: @escaping @Sendable (InProcessConnection) -> Int32 = {
      LanguageServer.run(over: $0, version: "test")
    }
  ) throws -> TestClient {
    let client = TestClient(serving: serve)
    _ = try client.initialize(capabilities, options: options)
    return client
  }

  @discardableResult
  package func initialize(
    _ capabilities: LSP.ClientCapabilities = LSP.ClientCapabilities.modern,
    options: JSONValue? = nil,
    locale: String? = nil
  ) throws -> LSP.InitializeResult {
    let params = LSP.InitializeParams(locale: locale, initializationOptions: options, capabilities: capabilities)
    let result = try send(.initialize, params)
    try notify(.initialized, LSP.InitializedParams())
    return result
  }

  // MARK: Documents

  package func open(_ text: String, uri: String = "file:///drafts/draft.gouji") throws -> Document {
    let item = LSP.TextDocumentItem(uri: uri, languageId: "gouji", version: 1, text: text)
    try notify(.didOpen, LSP.DidOpenTextDocumentParams(textDocument: item))
    return Document(uri: uri, version: 1)
  }

  /// Sends one change; `range` nil stands for the whole document.
  package func change(_ document: inout Document, _ range: LSP.Range?, _ text: String) throws {
    try change(&document, [LSP.TextDocumentContentChangeEvent(range: range, text: text)])
  }

  package func change(_ document: inout Document, _ changes: [LSP.TextDocumentContentChangeEvent]) throws {
    document.version += 1
    let identifier = LSP.VersionedTextDocumentIdentifier(uri: document.uri, version: document.version)
    try notify(.didChange, LSP.DidChangeTextDocumentParams(textDocument: identifier, contentChanges: changes))
  }

  package func close(_ document: Document) throws {
    let identifier = LSP.TextDocumentIdentifier(uri: document.uri)
    try notify(.didClose, LSP.DidCloseTextDocumentParams(textDocument: identifier))
  }

  /// The diagnostics sent for the present version of a document.
  package func diagnostics(of document: Document) throws -> [LSP.Diagnostic] {
    while true {
      let report = try next(.publishDiagnostics)
      if report.uri == document.uri, report.version == document.version { return report.diagnostics }
    }
  }

  // MARK: Messages

  /// Sends a request and waits for its answer.
  package func send<Params, Result>(_ type: RequestType<Params, Result>, _ params: Params) throws -> Result {
    try answer(to: try post(type, params)).decode(Result.self)
  }

  /// Sends a request without waiting.
  package func post<Params, Result>(_ type: RequestType<Params, Result>, _ params: Params) throws -> RequestID {
    lastRequest += 1
    let id = RequestID.number(lastRequest)
    sendRaw(try OutgoingMessage.request(id: id, method: type.method, params: params))
    return id
  }

  package func notify<Params>(_ type: NotificationType<Params>, _ params: Params) throws {
    sendRaw(try OutgoingMessage.notification(method: type.method, params: params))
  }

  package func respond<Result: Encodable>(to id: RequestID, _ result: Result) throws {
    sendRaw(try OutgoingMessage.result(id: id, result))
  }

  /// Sends bytes as they are, as one message.
  package func sendRaw(_ message: [UInt8]) { _ = connection.send(message) }
  package func sendRaw(_ message: String) { sendRaw(Array(message.utf8)) }

  /// Waits for the answer to a request.
  package func answer(to id: RequestID?) throws -> JSONBytes {
    while true {
      if let index = answers.firstIndex(where: { $0.id == id }) { return try answers[index].outcome.get() }
      try receive(awaiting: "an answer to \(String(describing: id))")
    }
  }

  /// Waits for the next notification of a kind, and takes it.
  package func next<Params>(_ type: NotificationType<Params>) throws -> Params {
    while true {
      if let index = notifications.firstIndex(where: { $0.method == type.method }) {
        return try notifications.remove(at: index).params.decode(Params.self)
      }
      try receive(awaiting: type.method)
    }
  }

  /// Waits for the next request of the server of a kind; the test answers it.
  package func nextRequest<Params, Result>(_ type: RequestType<Params, Result>) throws -> (
    id: RequestID, params: Params
  ) {
    while true {
      if let index = serverRequests.firstIndex(where: { $0.method == type.method }) {
        let request = serverRequests.remove(at: index)
        return (request.id, try request.params.decode(Params.self))
      }
      try receive(awaiting: type.method)
    }
  }

  /// The notifications of a kind that have come and were not taken. Ask for an answer first: what was sent before it
  /// has come by then.
  package func pending<Params>(_ type: NotificationType<Params>) throws -> [Params] {
    let found = notifications.filter { $0.method == type.method }
    notifications.removeAll { $0.method == type.method }
    return try found.map { try $0.params.decode(Params.self) }
  }

  // MARK: Ends

  /// Ends the session by the book, and gives the exit code.
  package func shutDown() throws -> Int32 {
    _ = try send(.shutdown, LSP.NoParams())
    try notify(.exit, LSP.NoParams())
    return try waitForExit()
  }

  /// Ends the session by hanging up, and gives the exit code.
  package func hangUp() throws -> Int32 {
    connection.close()
    return try waitForExit()
  }

  package func waitForExit() throws -> Int32 {
    guard let code = exitCode.pop(withinSeconds: Self.patience) else { throw Silence(awaited: "the exit") }
    return code
  }

  private func receive(awaiting awaited: String) throws {
    guard let message = connection.receive(withinSeconds: Self.patience) else { throw Silence(awaited: awaited) }
    switch Envelope(message) {
    case .request(let id, let method, let params): serverRequests.append((id, method, params))
    case .notification(let method, let params): notifications.append((method, params))
    case .response(let id, let result, let error): answers.append((id, try outcome(result, error)))
    case .invalid:
      // An answer whose id is null: all that a message without a readable id can get.
      let answer = try JSONDecoder().decode([String: JSONValue].self, from: Data(message))
      guard answer["id"] == .null, let error = answer["error"], let code = error["code"]?.integer,
        let text = error["message"]?.string
      else { throw Silence(awaited: "a valid message, not \(String(decoding: message, as: UTF8.self))") }
      answers.append((nil, .failure(ResponseError(ErrorCode(rawValue: code), text))))
    }
  }

  private func outcome(_ result: JSONBytes, _ error: JSONBytes) throws -> Result<JSONBytes, ResponseError> {
    error.isNull ? .success(result) : .failure(try error.decode(ResponseError.self))
  }
}
