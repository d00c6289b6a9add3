import GoujiAnalysis
import LanguageServerProtocol

extension Feature {
  /// Diagnostics are sent after every change to clients that do not ask for them, and only to those: a client that
  /// does both would show everything twice.
  static let diagnostics = Feature(
    .request(.documentDiagnostic) { session, params in
      let draft = try session.draft(params.textDocument.uri)
      return session.report(on: draft, since: params.previousResultId)
    },
    declare: { capabilities, client in
      guard client.capabilities.pullsDiagnostics else { return }
      capabilities.diagnosticProvider = LSP.DiagnosticOptions(
        identifier: "gouji",
        interFileDependencies: true,
        workspaceDiagnostics: false
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

  fileprivate func report(on draft: Draft, since previous: String?) -> LSP.DocumentDiagnosticReport {
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
  /// The findings as the client shows them, as far as the user wants to see them.
  var diagnostics: [LSP.Diagnostic] {
    analysis.findings.compactMap(diagnostic)
  }

  func diagnostic(_ finding: Finding) -> LSP.Diagnostic? {
    var severity = finding.severity
    switch client.settings.rules[finding.rule] {
    case .off: return nil
    case .severity(let chosen): severity = chosen
    case nil: break
    }
    var diagnostic = LSP.Diagnostic(range: range(finding.range), message: finding.message)
    diagnostic.severity = LSP.DiagnosticSeverity(rawValue: severity.rawValue)
    diagnostic.code = .string(finding.rule)
    diagnostic.source = "勾稽"
    if client.capabilities.relatesDiagnostics, !finding.related.isEmpty {
      diagnostic.relatedInformation = finding.related.compactMap { place in
        guard place.path == nil else { return nil }
        return LSP.DiagnosticRelatedInformation(location: location(place.range), message: place.message)
      }
    }
    return diagnostic
  }
}
