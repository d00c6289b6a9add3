import GoujiAnalysis
import GoujiSyntax
import LanguageServerProtocol

extension Feature {
  /// Above each section, how much of it is accounted for.
  static let codeLens = Feature(
    .request(.codeLens) { draft, _ in
      draft.analysis.sectionCoverage.map { section in
        let coverage = section.coverage
        let checked = coverage.confirmed + coverage.contradicted
        let language = draft.client.language
        var title = language("核对了 \(checked)/\(coverage.numbers) 个数", "\(checked)/\(coverage.numbers) figures checked")
        if coverage.contradicted > 0 {
          title += language("，\(coverage.contradicted) 个对不上", ", \(coverage.contradicted) do not agree")
        }
        let place = draft.range(section.offset..<section.offset)
        let isOpen = checked < coverage.numbers || coverage.contradicted > 0
        let command =
          isOpen && draft.client.capabilities.showsDocuments
          ? LSP.Command(
            title: title + "，去看",
            command: ServerCommand.showFigure.name,
            arguments: [.string(draft.uri), .integer(place.start.line)]
          ) : LSP.Command(title: title, command: "")
        return LSP.CodeLens(range: place, command: command)
      }
    },
    declare: { capabilities, _ in capabilities.codeLensProvider = LSP.CodeLensOptions(resolveProvider: false) }
  )

  static let inlayHint = Feature(
    .request(.inlayHint) { draft, params in
      draft.analysis.hints(in: draft.offsets(params.range)).map { hint in
        var result = LSP.InlayHint(position: draft.position(hint.offset), label: hint.label)
        result.tooltip = draft.client.markup(hint.tooltip[draft.client.language])
        result.paddingLeft = true
        return result
      }
    },
    declare: { capabilities, _ in capabilities.inlayHintProvider = true }
  )

  static let foldingRange = Feature(
    .request(.foldingRange) { draft, _ in
      draft.analysis.folds.map { fold in
        LSP.FoldingRange(startLine: fold.firstLine, endLine: fold.lastLine, kind: .region)
      }
    },
    declare: { capabilities, _ in capabilities.foldingRangeProvider = true }
  )

  static let selectionRange = Feature(
    .request(.selectionRange) { draft, params in
      params.positions.map { position in
        let offset = draft.offset(position)
        let ranges = draft.analysis.selections(at: offset)
        return LSP.SelectionRange((ranges.isEmpty ? [offset..<offset] : ranges).map(draft.range))
      }
    },
    declare: { capabilities, _ in capabilities.selectionRangeProvider = true }
  )
}
