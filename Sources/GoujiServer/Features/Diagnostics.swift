import GoujiAnalysis
import GoujiSyntax
import GoujiSystem
import GoujiWorkspace
import LanguageServerProtocol

extension Feature {
  /// Diagnostics are sent after every change to clients that do not ask for them, and only to those: a client that
  /// does both would show everything twice.
  static let diagnostics = Feature(
    .request(.documentDiagnostic) { session, params in
      let draft = try session.draft(params.textDocument.uri)
      return session.report(on: draft, since: params.previousResultId)
    },
    .waiting(.workspaceDiagnostic) { session, params in try session.workspaceReport(params) },
    declare: { capabilities, client in
      guard client.capabilities.pullsDiagnostics else { return }
      capabilities.diagnosticProvider = LSP.DiagnosticOptions(
        identifier: "gouji",
        interFileDependencies: true,
        workspaceDiagnostics: true
      )
    }
  )
}

extension Session {
  /// Sends what there is to say about a document, unless the client has just that for this version, or pulls.
  func publishDiagnostics(_ uri: String) {
    guard !client.capabilities.pullsDiagnostics, let document = documents[uri], !document.isLost else { return }
    let draft = Draft(document, client)
    let report = LSP.PublishDiagnosticsParams(uri: uri, version: draft.version, diagnostics: draft.diagnostics)
    guard report != document.published else { return }
    documents.update(uri) { $0.published = report }
    notify(.publishDiagnostics, report)
  }

  /// Takes back whatever was said about a document.
  func clearDiagnostics(_ uri: String) {
    guard !client.capabilities.pullsDiagnostics else { return }
    documents.update(uri) { $0.published = nil }
    notify(.publishDiagnostics, LSP.PublishDiagnosticsParams(uri: uri, diagnostics: []))
  }

  /// The findings may have changed without the text: sends them anew, or asks the client to pull.
  func diagnosticsChanged() {
    for uri in documents.uris { publishDiagnostics(uri) }
    viewsChanged()
  }

  /// What the client shows beside the text may have changed without it: asks the client to ask again.
  func viewsChanged() {
    let capabilities = client.capabilities
    if capabilities.pullsDiagnostics, capabilities.refreshesDiagnostics { request(.refreshDiagnostics, LSP.NoParams()) }
    if capabilities.refreshesSemanticTokens { request(.refreshSemanticTokens, LSP.NoParams()) }
    if capabilities.refreshesInlayHints { request(.refreshInlayHints, LSP.NoParams()) }
    if capabilities.refreshesCodeLenses { request(.refreshCodeLenses, LSP.NoParams()) }
  }

  func report(on draft: Draft, since previous: String?) -> LSP.DocumentDiagnosticReport {
    let items = draft.diagnostics
    let known = documents[draft.uri]?.pulled
    if let known, known.items == items {
      if known.id == previous { return LSP.DocumentDiagnosticReport(kind: .unchanged, resultId: known.id) }
      return LSP.DocumentDiagnosticReport(kind: .full, resultId: known.id, items: items)
    }
    let id = nextResultID()
    documents.update(draft.uri) { $0.pulled = (id, items) }
    return LSP.DocumentDiagnosticReport(kind: .full, resultId: id, items: items)
  }
}

extension Draft {
  private var settings: Settings { client.settings(for: uri) }

  /// The findings as the client shows them, as far as the user wants to see them.
  var diagnostics: [LSP.Diagnostic] {
    let told = inWork.map { inWork in analysis.findings.filter { !inWork.holds($0, in: analysis) } }
    var diagnostics = (told ?? analysis.findings).compactMap(diagnostic)
    guard settings.marksUnchecked else { return diagnostics }
    for figure in analysis.figures where figure.status == .unchecked {
      var hint = LSP.Diagnostic(range: range(figure.range), message: unchecked(figure))
      hint.severity = .hint
      hint.source = "勾稽"
      diagnostics.append(hint)
    }
    return diagnostics
  }

  private func unchecked(_ figure: FigureReport) -> String {
    let why = figure.why ?? Message(zh: "没有别的数可以与它对照", en: "no other figure to hold it against")
    return client.language("未核对：\(why.zh)", "not checked: \(why.en)")
  }

  /// Where a related place stands: in this draft or in another file.
  private func location(_ place: RelatedPlace) -> LSP.Location {
    guard let source = place.source else { return location(place.range) }
    return LSP.Location(uri: FilePath(source.path).uri, range: source.text.range(place.range, client.encoding))
  }

  func diagnostic(_ finding: Finding) -> LSP.Diagnostic? {
    var severity = finding.severity
    switch settings.setting(of: finding.rule) {
    case .off: return nil
    case .severity(let chosen): severity = chosen
    case nil: break
    }
    var diagnostic = LSP.Diagnostic(range: range(finding.range), message: finding.wording[client.language])
    diagnostic.severity = LSP.DiagnosticSeverity(rawValue: severity.rawValue)
    diagnostic.code = .string(finding.rule)
    diagnostic.source = "勾稽"
    if client.capabilities.relatesDiagnostics, !finding.related.isEmpty {
      diagnostic.relatedInformation = finding.related.map { place in
        LSP.DiagnosticRelatedInformation(location: location(place), message: place.wording[client.language])
      }
    }
    return diagnostic
  }
}
