import GoujiAnalysis
import LanguageServerProtocol

extension Feature {
  static let hover = Feature(
    .request(.hover) { draft, params in
      draft.analysis.hover(at: draft.offset(params.position), in: draft.client.language).map { hover in
        LSP.Hover(contents: draft.client.markup(hover.markdown), range: draft.range(hover.range))
      }
    },
    declare: { capabilities, _ in capabilities.hoverProvider = true }
  )
}

extension ClientProfile {
  /// Markdown for clients that read it; for others the same without its commonest marks.
  func markup(_ markdown: String) -> LSP.MarkupContent { markup(markdown, capabilities.readsMarkdown) }

  /// The same for what explains a completion item, which clients may show otherwise.
  func documentation(_ markdown: String) -> LSP.MarkupContent { markup(markdown, capabilities.documentsInMarkdown) }

  private func markup(_ markdown: String, _ isRead: Bool) -> LSP.MarkupContent {
    if isRead { return LSP.MarkupContent(kind: .markdown, value: markdown) }
    let plain = markdown.filter { $0 != "*" && $0 != "`" }
    return LSP.MarkupContent(kind: .plainText, value: plain)
  }
}
