import LanguageServerProtocol

extension Feature {
  /// Every feature of the server, one row each.
  static let all: [Feature] = [
    .lifecycle,
    .synchronization,
    .configuration,
    .diagnostics,
    .hover,
    .completion,
    .codeAction,
    .commands,
    .definition,
    .references,
    .documentHighlight,
    .documentLink,
    .rename,
    .documentSymbol,
    .workspaceSymbol,
    .foldingRange,
    .selectionRange,
    .semanticTokens,
    .inlayHint,
    .codeLens,
    .formatting,
  ]
}
