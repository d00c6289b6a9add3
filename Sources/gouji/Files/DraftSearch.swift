import GoujiSystem

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

  /// A file stands for itself, whatever its name; a folder for all `*.gouji` below it, by name. Each path once, in the
  /// order asked for.
  static func files(_ paths: [String]) -> [SearchedPath] {
    var result: [SearchedPath] = []
    var seen: Set<String> = []
    func add(_ found: SearchedPath) {
      if seen.insert(found.path).inserted { result.append(found) }
    }
    for path in paths {
      switch FileSystem.status(path) {
      case .failure(let problem): add(SearchedPath(path: path, problem: .unreadable(problem)))
      case .success(let status) where status.kind == .folder:
        var walk = FolderWalk(endingIn: fileExtension)
        let found = walk.files(below: path)
        if found.isEmpty { add(SearchedPath(path: path, problem: .directoryWithoutDrafts)) }
        for found in found { add(SearchedPath(path: found.path, problem: found.problem.map(FileProblem.unreadable))) }
      case .success: add(SearchedPath(path: path))
      }
    }
    return result
  }
}
