import GoujiAnalysis
import GoujiCatalog
import GoujiFacts
import GoujiSyntax
import GoujiSystem
import GoujiWorkspace
import LanguageServerProtocol

// What surrounds the open drafts: last year's draft, those of the units, the office's code table and rules.
extension Session {
  /// A document as it is opened, among what surrounds it.
  func open(_ item: LSP.TextDocumentItem) {
    var found: DraftSurroundings?
    let analysis = Analysis(SourceText(item.text)) { header in
      let surroundings = surroundings(of: header, at: item.uri)
      found = surroundings
      return surroundings.environment
    }
    documents.open(OpenDocument(item, analysis))
    if let found { documents.update(item.uri) { $0.note(found) } }
    reportFiles()
  }

  func surroundings(of header: DraftHeader, at uri: String) -> DraftSurroundings {
    let path = FilePath(uri: uri)
    return files.surroundings(of: header, at: path, in: scope(of: path), draft: openAnalysis)
  }

  /// Follows a draft's header, if it names other files or another kind of report than it did.
  func refreshSurroundings(of uri: String) {
    guard let document = documents[uri],
      NamedSurroundings(document.analysis.reading.header) != document.surroundings
    else { return }
    refresh(uri)
    reportFiles()
  }

  /// A draft has changed, or its file: holds those that lean on it against what it says now.
  func refreshDependents(of uri: String) {
    guard let path = FilePath(uri: uri) else { return }
    workspace.forget(leaningOn: [path])
    tell(documents.uris.filter { $0 != uri && documents[$0]?.leansOn.contains(path) == true && refresh($0) })
  }

  /// Files have changed on disk, or come, or gone.
  func refresh(after changed: [FilePath]) {
    let isForAll = changed.contains(where: WorkspaceFiles.matters)
    if isForAll { workspace.forgetReports() } else { workspace.forget(leaningOn: changed) }
    let touched = documents.uris.filter { uri in
      isForAll || documents[uri]?.leansOn.leans(on: changed) == true
    }
    tell(touched.filter { refresh($0) })
    reportFiles()
    answerHeldRequests()
  }

  /// Folders or settings have changed: where files are looked for, or which.
  func refreshAll() {
    workspace.forgetReports()
    tell(documents.uris.filter { refresh($0) })
    reportFiles()
    answerHeldRequests()
  }

  /// What is said of these drafts has changed, though their text has not.
  private func tell(_ uris: [String]) {
    for uri in uris {
      publishDiagnostics(uri)
      publishCoverage(uri)
    }
    if !uris.isEmpty { viewsChanged() }
  }

  /// - Returns: whether the draft is checked by anything else than before.
  @discardableResult
  private func refresh(_ uri: String) -> Bool {
    guard let document = documents[uri] else { return false }
    let found = surroundings(of: document.analysis.reading.header, at: uri)
    let anew = document.analysis.surrounded(by: found.environment)
    documents.update(uri) {
      $0.note(found)
      if let anew { $0.replaceAnalysis(by: anew) }
    }
    return anew != nil
  }

  func scope(of path: FilePath?) -> WorkspaceFiles.Scope {
    let settings = path.map { client.settings(for: $0.uri) } ?? client.settings
    var scope = WorkspaceFiles.Scope(roots: workspace.folders, isStrict: settings.isStrict)
    if let table = settings.codeTable {
      // In a folder that is open, the setting is written from there.
      let root = workspace.folders.first { folder in path.map(folder.contains) ?? true } ?? workspace.folders.first
      scope.codes = FilePath(written: table) ?? root.map { $0.resolving(table) }
    }
    return scope
  }

  /// An open draft by its path.
  private func openAnalysis(_ path: FilePath) -> Analysis? {
    for uri in documents.uris where FilePath(uri: uri) == path {
      if let document = documents[uri], !document.isLost { return document.analysis }
    }
    return nil
  }

  // MARK: Files that are no drafts

  /// Says what is wrong with the code tables and rules in use, and takes back what no longer is. Clients do not ask about
  /// files that are no drafts, so this is sent to all of them.
  func reportFiles() {
    var reports: [String: [LSP.Diagnostic]] = [:]
    for uri in documents.uris {
      for report in documents[uri]?.reports ?? [] { reports[report.path.uri] = report.diagnostics(for: client) }
    }
    for draft in workspace.closed.values {
      for report in draft.reports { reports[report.path.uri] = report.diagnostics(for: client) }
    }
    for uri in Set(workspace.reported.keys).union(reports.keys).sorted() where reports[uri] != workspace.reported[uri] {
      notify(.publishDiagnostics, LSP.PublishDiagnosticsParams(uri: uri, diagnostics: reports[uri] ?? []))
    }
    workspace.reported = reports
  }
}

extension FileReport {
  func diagnostics(for client: ClientProfile) -> [LSP.Diagnostic] {
    findings.map { finding in
      var diagnostic = LSP.Diagnostic(
        range: text.range(finding.range, client.encoding),
        message: finding.wording[client.language]
      )
      diagnostic.severity = LSP.DiagnosticSeverity(rawValue: finding.severity.rawValue)
      diagnostic.code = .string(finding.rule)
      diagnostic.source = "勾稽"
      return diagnostic
    }
  }
}

extension SourceText {
  /// Byte offsets as the client counts.
  func range(_ offsets: Range<Int>, _ encoding: PositionEncoding) -> LSP.Range {
    LSP.Range(start: position(offsets.lowerBound, encoding), end: position(offsets.upperBound, encoding))
  }

  private func position(_ offset: Int, _ encoding: PositionEncoding) -> LSP.Position {
    let position = position(of: offset, encoding: encoding)
    return LSP.Position(line: position.line, character: position.character)
  }
}
