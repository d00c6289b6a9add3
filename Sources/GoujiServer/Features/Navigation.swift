import GoujiAnalysis
import GoujiSyntax
import GoujiSystem
import GoujiWorkspace
import LanguageServerProtocol

extension Feature {
  static let definition = Feature(
    .request(.definition) { draft, params in
      let offset = draft.offset(params.position)
      let places = draft.definitions(at: offset)
      guard !places.isEmpty else { return nil }
      guard draft.client.capabilities.linksDefinitions else { return .plain(places) }
      let origin = draft.analysis.selections(at: offset).first.map(draft.range)
      return .links(
        places.map { place in
          LSP.LocationLink(
            originSelectionRange: origin,
            targetUri: place.uri,
            targetRange: place.range,
            targetSelectionRange: place.range
          )
        }
      )
    },
    declare: { capabilities, _ in capabilities.definitionProvider = true }
  )

  static let references = Feature(
    .request(.references) { session, params in
      let draft = try session.draft(params.textDocument.uri)
      let offset = draft.offset(params.position)
      let places = draft.analysis.references(at: offset)
      let elsewhere = draft.placesElsewhere(of: offset) + session.places(naming: draft, at: offset)
      if params.context.includeDeclaration { return places.map(draft.location) + elsewhere }
      let declarations = Set(draft.analysis.definition(at: offset))
      return places.filter { !declarations.contains($0) }.map(draft.location) + elsewhere
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

extension Draft {
  /// Where the thing at an offset is defined: in this draft; a figure of the year before in last year's; a file that the
  /// header names at its beginning.
  fileprivate func definitions(at offset: Int) -> [LSP.Location] {
    if let link = analysis.links.first(where: { $0.range.lowerBound <= offset && offset <= $0.range.upperBound }),
      let target = FilePath(uri: uri)?.sibling(link.path)
    {
      return [LSP.Location(uri: target.uri, range: LSP.Range(start: LSP.Position(), end: LSP.Position()))]
    }
    let own = analysis.definition(at: offset).map(location)
    return analysis.isOfLastYear(offset) ? placesElsewhere(of: offset) + own : own
  }

  /// What the drafts that the header names state of the figure at an offset.
  fileprivate func placesElsewhere(of offset: Int) -> [LSP.Location] {
    analysis.placesElsewhere(of: offset).map { place in
      LSP.Location(
        uri: FilePath(place.source.path).uri,
        range: place.source.text.range(place.range, client.encoding)
      )
    }
  }
}

extension Session {
  /// Where open drafts whose headers name a draft state the figure at an offset of it.
  fileprivate func places(naming draft: Draft, at offset: Int) -> [LSP.Location] {
    guard let path = FilePath(uri: draft.uri)?.path else { return [] }
    return documents.uris.filter { $0 != draft.uri }.flatMap { uri -> [LSP.Location] in
      guard let other = try? self.draft(uri) else { return [] }
      return other.analysis.places(stating: offset, of: draft.analysis, at: path).map(other.location)
    }
  }
}
