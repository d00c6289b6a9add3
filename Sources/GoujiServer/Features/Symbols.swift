import GoujiAnalysis
import GoujiSyntax
import LanguageServerProtocol

extension Feature {
  static let documentSymbol = Feature(
    .request(.documentSymbol) { draft, _ in draft.analysis.outline.map(draft.symbol) },
    declare: { capabilities, _ in capabilities.documentSymbolProvider = true }
  )

  /// Headings and tables of all drafts of the workspace whose titles hold the query.
  static let workspaceSymbol = Feature(
    .request(.workspaceSymbol) { session, params in
      var found: [LSP.WorkspaceSymbol] = []
      for uri in session.documents.uris {
        if let draft = try? session.draft(uri) { found += draft.symbols }
      }
      for draft in try session.closedDrafts() { found += draft.symbols }
      if !params.query.isEmpty { found.removeAll { !$0.name.contains(params.query) } }
      return found
    },
    declare: { capabilities, _ in capabilities.workspaceSymbolProvider = true }
  )
}

extension Draft {
  fileprivate func symbol(_ item: OutlineItem) -> LSP.DocumentSymbol {
    LSP.DocumentSymbol(
      name: item.title.isEmpty ? "（无标题）" : item.title,
      kind: item.kind.symbol,
      range: range(item.range),
      selectionRange: range(item.nameRange),
      children: item.children.map(symbol)
    )
  }

  /// The headings and tables, one after another.
  var symbols: [LSP.WorkspaceSymbol] {
    var symbols: [LSP.WorkspaceSymbol] = []
    let department = analysis.department
    func collect(_ items: [OutlineItem]) {
      for item in items {
        symbols.append(
          LSP.WorkspaceSymbol(
            name: item.title,
            kind: item.kind.symbol,
            containerName: department,
            location: location(item.nameRange)
          )
        )
        collect(item.children)
      }
    }
    collect(analysis.outline)
    return symbols
  }
}

extension OutlineItem.Kind {
  fileprivate var symbol: LSP.SymbolKind {
    switch self {
    case .part: .module
    case .section: .namespace
    case .table: .structure
    case .term: .key
    }
  }
}
