import GoujiAnalysis
import GoujiCatalog
import GoujiSyntax
import LanguageServerProtocol

extension Feature {
  static let documentSymbol = Feature(
    .request(.documentSymbol) { draft, _ in
      draft.client.capabilities.nestsSymbols
        ? .nested(draft.nestedSymbols) : .flat(draft.symbols)
    },
    declare: { capabilities, _ in capabilities.documentSymbolProvider = true }
  )

  /// Headings and tables of all drafts of the workspace whose titles match the query, the nearest first.
  static let workspaceSymbol = Feature(
    .request(.workspaceSymbol) { session, params in
      var found: [LSP.WorkspaceSymbol] = []
      for uri in session.documents.uris {
        if let draft = try? session.draft(uri) { found += draft.symbols }
      }
      let closed = try session.closedDrafts { session throws(ResponseError) in try session.stopIfCancelled() }
      for draft in closed { found += draft.symbols }
      guard let match = LooseMatch(params.query, Books.embedded.usual.pinyin) else { return found }
      let ranked = found.enumerated().compactMap { index, symbol in
        match.distance(to: symbol.name).map { (distance: $0, index: index, symbol: symbol) }
      }
      return ranked.sorted { ($0.distance, $0.index) < ($1.distance, $1.index) }.map(\.symbol)
    },
    declare: { capabilities, _ in capabilities.workspaceSymbolProvider = true }
  )
}

extension Draft {
  /// The headings and tables in each other: a table with its total, a section with how many of its figures are checked.
  fileprivate var nestedSymbols: [LSP.DocumentSymbol] {
    let coverages = analysis.sectionCoverage
    func symbol(_ item: OutlineItem) -> LSP.DocumentSymbol {
      var details = [item.total.map { client.language("合计\($0)", "total \($0)") }].compactMap { $0 }
      if item.kind != .table, let coverage = coverages.first(where: { $0.offset == item.range.lowerBound })?.coverage {
        let checked = coverage.confirmed + coverage.contradicted
        details.append(client.language("核对\(checked)/\(coverage.numbers)", "\(checked)/\(coverage.numbers) checked"))
      }
      return LSP.DocumentSymbol(
        name: item.title.isEmpty ? client.language("（无标题）", "(no title)") : item.title,
        detail: details.isEmpty ? nil : details.joined(separator: "，"),
        kind: item.kind.symbol,
        range: range(item.range),
        selectionRange: range(item.nameRange),
        children: item.children.map(symbol)
      )
    }
    return analysis.outline.map(symbol)
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
