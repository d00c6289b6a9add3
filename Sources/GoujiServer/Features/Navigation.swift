import GoujiAnalysis
import GoujiSyntax
import GoujiSystem
import GoujiWorkspace
import LanguageServerProtocol

extension Feature {
  static let definition = Feature(
    .request(.definition) { draft, params in
      let offset = draft.offset(params.position)
      let places = draft.analysis.definition(at: offset)
      guard !places.isEmpty else { return nil }
      guard draft.client.capabilities.linksDefinitions else { return .plain(places.map(draft.location)) }
      let origin = draft.analysis.selections(at: offset).first.map(draft.range)
      return .links(
        places.map { place in
          LSP.LocationLink(
            originSelectionRange: origin,
            targetUri: draft.uri,
            targetRange: draft.range(place),
            targetSelectionRange: draft.range(place)
          )
        }
      )
    },
    declare: { capabilities, _ in capabilities.definitionProvider = true }
  )

  static let references = Feature(
    .request(.references) { draft, params in
      let offset = draft.offset(params.position)
      let places = draft.analysis.references(at: offset)
      if params.context.includeDeclaration { return places.map(draft.location) }
      let declarations = Set(draft.analysis.definition(at: offset))
      return places.filter { !declarations.contains($0) }.map(draft.location)
    },
    declare: { capabilities, _ in capabilities.referencesProvider = true }
  )

  static let documentHighlight = Feature(
    .request(.documentHighlight) { draft, params in
      draft.analysis.references(at: draft.offset(params.position)).map {
        LSP.DocumentHighlight(range: draft.range($0), kind: .text)
      }
    },
    declare: { capabilities, _ in capabilities.documentHighlightProvider = true }
  )

  static let documentLink = Feature(
    .request(.documentLink) { draft, _ in
      // A draft that was never saved stands beside no file.
      guard let path = FilePath(uri: draft.uri) else { return [] }
      return draft.analysis.links.map { link in
        LSP.DocumentLink(
          range: draft.range(link.range),
          target: path.sibling(link.path).uri,
          tooltip: draft.client.language("打开 \(link.path)", "open \(link.path)")
        )
      }
    },
    declare: { capabilities, _ in
      capabilities.documentLinkProvider = LSP.DocumentLinkOptions(resolveProvider: false)
    }
  )
}
