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
      session.askForSettings()
      session.refreshAll()
    },
    .request(.willRenameFiles) { session, params in try session.edits(forRenaming: params.files) },
    .notification(.didRenameFiles) { session, params in
      session.refresh(after: params.files.flatMap { [$0.oldUri, $0.newUri] }.compactMap(FilePath.init(uri:)))
    },
    .notification(.didDeleteFiles) { session, params in
      session.refresh(after: params.files.compactMap { FilePath(uri: $0.uri) })
    },
    declare: { capabilities, client in
      let options = LSP.FileOperationRegistrationOptions(filters: [
        LSP.FileOperationFilter(scheme: "file", pattern: LSP.FileOperationPattern(glob: "**", matches: "folder")),
        LSP.FileOperationFilter(scheme: "file", pattern: LSP.FileOperationPattern(glob: "**/*.{gouji,tsv,txt}")),
      ])
      let operations = LSP.FileOperationOptions(
        willRename: client.capabilities.asksBeforeRename ? options : nil,
        didRename: client.capabilities.tellsRenames ? options : nil,
        didDelete: client.capabilities.tellsDeletions ? options : nil
      )
      capabilities.workspace = LSP.WorkspaceServerCapabilities(
        workspaceFolders: LSP.WorkspaceFoldersServerCapabilities(supported: true, changeNotifications: true),
        fileOperations: operations == LSP.FileOperationOptions() ? nil : operations
      )
    }
  )
}
