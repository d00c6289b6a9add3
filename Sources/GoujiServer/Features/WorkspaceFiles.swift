import LanguageServerProtocol

extension Feature {
  static let workspaceFiles = Feature(
    .notification(.didChangeWatchedFiles) { session, params in
      for change in params.changes { session.refreshDependents(of: change.uri) }
      if session.client.capabilities.pullsDiagnostics { session.diagnosticsChanged() }
    },
    .notification(.didChangeWorkspaceFolders) { session, params in
      session.workspace.change(params.event)
    },
    declare: { capabilities, _ in
      capabilities.workspace = LSP.WorkspaceServerCapabilities(
        workspaceFolders: LSP.WorkspaceFoldersServerCapabilities(supported: true, changeNotifications: true)
      )
    }
  )
}
