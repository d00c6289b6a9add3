import GoujiAnalysis
import LanguageServerProtocol

extension Feature {
  static let documentSymbol = Feature(
    .request(.documentSymbol) { (draft: Draft, params) -> [LSP.DocumentSymbol] in
      draft.analysis.outline.map(draft.symbol)
    },
    declare: { capabilities, _ in capabilities.documentSymbolProvider = true }
  )

  /// Parts and tables of the drafts that are open.
  static let workspaceSymbol = Feature(
    .request(.workspaceSymbol) { (session: Session, params) -> [LSP.WorkspaceSymbol] in
      session.documents.uris.flatMap { uri -> [LSP.WorkspaceSymbol] in
        guard let draft = try? session.draft(uri) else { return [] }
        return draft.flattened(draft.analysis.outline)
          .filter { params.query.isEmpty || $0.title.contains(params.query) }
          .map { LSP.WorkspaceSymbol(name: $0.title, kind: draft.kind($0.kind), location: draft.location($0.nameRange)) }
      }
    },
    declare: { capabilities, _ in capabilities.workspaceSymbolProvider = true }
  )

  static let foldingRange = Feature(
    .request(.foldingRange) { (draft: Draft, params) -> [LSP.FoldingRange] in
      draft.analysis.folds.map { LSP.FoldingRange(startLine: $0.firstLine, endLine: $0.lastLine, kind: .region) }
    },
    declare: { capabilities, _ in capabilities.foldingRangeProvider = true }
  )

  static let selectionRange = Feature(
    .request(.selectionRange) { (draft: Draft, params) -> [LSP.SelectionRange] in
      params.positions.map { position in
        let offset = draft.offset(position)
        let ranges = draft.analysis.selections(at: offset)
        return LSP.SelectionRange((ranges.isEmpty ? [offset..<offset] : ranges).map(draft.range))
      }
    },
    declare: { capabilities, _ in capabilities.selectionRangeProvider = true }
  )
}

extension Draft {
  fileprivate func symbol(_ item: OutlineItem) -> LSP.DocumentSymbol {
    LSP.DocumentSymbol(
      name: item.title.isEmpty ? "（无标题）" : item.title,
      kind: kind(item.kind),
      range: range(item.range),
      selectionRange: range(item.nameRange),
      children: item.children.map(symbol)
    )
  }

  fileprivate func kind(_ kind: OutlineItem.Kind) -> LSP.SymbolKind {
    switch kind {
    case .part: .module
    case .section: .namespace
    case .table: .structure
    case .term: .key
    }
  }

  fileprivate func flattened(_ items: [OutlineItem]) -> [OutlineItem] {
    items.flatMap { [$0] + flattened($0.children) }
  }
}
