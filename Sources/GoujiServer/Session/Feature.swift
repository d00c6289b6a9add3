import LanguageServerProtocol

/// A row of the table of features: the messages of one feature of the protocol, what the server declares of it, and
/// what answers. As they stand in one row, nothing can be declared that is not answered, or the other way round.
struct Feature: Sendable {
  typealias Declaration = @Sendable (inout LSP.ServerCapabilities, ClientProfile) -> Void

  let declare: Declaration
  let handlers: [Handler]

  /// - Parameter declare: fills in the feature's part of the capabilities; may depend on what the client can do.
  init(_ handlers: Handler..., declare: @escaping Declaration = { _, _ in }) {
    self.declare = declare
    self.handlers = handlers
  }
}

/// What is done on one kind of message.
struct Handler: Sendable {
  enum Kind: Sendable {
    /// Gives the result, nil if there is nothing to say yet (it is asked again when that may have changed), or throws a
    /// `ResponseError`.
    case request(@Sendable (Session, JSONBytes) throws -> (any Encodable)?)
    case notification(@Sendable (Session, JSONBytes) throws -> Void)
  }

  let method: String
  let kind: Kind

  /// A request about the session at large.
  static func request<Params, Result>(
    _ type: RequestType<Params, Result>,
    _ answer: @escaping @Sendable (Session, Params) throws -> Result
  ) -> Handler {
    Handler(method: type.method, kind: .request { try answer($0, try $1.decode(Params.self)) })
  }

  /// A request that waits until there is something to say.
  static func waiting<Params, Result>(
    _ type: RequestType<Params, Result>,
    _ answer: @escaping @Sendable (Session, Params) throws -> Result?
  ) -> Handler {
    Handler(method: type.method, kind: .request { try answer($0, try $1.decode(Params.self)) })
  }

  /// A request about one open draft.
  static func request<Params: DraftRequest, Result>(
    _ type: RequestType<Params, Result>,
    _ answer: @escaping @Sendable (Draft, Params) throws -> Result
  ) -> Handler {
    request(type) { session, params in
      try answer(try session.draft(params.textDocument.uri), params)
    }
  }

  static func notification<Params>(
    _ type: NotificationType<Params>,
    _ handle: @escaping @Sendable (Session, Params) throws -> Void
  ) -> Handler {
    Handler(method: type.method, kind: .notification { try handle($0, try $1.decode(Params.self)) })
  }
}

/// Parameters that name the draft they are about.
protocol DraftRequest: Codable, Sendable {
  var textDocument: LSP.TextDocumentIdentifier { get }
}

extension LSP.CodeActionParams: DraftRequest {}
extension LSP.CompletionParams: DraftRequest {}
extension LSP.DocumentFormattingParams: DraftRequest {}
extension LSP.DocumentOnTypeFormattingParams: DraftRequest {}
extension LSP.DocumentParams: DraftRequest {}
extension LSP.DocumentRangeFormattingParams: DraftRequest {}
extension LSP.DocumentRangeParams: DraftRequest {}
extension LSP.DocumentRangesFormattingParams: DraftRequest {}
extension LSP.SelectionRangeParams: DraftRequest {}
extension LSP.SemanticTokensDeltaParams: DraftRequest {}
extension LSP.TextDocumentPositionParams: DraftRequest {}
