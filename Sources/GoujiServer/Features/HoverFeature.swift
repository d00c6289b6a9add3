import GoujiAnalysis
import LanguageServerProtocol

extension Feature {
  static let hover = Feature(
    .request(.hover) { (draft: Draft, params) -> LSP.Hover? in
      draft.analysis.hover(at: draft.offset(params.position)).map {
        LSP.Hover(contents: LSP.MarkupContent(kind: .markdown, value: $0.markdown), range: draft.range($0.range))
      }
    },
    declare: { capabilities, _ in capabilities.hoverProvider = true }
  )
}
