import GoujiSystem
import GoujiWorkspace

/// A file to work on, or a path that leads to none.
struct SearchedPath: Sendable, Equatable {
  var path: String
  var problem: FileProblem?

  /// The draft's bytes, read now.
  func text() -> Result<[UInt8], FileProblem> { problem.map(Result.failure) ?? DraftFile.text(at: path) }
}

/// Finds the drafts that paths name.
enum DraftSearch {
  static let fileExtension = ".gouji"

  /// What may be checked as well, because it becomes a draft.
  private static let others = [".pdf", ".docx", ".xlsx", ".xls", ".html", ".htm", ".mht", ".mhtml", ".txt"]

  /// A file stands for itself, whatever its name; a folder for all `*.gouji` below it, by name, and where all is taken for
  /// every file that can be imported. Each path once, in the order asked for.
  static func files(_ paths: [String], takesAll: Bool = false) -> [SearchedPath] {
    var result: [SearchedPath] = []
    var seen: Set<String> = []
    func add(_ found: SearchedPath) {
      if seen.insert(found.path).inserted { result.append(found) }
    }
    for path in paths {
      if path == "-", takesAll {
        add(SearchedPath(path: path))
        continue
      }
      switch FileSystem.status(path) {
      case .failure(let problem): add(SearchedPath(path: path, problem: .unreadable(problem)))
      case .success(let status) where status.kind == .folder:
        var walk = FolderWalk(taking: { isTaken($0, takesAll) })
        let found = walk.files(below: path)
        if found.isEmpty { add(SearchedPath(path: path, problem: .directoryWithoutDrafts)) }
        for found in found { add(SearchedPath(path: found.path, problem: found.problem.map(FileProblem.unreadable))) }
      case .success: add(SearchedPath(path: path))
      }
    }
    return result
  }

  private static func isTaken(_ name: String, _ takesAll: Bool) -> Bool {
    if name.hasSuffix(fileExtension) { return true }
    // What Word leaves beside an open file; what an office keeps for its own checks.
    guard takesAll, !name.hasPrefix("~$"), !WorkspaceFiles.isOwn(name) else { return false }
    return others.contains { name.lowercased().hasSuffix($0) }
  }
}
