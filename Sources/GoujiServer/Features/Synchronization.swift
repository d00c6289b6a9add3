import GoujiSyntax
import LanguageServerProtocol

extension Feature {
  static let synchronization = Feature(
    .notification(.didOpen) { session, params in
      session.open(params.textDocument)
      session.textChanged(params.textDocument.uri)
    },
    .notification(.didChange) { session, params in
      let uri = params.textDocument.uri
      let isOpen = session.documents.update(uri) {
        $0.apply(params.contentChanges, version: params.textDocument.version, session.client.encoding)
      }
      guard isOpen else { throw ResponseError(.invalidParams, "\(uri) is not open") }
      session.textChanged(uri)
    },
    .notification(.didClose) { session, params in
      session.documents.close(params.textDocument.uri)
      session.clearDiagnostics(params.textDocument.uri)
      // Those that lean on it lean on the file from now on.
      session.refreshDependents(of: params.textDocument.uri)
      session.reportFiles()
    },
    .notification(.didSave) { session, params in
      let uri = params.textDocument.uri
      if session.documents[uri]?.inWork != nil {
        session.documents.update(uri) { $0.pause() }
        session.diagnosticsChanged()
      }
      // Who cannot watch files saves now and then: a good moment to look at what surrounds the drafts.
      if !session.client.capabilities.registersWatchers { session.refreshAll() }
    },
    declare: { capabilities, _ in
      capabilities.textDocumentSync = LSP.TextDocumentSyncOptions(
        openClose: true,
        change: .incremental,
        save: true
      )
    }
  )
}

extension Session {
  /// Tells the client at once what follows from a document's new text.
  func textChanged(_ uri: String) {
    refreshSurroundings(of: uri)
    publishDiagnostics(uri)
    publishCoverage(uri)
    refreshDependents(of: uri)
  }

  /// A change could not be read: from here on the document's text is not the client's.
  func loseTrack(_ params: JSONBytes) {
    struct DocumentOnly: Codable {
      var textDocument: LSP.TextDocumentIdentifier
    }
    guard let uri = try? params.decode(DocumentOnly.self).textDocument.uri else { return }
    guard documents.update(uri, { $0.loseTrack() }) else { return }
    clearDiagnostics(uri)
    notify(
      .showMessage,
      LSP.ShowMessageParams(
        type: .warning,
        message: client.language(
          "编辑器发来的一处改动读不懂，这份草稿暂不核对。请关闭后重新打开。",
          "A change sent by the editor cannot be understood; the draft is not checked until it is closed and opened again."
        )
      )
    )
  }
}
