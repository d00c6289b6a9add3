/// A request by name, with the types of its parameters and its result.
package struct RequestType<Params: Codable & Sendable, Result: Codable & Sendable>: Sendable {
  package let method: String

  package init(_ method: String) { self.method = method }
}

/// A notification by name, with the type of its parameters.
package struct NotificationType<Params: Codable & Sendable>: Sendable {
  package let method: String

  package init(_ method: String) { self.method = method }
}

// MARK: Requests of the client

extension RequestType where Params == LSP.InitializeParams, Result == LSP.InitializeResult {
  package static var initialize: Self { Self("initialize") }
}

extension RequestType where Params == LSP.NoParams, Result == LSP.NoResult {
  package static var shutdown: Self { Self("shutdown") }
  package static var refreshDiagnostics: Self { Self("workspace/diagnostic/refresh") }
  package static var refreshSemanticTokens: Self { Self("workspace/semanticTokens/refresh") }
  package static var refreshInlayHints: Self { Self("workspace/inlayHint/refresh") }
  package static var refreshCodeLenses: Self { Self("workspace/codeLens/refresh") }
}

extension RequestType where Params == LSP.DocumentDiagnosticParams, Result == LSP.DocumentDiagnosticReport {
  package static var documentDiagnostic: Self { Self("textDocument/diagnostic") }
}

extension RequestType where Params == LSP.WorkspaceDiagnosticParams, Result == LSP.WorkspaceDiagnosticReport {
  package static var workspaceDiagnostic: Self { Self("workspace/diagnostic") }
}

extension RequestType where Params == LSP.TextDocumentPositionParams, Result == LSP.Hover? {
  package static var hover: Self { Self("textDocument/hover") }
}

extension RequestType where Params == LSP.CompletionParams, Result == LSP.CompletionList {
  package static var completion: Self { Self("textDocument/completion") }
}

extension RequestType where Params == LSP.TextDocumentPositionParams, Result == LSP.Locations? {
  package static var definition: Self { Self("textDocument/definition") }
}

extension RequestType where Params == LSP.ReferenceParams, Result == [LSP.Location] {
  package static var references: Self { Self("textDocument/references") }
}

extension RequestType where Params == LSP.TextDocumentPositionParams, Result == [LSP.DocumentHighlight] {
  package static var documentHighlight: Self { Self("textDocument/documentHighlight") }
}

extension RequestType where Params == LSP.DocumentParams, Result == LSP.DocumentSymbols {
  package static var documentSymbol: Self { Self("textDocument/documentSymbol") }
}

extension RequestType where Params == LSP.WorkspaceSymbolParams, Result == [LSP.WorkspaceSymbol] {
  package static var workspaceSymbol: Self { Self("workspace/symbol") }
}

extension RequestType where Params == LSP.CodeActionParams, Result == [LSP.CodeAction] {
  package static var codeAction: Self { Self("textDocument/codeAction") }
}

extension RequestType where Params == LSP.DocumentParams, Result == [LSP.CodeLens] {
  package static var codeLens: Self { Self("textDocument/codeLens") }
}

extension RequestType where Params == LSP.DocumentParams, Result == [LSP.DocumentLink] {
  package static var documentLink: Self { Self("textDocument/documentLink") }
}

extension RequestType where Params == LSP.TextDocumentPositionParams, Result == LSP.PrepareRenameResult? {
  package static var prepareRename: Self { Self("textDocument/prepareRename") }
}

extension RequestType where Params == LSP.RenameParams, Result == LSP.WorkspaceEdit? {
  package static var rename: Self { Self("textDocument/rename") }
}

extension RequestType where Params == LSP.DocumentParams, Result == LSP.SemanticTokens {
  package static var semanticTokensFull: Self { Self("textDocument/semanticTokens/full") }
}

extension RequestType where Params == LSP.SemanticTokensDeltaParams, Result == LSP.SemanticTokensDelta {
  package static var semanticTokensDelta: Self { Self("textDocument/semanticTokens/full/delta") }
}

extension RequestType where Params == LSP.DocumentRangeParams, Result == LSP.SemanticTokens {
  package static var semanticTokensRange: Self { Self("textDocument/semanticTokens/range") }
}

extension RequestType where Params == LSP.DocumentRangeParams, Result == [LSP.InlayHint] {
  package static var inlayHint: Self { Self("textDocument/inlayHint") }
}

extension RequestType where Params == LSP.DocumentParams, Result == [LSP.FoldingRange] {
  package static var foldingRange: Self { Self("textDocument/foldingRange") }
}

