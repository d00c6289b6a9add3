import GoujiAnalysis
import GoujiSyntax
import LanguageServerProtocol

extension Feature {
  static let definition = Feature(
    .request(.definition) { (draft: Draft, params) -> LSP.Locations? in
      let places = draft.analysis.definition(at: draft.offset(params.position))
      return places.isEmpty ? nil : .plain(places.map(draft.location))
    },
    declare: { capabilities, _ in capabilities.definitionProvider = true }
  )

  static let references = Feature(
    .request(.references) { (draft: Draft, params) -> [LSP.Location] in
      draft.analysis.references(at: draft.offset(params.position)).map(draft.location)
    },
    declare: { capabilities, _ in capabilities.referencesProvider = true }
  )

  static let documentHighlight = Feature(
    .request(.documentHighlight) { (draft: Draft, params) -> [LSP.DocumentHighlight] in
      draft.analysis.references(at: draft.offset(params.position)).map {
        LSP.DocumentHighlight(range: draft.range($0), kind: .text)
      }
    },
    declare: { capabilities, _ in capabilities.documentHighlightProvider = true }
  )

  static let documentLink = Feature(
    .request(.documentLink) { (draft: Draft, params) -> [LSP.DocumentLink] in
      draft.analysis.links.map { link in
        LSP.DocumentLink(range: draft.range(link.range), target: DraftAddress.resolve(link.path, against: draft.uri), tooltip: "打开\(link.path)")
      }
    },
    declare: { capabilities, _ in capabilities.documentLinkProvider = LSP.DocumentLinkOptions(resolveProvider: false) }
  )

  static let rename = Feature(
    .request(.prepareRename) { (draft: Draft, params) -> LSP.PrepareRenameResult? in
      draft.analysis.renameRange(at: draft.offset(params.position)).map {
        LSP.PrepareRenameResult(range: draft.range($0), placeholder: draft.text[$0])
      }
    },
    .request(.rename) { (draft: Draft, params) -> LSP.WorkspaceEdit? in
      let edits = draft.analysis.rename(at: draft.offset(params.position), to: params.newName)
      return edits.isEmpty ? nil : draft.workspaceEdit(edits)
    },
    declare: { capabilities, _ in capabilities.renameProvider = LSP.RenameOptions(prepareProvider: true) }
  )
}
