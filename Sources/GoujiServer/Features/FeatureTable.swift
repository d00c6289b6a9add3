import LanguageServerProtocol

extension Feature {
  /// Every feature of the server, one row each.
  static let all: [Feature] = [
    .lifecycle,
    .configuration,
    .synchronization,
    .diagnostics,
    .hover,
    .completion,
    .definition,
    .references,
    .documentHighlight,
    .documentLink,
    .documentSymbol,
    .workspaceSymbol,
    .rename,
    .callHierarchy,
    .linkedEditingRange,
    .inlineCompletion,
    .codeAction,
    .codeLens,
    .inlayHint,
    .foldingRange,
    .selectionRange,
    .semanticTokens,
    .formatting,
    .rangeFormatting,
    .onTypeFormatting,
    .executeCommand,
    .workspaceFiles,
  ]
}
