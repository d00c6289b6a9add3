import GoujiWorkspace
import LanguageServerProtocol

/// One client, from `initialize` to `exit`.
///
/// Messages are handled one after another on the thread that calls `run`; nothing else touches a session. Handlers are
/// quick, so order costs nothing, and a request is always about the text that the client saw when it asked.
final class Session {
  enum Phase {
    case uninitialized
    case running
    case shutDown
  }

  let version: String
  private let connection: any Connection
  private let features: [Feature]
  private let handlers: [String: Handler.Kind]
  private let inbox = Inbox()

  private(set) var phase = Phase.uninitialized
  var client = ClientProfile()
  var documents = DocumentStore()
  var workspace = Workspace()
  let files = WorkspaceFiles()
  /// Told the id of the client's process, if it gives one.
  var onParentProcess: (Int) -> Void = { _ in }

  /// The figure last shown from above a section, so that asking again shows the next.
  var lastShown: (uri: String, line: Int, offset: Int)?

  private var current: RequestID?
  private var isClientGone = false
  private var lastRequest = 0
  private var lastResult = 0
  private var awaited: [RequestID: (JSONBytes) -> Void] = [:]
  /// The requests that are answered when there is something new to say, and how to find out.
  private var held: [(id: RequestID, answer: () throws -> (any Encodable)?)] = []

  init(_ connection: any Connection, features: [Feature], version: String) {
    self.connection = connection
    self.features = features
    self.version = version
    var handlers: [String: Handler.Kind] = [:]
    for handler in features.flatMap(\.handlers) { handlers[handler.method] = handler.kind }
    self.handlers = handlers
  }

  /// Handles messages until the client says `exit` or is gone.
  ///
  /// - Returns: 0 after `shutdown` and `exit`, else 1.
  func run() -> Int32 {
    guard inbox.fill(from: connection) else { return 1 }
    while !isClientGone, let message = inbox.next() {
      switch message {
      case .request(let id, let method, let params):
        answer(id, method, params)
      case .notification(NotificationType.exit.method, _):
        if case .shutDown = phase { return 0 }
        return 1
      case .notification(let method, let params):
        handle(method, params)
      case .response(let id, let result, let error):
        finish(id, result, error)
      case .invalid(let id, let error):
        send(OutgoingMessage.error(id: id, error))
      }
    }
    return 1
  }

  /// Whether the client has withdrawn the request at work; asked now and then by those that take long.
  var isCancelled: Bool { current.map(inbox.isCancelled) ?? false }

  /// Makes a long piece of work stop, between two of its steps, when others wait: order is kept, and a key typed is
  /// answered before a thousand files are.
  ///
  /// - Throws: `requestCancelled` if the client has withdrawn the request, `serverCancelled` if it is to ask again.
  func giveWay() throws(ResponseError) {
    if isCancelled { throw .cancelled }
    if inbox.hasWork { throw .interrupted }
  }

  /// Like `giveWay`, for requests that the protocol has no way to ask again: only the client's word stops them.
  func stopIfCancelled() throws(ResponseError) {
    if isCancelled { throw .cancelled }
  }

  // MARK: Receiving

  private func answer(_ id: RequestID, _ method: String, _ params: JSONBytes) {
    if !reply(to: id, { try self.result(id, method, params) }) {
      held.append((id, { try self.result(id, method, params) }))
    }
  }

  /// - Returns: false if there is nothing to say yet.
  private func reply(to id: RequestID, _ answer: () throws -> (any Encodable)?) -> Bool {
    current = id
    defer { current = nil }
    let reply: [UInt8]
    do {
      guard let result = try answer() else { return false }
      reply = try OutgoingMessage.result(id: id, result)
    } catch let error as ResponseError {
      reply = OutgoingMessage.error(id: id, error)
    } catch {
      reply = OutgoingMessage.error(id: id, ResponseError(.internalError, String(describing: error)))
    }
    inbox.answered(id)
    send(reply)
    return true
  }

  /// What is said of the workspace may have changed: the requests that wait for that are asked again.
  func answerHeldRequests() {
    let waiting = held
    held = []
    for request in waiting where !reply(to: request.id, request.answer) { held.append(request) }
  }