extension RequestType where Params == LSP.SelectionRangeParams, Result == [LSP.SelectionRange] {
  package static var selectionRange: Self { Self("textDocument/selectionRange") }
}

extension RequestType where Params == LSP.DocumentFormattingParams, Result == [LSP.TextEdit] {
  package static var formatting: Self { Self("textDocument/formatting") }
}

extension RequestType where Params == LSP.DocumentRangeFormattingParams, Result == [LSP.TextEdit] {
  package static var rangeFormatting: Self { Self("textDocument/rangeFormatting") }
}

extension RequestType where Params == LSP.DocumentOnTypeFormattingParams, Result == [LSP.TextEdit] {
  package static var onTypeFormatting: Self { Self("textDocument/onTypeFormatting") }
}

extension RequestType where Params == LSP.ExecuteCommandParams, Result == JSONValue? {
  package static var executeCommand: Self { Self("workspace/executeCommand") }
}

extension RequestType where Params == LSP.RenameFilesParams, Result == LSP.WorkspaceEdit? {
  package static var willRenameFiles: Self { Self("workspace/willRenameFiles") }
}

// MARK: Requests of the server

extension RequestType where Params == LSP.ShowDocumentParams, Result == LSP.ShowDocumentResult {
  package static var showDocument: Self { Self("window/showDocument") }
}

extension RequestType where Params == LSP.ApplyWorkspaceEditParams, Result == LSP.ApplyWorkspaceEditResult {
  package static var applyEdit: Self { Self("workspace/applyEdit") }
}

extension RequestType where Params == LSP.ConfigurationParams, Result == [JSONValue] {
  package static var configuration: Self { Self("workspace/configuration") }
}

extension RequestType where Params == LSP.RegistrationParams, Result == LSP.NoResult {
  package static var registerCapability: Self { Self("client/registerCapability") }
}

extension RequestType where Params == LSP.WorkDoneProgressCreateParams, Result == LSP.NoResult {
  package static var createWorkDoneProgress: Self { Self("window/workDoneProgress/create") }
}

// MARK: Notifications of the client

extension NotificationType where Params == LSP.InitializedParams {
  package static var initialized: Self { Self("initialized") }
}

extension NotificationType where Params == LSP.NoParams {
  package static var exit: Self { Self("exit") }
}

extension NotificationType where Params == LSP.CancelParams {
  package static var cancelRequest: Self { Self("$/cancelRequest") }
}

extension NotificationType where Params == LSP.DidOpenTextDocumentParams {
  package static var didOpen: Self { Self("textDocument/didOpen") }
}

extension NotificationType where Params == LSP.DidChangeTextDocumentParams {
  package static var didChange: Self { Self("textDocument/didChange") }
}

extension NotificationType where Params == LSP.DidCloseTextDocumentParams {
  package static var didClose: Self { Self("textDocument/didClose") }
}

extension NotificationType where Params == LSP.DidSaveTextDocumentParams {
  package static var didSave: Self { Self("textDocument/didSave") }
}

extension NotificationType where Params == LSP.DidChangeConfigurationParams {
  package static var didChangeConfiguration: Self { Self("workspace/didChangeConfiguration") }
}

extension NotificationType where Params == LSP.DidChangeWatchedFilesParams {
  package static var didChangeWatchedFiles: Self { Self("workspace/didChangeWatchedFiles") }
}

extension NotificationType where Params == LSP.DidChangeWorkspaceFoldersParams {
  package static var didChangeWorkspaceFolders: Self { Self("workspace/didChangeWorkspaceFolders") }
}

extension NotificationType where Params == LSP.RenameFilesParams {
  package static var didRenameFiles: Self { Self("workspace/didRenameFiles") }
}

extension NotificationType where Params == LSP.DeleteFilesParams {
  package static var didDeleteFiles: Self { Self("workspace/didDeleteFiles") }
}

// MARK: Notifications of the server

extension NotificationType where Params == LSP.PublishDiagnosticsParams {
  package static var publishDiagnostics: Self { Self("textDocument/publishDiagnostics") }
}

extension NotificationType where Params == LSP.ShowMessageParams {
  package static var showMessage: Self { Self("window/showMessage") }
}

extension NotificationType where Params == LSP.LogMessageParams {
  package static var logMessage: Self { Self("window/logMessage") }
}

extension NotificationType where Params == LSP.ProgressParams {
  package static var progress: Self { Self("$/progress") }
}
