import GoujiAnalysis
import GoujiSyntax
import LanguageServerProtocol

extension Feature {
  /// Where a figure is used, and what it is made of.
  static let callHierarchy = Feature(
    .request(.prepareCallHierarchy) { draft, params in
      draft.analysis.figure(at: draft.offset(params.position)).map { [draft.item($0)] }
    },
    .request(.incomingCalls) { session, params in
      let draft = try session.draft(params.item.uri)
      let offset = draft.offset(params.item.selectionRange.start)
      return draft.analysis.wholes(ofFigureAt: offset).map {
        LSP.CallHierarchyIncomingCall(from: draft.item($0), fromRanges: [draft.range($0.range)])
      }
    },
    .request(.outgoingCalls) { session, params in
      let draft = try session.draft(params.item.uri)
      let offset = draft.offset(params.item.selectionRange.start)
      return draft.analysis.parts(ofFigureAt: offset).map {
        LSP.CallHierarchyOutgoingCall(to: draft.item($0), fromRanges: [params.item.selectionRange])
      }
    },
    declare: { capabilities, _ in capabilities.callHierarchyProvider = true }
  )
}

extension Draft {
  fileprivate func item(_ figure: NamedFigure) -> LSP.CallHierarchyItem {
    LSP.CallHierarchyItem(
      name: figure.name[client.language],
      kind: .number,
      detail: figure.text,
      uri: uri,
      range: range(figure.range),
      selectionRange: range(figure.range)
    )
  }
}
