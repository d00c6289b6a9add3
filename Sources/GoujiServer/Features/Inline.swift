import GoujiAnalysis
import GoujiSyntax
import LanguageServerProtocol

extension Feature {
  /// The next sentence of the genre in grey, as far as it goes on with what has been typed.
  static let inlineCompletion = Feature(
    .request(.inlineCompletion) { draft, params in
      let offset = draft.offset(params.position)
      let next = draft.analysis.completions(at: offset).items.first { item in
        item.kind == .phrase && item.edit.newText.hasPrefix(draft.text[item.edit.range])
      }
      return LSP.InlineCompletionList(
        items: [next].compactMap { $0 }.map {
          LSP.InlineCompletionItem(insertText: $0.edit.newText, range: draft.range($0.edit.range))
        }
      )
    },
    declare: { capabilities, _ in capabilities.inlineCompletionProvider = true }
  )

  /// A term is typed in its entry and wherever it is used at once.
  static let linkedEditingRange = Feature(
    .request(.linkedEditingRange) { draft, params in
      let offset = draft.offset(params.position)
      guard let own = draft.analysis.renameRange(at: offset) else { return nil }
      let name = draft.text[own]
      let places = draft.analysis.references(at: offset).filter { draft.text[$0] == name }
      return places.count > 1 ? LSP.LinkedEditingRanges(ranges: places.map(draft.range)) : nil
    },
    declare: { capabilities, _ in capabilities.linkedEditingRangeProvider = true }
  )
}
