import GoujiAnalysis
import GoujiImport
import GoujiSyntax
import GoujiSystem
import GoujiWorkspace
import LanguageServerProtocol

extension Session {
  /// The drafts of the workspace that are not open. Those read before and not changed since are not read again, so
  /// that a request that gave way to others goes on where it stopped.
  ///
  /// - Parameter pause: what may stop the work between two drafts, see `giveWay` and `stopIfCancelled`.
  func closedDrafts(
    reportingTo token: RequestID? = nil,
    pause: (Session) throws(ResponseError) -> Void
  ) throws(ResponseError) -> [Workspace.ClosedDraft] {
    let open = Set(documents.uris.compactMap(FilePath.init(uri:)))
    let paths = workspace.drafts().filter { !open.contains($0) }
    var progress = Progress(self, token, of: paths.count)
    defer { progress.end() }
    var drafts: [Workspace.ClosedDraft] = []
    for path in paths {
      guard let stamp = path.stamp else { continue }
      if let known = workspace.closed[path], known.stamp == stamp {
        drafts.append(known)
      } else if let draft = read(path, stamp) {
        workspace.keep(draft)
        drafts.append(draft)
        progress.report(drafts.count)
        try pause(self)
      }
    }
    workspace.keepOnly(paths)
    reportFiles()
    return drafts
  }

  private func read(_ path: FilePath, _ stamp: FileStamp) -> Workspace.ClosedDraft? {
    var diagnostics: [LSP.Diagnostic] = []
    var symbols: [LSP.WorkspaceSymbol] = []
    var found: DraftSurroundings?
    let bytes: [UInt8]
    switch FileSystem.read(path.path) {
    case .success(let contents): bytes = contents
    case .failure(.tooLarge):
      bytes = []
      diagnostics = [unread(client.language("文件太大，达到 500 MB，没有核对。", "too large, 500 MB or more; not checked"))]
    case .failure: return nil
    }
    switch DraftImporter.decode(bytes) {
    case .success(let text):
      let analysis = Analysis(SourceText(text)) { header in
        let surroundings = surroundings(of: header, at: path.uri)
        found = surroundings
        return surroundings.environment
      }
      let draft = Draft(uri: path.uri, version: 0, analysis: analysis, client: client)
      diagnostics = draft.diagnostics
      symbols = draft.symbols
    case .failure(.empty): break
    case .failure(let problem): diagnostics = [unread(problem.message)]
    }
    return Workspace.ClosedDraft(
      path: path,
      stamp: stamp,
      diagnostics: diagnostics,
      symbols: symbols,
      leansOn: found?.leansOn ?? [],
      reports: found?.reports ?? [],
      resultID: nextResultID()
    )
  }

  /// A file that is no text, told at its beginning.
  private func unread(_ message: String) -> LSP.Diagnostic {
    var diagnostic = LSP.Diagnostic(range: LSP.Range(start: LSP.Position(), end: LSP.Position()), message: message)
    diagnostic.severity = .error
    diagnostic.source = "勾稽"
    return diagnostic
  }

  /// The reports on all drafts of the workspace, open or not, and an empty one for each that was reported on and is no
  /// more: deleted, renamed, or of a folder that was closed.
  ///
  /// - Returns: nil if the client holds all this already.
  func workspaceReport(_ params: LSP.WorkspaceDiagnosticParams) throws -> LSP.WorkspaceDiagnosticReport? {
    let known = Dictionary(params.previousResultIds.map { ($0.uri, $0.value) }, uniquingKeysWith: { _, last in last })
    let closed = try closedDrafts(reportingTo: params.workDoneToken) { session throws(ResponseError) in
      try session.giveWay()
    }
    var items: [LSP.WorkspaceDocumentDiagnosticReport] = []
    for uri in documents.uris {
      guard let draft = try? draft(uri) else { continue }
      let report = report(on: draft, since: known[uri])
      items.append(
        LSP.WorkspaceDocumentDiagnosticReport(
          uri: uri,
          version: draft.version,
          kind: report.kind,
          resultId: report.resultId,
          items: report.items
        )
      )
    }
    for draft in closed {
      let uri = draft.path.uri
      let isKnown = known[uri] == draft.resultID
      items.append(
        LSP.WorkspaceDocumentDiagnosticReport(
          uri: uri,
          kind: isKnown ? .unchanged : .full,
          resultId: draft.resultID,
          items: isKnown ? nil : draft.diagnostics
        )
      )
    }
    let present = Set(items.map(\.uri))
    let gone = workspace.reportedDrafts.union(known.keys).subtracting(present)
    for uri in gone.sorted() { items.append(LSP.WorkspaceDocumentDiagnosticReport(uri: uri, kind: .full, items: [])) }
    workspace.reportedDrafts = present
    if items.allSatisfy({ $0.kind == .unchanged }) { return nil }
    return LSP.WorkspaceDiagnosticReport(items: items)
  }
}

/// Tells a client that gave a token how far a piece of work has come; says nothing if there is nothing to do.
private struct Progress {
  private let session: Session
  private let token: RequestID?
  private let total: Int
  private var hasBegun = false

  init(_ session: Session, _ token: RequestID?, of total: Int) {
    self.session = session
    self.token = token
    self.total = total
  }

  mutating func report(_ done: Int) {
    if !hasBegun {
      send(
        LSP.WorkDoneProgress(
          kind: .begin,
          title: session.client.language("核对草稿", "checking drafts"),
          percentage: 0,
          cancellable: true
        )
      )
    }
    hasBegun = true
    let percentage = total > 0 ? min(done * 100 / total, 100) : 100
    send(LSP.WorkDoneProgress(kind: .report, message: "\(done)/\(total)", percentage: percentage))
  }

  func end() {
    if hasBegun { send(LSP.WorkDoneProgress(kind: .end)) }
  }

  private func send(_ value: LSP.WorkDoneProgress) {
    if let token { session.notify(.progress, LSP.ProgressParams(token: token, value: value)) }
  }
}
