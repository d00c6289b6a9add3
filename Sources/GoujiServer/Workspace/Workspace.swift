import GoujiSystem
import GoujiWorkspace
import LanguageServerProtocol

extension Set<FilePath> {
  /// Whether one of these files is among `changed`, or stands in a folder among them: clients tell one event for a folder
  /// that was renamed or deleted.
  func leans(on changed: [FilePath]) -> Bool {
    changed.contains { file in contains(file) || contains(where: file.contains) }
  }
}

/// The folders that the client has open, and what is known of the drafts in them that it has not opened.
struct Workspace {
  /// What a draft on disk has to say. Its analysis is not kept: a workspace may hold thousands.
  struct ClosedDraft {
    let path: FilePath
    let stamp: FileStamp
    let diagnostics: [LSP.Diagnostic]
    let symbols: [LSP.WorkspaceSymbol]
    /// The files that have a say in it, and those of them that have something wrong with them.
    let leansOn: Set<FilePath>
    let reports: [FileReport]
    /// The name of the report, for clients that hold it already.
    let resultID: String
  }

  private(set) var folders: [FilePath] = []
  /// By path; entries whose file has changed since are as good as none.
  private(set) var closed: [FilePath: ClosedDraft] = [:]
  /// The files that any of them leans on.
  private var leantOn: Set<FilePath> = []

  /// The drafts that a report on the workspace has named, by address.
  var reportedDrafts: Set<String> = []
  /// What was last said of files that are no drafts, by address.
  var reported: [String: [LSP.Diagnostic]] = [:]

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
  mutating func forgetReports() {
    closed.removeAll()
    leantOn.removeAll()
  }

  mutating func keep(_ draft: ClosedDraft) {
    closed[draft.path] = draft
    leantOn.formUnion(draft.leansOn)
  }

  /// Only these drafts are there, as far as they are not open.
  mutating func keepOnly(_ paths: [FilePath]) {
    guard closed.count > paths.count || !paths.allSatisfy({ closed[$0] != nil }) else { return }
    let present = Set(paths)
    closed = closed.filter { present.contains($0.key) }
  }

  /// What was said of closed drafts that lean on these files, or on files in these folders, no longer holds.
  mutating func forget(leaningOn files: [FilePath]) {
    guard leantOn.leans(on: files) else { return }
    for (path, draft) in closed where draft.leansOn.leans(on: files) { closed[path] = nil }
  }

  /// The drafts in the folders, each once.
  func drafts() -> [FilePath] {
    var limit = Self.deepestSearch
    var seen: Set<FilePath> = []
    return folders.flatMap { $0.drafts(lookingInto: &limit) }.filter { seen.insert($0).inserted }
  }
}