  /// Ends requests that wait for something new: the client has withdrawn one, or the session ends.
  private func dropHeldRequests(_ error: ResponseError, where isMeant: (RequestID) -> Bool = { _ in true }) {
    let dropped = held.filter { isMeant($0.id) }
    held.removeAll { isMeant($0.id) }
    for request in dropped { _ = reply(to: request.id) { throw error } }
  }

  private func result(_ id: RequestID, _ method: String, _ params: JSONBytes) throws -> (any Encodable)? {
    if inbox.isCancelled(id) { throw ResponseError.cancelled }
    switch (method, phase) {
    case (RequestType.initialize.method, .uninitialized):
      return try initialize(params.decode(LSP.InitializeParams.self))
    case (RequestType.initialize.method, _):
      throw ResponseError(.invalidRequest, "initialize may be sent only once")
    case (_, .uninitialized):
      throw ResponseError(.serverNotInitialized, "initialize must come first")
    case (_, .shutDown):
      throw ResponseError(.invalidRequest, "only exit may follow shutdown")
    case (RequestType.shutdown.method, .running):
      dropHeldRequests(.cancelled)
      phase = .shutDown
      return LSP.NoResult()
    case (_, .running):
      guard case .request(let answer)? = handlers[method] else {
        throw ResponseError(.methodNotFound, "\(method) is not known")
      }
      return try answer(self, params)
    }
  }

  private func handle(_ method: String, _ params: JSONBytes) {
    if method == NotificationType.cancelRequest.method {
      let id = try? params.decode(LSP.CancelParams.self).id
      dropHeldRequests(.cancelled) { $0 == id }
    }
    guard case .running = phase, case .notification(let handle)? = handlers[method] else { return }
    do {
      try handle(self, params)
    } catch let error as ResponseError {
      log(.error, "\(method): \(error.message)")
      if method == NotificationType.didChange.method { loseTrack(params) }
    } catch {
      log(.error, "\(method): \(error)")
    }
  }

  private func initialize(_ params: LSP.InitializeParams) -> LSP.InitializeResult {
    client = ClientProfile(params)
    workspace.open(params)
    if let id = params.processId { onParentProcess(id) }
    phase = .running
    var capabilities = LSP.ServerCapabilities()
    capabilities.positionEncoding = client.encoding.kind
    for feature in features { feature.declare(&capabilities, client) }
    return LSP.InitializeResult(
      capabilities: capabilities,
      serverInfo: LSP.ServerInfo(name: "gouji", version: version)
    )
  }

  private func finish(_ id: RequestID, _ result: JSONBytes, _ error: JSONBytes) {
    guard let finish = awaited.removeValue(forKey: id) else { return }
    if error.isNull {
      finish(result)
    } else {
      let message = (try? error.decode(ResponseError.self).message) ?? ""
      log(.warning, "the client refused: \(message)")
    }
  }

  // MARK: Sending

  /// A name for a report or a list of tokens, never used before in this session.
  func nextResultID() -> String {
    lastResult += 1
    return String(lastResult)
  }

  /// Asks the client for something. `then` gets its answer; it is not called if the client refuses.
  func request<Params, Result>(
    _ type: RequestType<Params, Result>,
    _ params: Params,
    then: @escaping (Result) -> Void = { _ in }
  ) {
    lastRequest += 1
    let id = RequestID.number(lastRequest)
    awaited[id] = { bytes in
      if let result = try? bytes.decode(Result.self) { then(result) }
    }
    if let message = try? OutgoingMessage.request(id: id, method: type.method, params: params) { send(message) }
  }

  func notify<Params>(_ type: NotificationType<Params>, _ params: Params) {
    if let message = try? OutgoingMessage.notification(method: type.method, params: params) { send(message) }
  }

  /// Writes a line into the client's log; in English, for whoever mends the client or the server.
  func log(_ type: LSP.MessageType, _ message: String) {
    notify(.logMessage, LSP.LogMessageParams(type: type, message: message))
  }

  private func send(_ message: [UInt8]) {
    if !connection.send(message) { isClientGone = true }
  }
}
