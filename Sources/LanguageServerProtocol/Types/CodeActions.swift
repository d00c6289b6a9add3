extension LSP {
  /// What a code action is for; kinds are grouped by dots.
  package struct CodeActionKind: RawRepresentable, Codable, Hashable, Sendable {
    package var rawValue: String

    package init(rawValue: String) { self.rawValue = rawValue }

    package static let quickFix = Self(rawValue: "quickfix")
    package static let refactor = Self(rawValue: "refactor")
    package static let refactorRewrite = Self(rawValue: "refactor.rewrite")
    package static let source = Self(rawValue: "source")
    package static let sourceFixAll = Self(rawValue: "source.fixAll")
    package static let sourceFixAllGouji = Self(rawValue: "source.fixAll.gouji")
  }

  /// The kinds of code actions the server offers.
  package struct CodeActionOptions: Codable, Equatable, Sendable {
    package var codeActionKinds: [CodeActionKind]?
    package var resolveProvider: Bool?

    package init(codeActionKinds: [CodeActionKind]? = nil, resolveProvider: Bool? = nil) {
      self.codeActionKinds = codeActionKinds
      self.resolveProvider = resolveProvider
    }
  }

  /// What the client shows where code actions are asked for.
  package struct CodeActionContext: Codable, Equatable, Sendable {
    package var diagnostics: [Diagnostic]
    /// The kinds wanted; all if nil.
    package var only: [CodeActionKind]?
    /// 1 if the user asked, 2 if the client did by itself.
    package var triggerKind: Int?

    package init(diagnostics: [Diagnostic], only: [CodeActionKind]? = nil, triggerKind: Int? = nil) {
      self.diagnostics = diagnostics
      self.only = only
      self.triggerKind = triggerKind
    }
  }

  /// Asks what could be done at a place.
  package struct CodeActionParams: Codable, Equatable, Sendable {
    package var textDocument: TextDocumentIdentifier
    package var range: Range
    package var context: CodeActionContext

    package init(textDocument: TextDocumentIdentifier, range: Range, context: CodeActionContext) {
      self.textDocument = textDocument
      self.range = range
      self.context = context
    }
  }

  /// Why an action cannot be taken now.
  package struct CodeActionDisabled: Codable, Equatable, Sendable {
    package var reason: String

    package init(reason: String) {
      self.reason = reason
    }
  }

  /// Something that could be done at a place.
  package struct CodeAction: Codable, Equatable, Sendable {
    package var title: String
    package var kind: CodeActionKind?
    /// What it mends.
    package var diagnostics: [Diagnostic]?
    package var isPreferred: Bool?
    package var disabled: CodeActionDisabled?
    package var edit: WorkspaceEdit?
    package var command: Command?

    package init(
      title: String,
      kind: CodeActionKind? = nil,
      diagnostics: [Diagnostic]? = nil,
      isPreferred: Bool? = nil,
      disabled: CodeActionDisabled? = nil,
      edit: WorkspaceEdit? = nil,
      command: Command? = nil
    ) {
      self.title = title
      self.kind = kind
      self.diagnostics = diagnostics
      self.isPreferred = isPreferred
      self.disabled = disabled
      self.edit = edit
      self.command = command
    }
  }
}
