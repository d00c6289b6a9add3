extension LSP {
  /// What the server offers. Filled in by the table of features, row by row.
  package struct ServerCapabilities: Codable, Equatable, Sendable {
    package var positionEncoding: PositionEncodingKind?
    package var textDocumentSync: TextDocumentSyncOptions?
    package var diagnosticProvider: DiagnosticOptions?
    package var hoverProvider: Bool?
    package var completionProvider: CompletionOptions?
    package var definitionProvider: Bool?
    package var referencesProvider: Bool?
    package var documentHighlightProvider: Bool?
    package var documentSymbolProvider: Bool?
    package var workspaceSymbolProvider: Bool?
    package var codeActionProvider: CodeActionOptions?
    package var codeLensProvider: CodeLensOptions?
    package var documentLinkProvider: DocumentLinkOptions?
    package var documentFormattingProvider: Bool?
    package var documentRangeFormattingProvider: DocumentRangeFormattingOptions?
    package var documentOnTypeFormattingProvider: DocumentOnTypeFormattingOptions?
    package var renameProvider: RenameProvider?
    package var foldingRangeProvider: Bool?
    package var selectionRangeProvider: Bool?
    package var semanticTokensProvider: SemanticTokensOptions?
    package var inlayHintProvider: Bool?
    package var executeCommandProvider: ExecuteCommandOptions?
    package var callHierarchyProvider: Bool?
    package var linkedEditingRangeProvider: Bool?
    package var inlineCompletionProvider: Bool?
    package var workspace: WorkspaceServerCapabilities?

    package init(
      positionEncoding: PositionEncodingKind? = nil,
      textDocumentSync: TextDocumentSyncOptions? = nil,
      diagnosticProvider: DiagnosticOptions? = nil,
      hoverProvider: Bool? = nil,
      completionProvider: CompletionOptions? = nil,
      definitionProvider: Bool? = nil,
      referencesProvider: Bool? = nil,
      documentHighlightProvider: Bool? = nil,
      documentSymbolProvider: Bool? = nil,
      workspaceSymbolProvider: Bool? = nil,
      codeActionProvider: CodeActionOptions? = nil,
      codeLensProvider: CodeLensOptions? = nil,
      documentLinkProvider: DocumentLinkOptions? = nil,
      documentFormattingProvider: Bool? = nil,
      documentRangeFormattingProvider: DocumentRangeFormattingOptions? = nil,
      documentOnTypeFormattingProvider: DocumentOnTypeFormattingOptions? = nil,
      renameProvider: RenameProvider? = nil,
      foldingRangeProvider: Bool? = nil,
      selectionRangeProvider: Bool? = nil,
      semanticTokensProvider: SemanticTokensOptions? = nil,
      inlayHintProvider: Bool? = nil,
      executeCommandProvider: ExecuteCommandOptions? = nil,
      workspace: WorkspaceServerCapabilities? = nil
    ) {
      self.positionEncoding = positionEncoding
      self.textDocumentSync = textDocumentSync
      self.diagnosticProvider = diagnosticProvider
      self.hoverProvider = hoverProvider
      self.completionProvider = completionProvider
      self.definitionProvider = definitionProvider
      self.referencesProvider = referencesProvider
      self.documentHighlightProvider = documentHighlightProvider
      self.documentSymbolProvider = documentSymbolProvider
      self.workspaceSymbolProvider = workspaceSymbolProvider
      self.codeActionProvider = codeActionProvider
      self.codeLensProvider = codeLensProvider
      self.documentLinkProvider = documentLinkProvider
      self.documentFormattingProvider = documentFormattingProvider
      self.documentRangeFormattingProvider = documentRangeFormattingProvider
      self.documentOnTypeFormattingProvider = documentOnTypeFormattingProvider
      self.renameProvider = renameProvider
      self.foldingRangeProvider = foldingRangeProvider
      self.selectionRangeProvider = selectionRangeProvider
      self.semanticTokensProvider = semanticTokensProvider
      self.inlayHintProvider = inlayHintProvider
      self.executeCommandProvider = executeCommandProvider
      self.workspace = workspace
    }
  }

  /// How a client counts characters in a line.
  package struct PositionEncodingKind: RawRepresentable, Codable, Hashable, Sendable {
    package var rawValue: String

    package init(rawValue: String) { self.rawValue = rawValue }

    package static let utf8 = Self(rawValue: "utf-8")
    package static let utf16 = Self(rawValue: "utf-16")
    package static let utf32 = Self(rawValue: "utf-32")
  }

  /// What the server offers for the folders opened in the client.
  package struct WorkspaceServerCapabilities: Codable, Equatable, Sendable {
    package var workspaceFolders: WorkspaceFoldersServerCapabilities?
    package var fileOperations: FileOperationOptions?

    package init(
      workspaceFolders: WorkspaceFoldersServerCapabilities? = nil,
      fileOperations: FileOperationOptions? = nil
    ) {
      self.workspaceFolders = workspaceFolders
      self.fileOperations = fileOperations
    }
  }

  /// Whether the server follows folders as they are opened and closed.
  package struct WorkspaceFoldersServerCapabilities: Codable, Equatable, Sendable {
    package var supported: Bool?
    package var changeNotifications: Bool?

    package init(supported: Bool? = nil, changeNotifications: Bool? = nil) {
      self.supported = supported
      self.changeNotifications = changeNotifications
    }
  }
}
