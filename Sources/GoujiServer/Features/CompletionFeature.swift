import GoujiAnalysis
import LanguageServerProtocol

extension Feature {
  static let completion = Feature(
    .request(.completion) { (draft: Draft, params) -> LSP.CompletionList in
      let (items, isIncomplete) = draft.analysis.completions(at: draft.offset(params.position))
      let converted = items.enumerated().map { draft.completion($1, rank: $0) }
      return LSP.CompletionList(isIncomplete: isIncomplete, items: converted)
    },
    declare: { capabilities, _ in
      capabilities.completionProvider = LSP.CompletionOptions(triggerCharacters: ["|", " ", "="], resolveProvider: false)
    }
  )
}

extension Draft {
  fileprivate func completion(_ proposal: Proposal, rank: Int) -> LSP.CompletionItem {
    LSP.CompletionItem(
      label: proposal.label,
      kind: kind(proposal.kind),
      detail: proposal.detail.isEmpty ? nil : proposal.detail,
      documentation: proposal.documentation.isEmpty
        ? nil : LSP.MarkupContent(kind: .markdown, value: proposal.documentation),
      // Ours is the order that knows the draft; clients sort by this text.
      sortText: String(repeating: "0", count: max(0, 5 - String(rank).count)) + String(rank),
      filterText: proposal.filter,
      textEdit: edits([proposal.edit]).first,
      additionalTextEdits: proposal.additional.isEmpty ? nil : edits(proposal.additional)
    )
  }

  private func kind(_ kind: Proposal.Kind) -> LSP.CompletionItemKind {
    switch kind {
    case .code: .enumeration
    case .term: .reference
    case .value: .value
    case .form: .class
    case .phrase: .snippet
    }
  }
}
