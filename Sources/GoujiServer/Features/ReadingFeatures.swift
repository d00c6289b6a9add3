import GoujiAnalysis
import GoujiSyntax
import LanguageServerProtocol

extension Feature {
  static let inlayHint = Feature(
    .request(.inlayHint) { (draft: Draft, params) -> [LSP.InlayHint] in
      draft.analysis.hints(in: draft.offsets(params.range)).map {
        LSP.InlayHint(
          position: draft.position($0.offset),
          label: $0.label,
          tooltip: LSP.MarkupContent(kind: .markdown, value: $0.tooltip)
        )
      }
    },
    declare: { capabilities, _ in capabilities.inlayHintProvider = true }
  )

  static let codeLens = Feature(
    .request(.codeLens) { (draft: Draft, params) -> [LSP.CodeLens] in
      draft.analysis.sectionCoverage.map { section in
        let coverage = section.coverage
        let checked = coverage.confirmed + coverage.contradicted
        var title = "\(coverage.numbers)个数字，已核对\(checked)个"
        if coverage.contradicted > 0 { title += "，其中\(coverage.contradicted)个不符" }
        return LSP.CodeLens(range: draft.range(section.offset..<section.offset), command: LSP.Command(title: title, command: ""))
      }
    },
    declare: { capabilities, _ in capabilities.codeLensProvider = LSP.CodeLensOptions(resolveProvider: false) }
  )

  static let formatting = Feature(
    .request(.formatting) { (draft: Draft, params) -> [LSP.TextEdit] in
      draft.edits(Formatter.edits(for: draft.analysis.tree))
    },
    .request(.rangeFormatting) { (draft: Draft, params) -> [LSP.TextEdit] in
      draft.edits(Formatter.edits(for: draft.analysis.tree, in: draft.offsets(params.range)))
    },
    .request(.onTypeFormatting) { (draft: Draft, params) -> [LSP.TextEdit] in
      draft.edits(Formatter.rowEdits(at: draft.offset(params.position), in: draft.analysis.tree))
    },
    declare: { capabilities, _ in
      capabilities.documentFormattingProvider = true
      capabilities.documentRangeFormattingProvider = true
      capabilities.documentOnTypeFormattingProvider = LSP.DocumentOnTypeFormattingOptions(firstTriggerCharacter: "\n")
    }
  )
}
