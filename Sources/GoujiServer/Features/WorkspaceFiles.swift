import GoujiSystem
import GoujiWorkspace
import LanguageServerProtocol

extension Feature {
  static let workspaceFiles = Feature(
    .notification(.didChangeWatchedFiles) { session, params in
      session.refresh(after: params.changes.compactMap { FilePath(uri: $0.uri) })
      // Drafts that are not open have changed too: reports on the workspace are to be asked for again.
      if session.client.capabilities.pullsDiagnostics { session.viewsChanged() }
    },
    .notification(.didChangeWorkspaceFolders) { session, params in
      session.workspace.change(params.event)
      session.refreshAll()
    },
    declare: { capabilities, _ in
      capabilities.workspace = LSP.WorkspaceServerCapabilities(
        workspaceFolders: LSP.WorkspaceFoldersServerCapabilities(supported: true, changeNotifications: true)
      )
    }
  )
}
