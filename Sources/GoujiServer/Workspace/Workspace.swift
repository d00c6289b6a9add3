import LanguageServerProtocol

/// The folders that the client has open, and what is known of the drafts in them that it has not opened.
struct Workspace {
  /// What a draft on disk has to say. Its analysis is not kept: a workspace may hold thousands.
  struct ClosedDraft {
    let path: FilePath
    let stamp: FileStamp
    let diagnostics: [LSP.Diagnostic]
    let symbols: [LSP.WorkspaceSymbol]
    /// The name of the report, for clients that hold it already.
    let resultID: String
  }

  private(set) var folders: [FilePath] = []
  /// By path; entries whose file has changed since are as good as none.
  var closed: [FilePath: ClosedDraft] = [:]

  /// How many folders are looked into for drafts.
  private static let deepestSearch = 5_000

  mutating func open(_ params: LSP.InitializeParams) {
    if let folders = params.workspaceFolders {
      self.folders = folders.compactMap { FilePath(uri: $0.uri) }
    } else if let root = params.rootUri {
      folders = [FilePath(uri: root)].compactMap { $0 }
    } else if let root = params.rootPath {
      folders = [FilePath(root)]
    }
  }

  mutating func change(_ event: LSP.WorkspaceFoldersChangeEvent) {
    let removed = Set(event.removed.compactMap { FilePath(uri: $0.uri) })
    folders.removeAll { removed.contains($0) }
    for folder in event.added.compactMap({ FilePath(uri: $0.uri) }) where !folders.contains(folder) {
      folders.append(folder)
    }
  }

  /// What was said of closed drafts no longer holds.
  mutating func forgetReports() { closed.removeAll() }

  /// The drafts in the folders, each once.
  func drafts() -> [FilePath] {
    var limit = Self.deepestSearch
    var seen: Set<FilePath> = []
    return folders.flatMap { $0.drafts(lookingInto: &limit) }.filter { seen.insert($0).inserted }
  }
}
