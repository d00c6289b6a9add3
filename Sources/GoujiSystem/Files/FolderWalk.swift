/// Looks for files by their names, in a folder and those below it, in the order of their names.
///
/// Hidden entries, linked folders and what package managers keep (`node_modules`) are passed over.
package struct FolderWalk {
  /// How many more folders are looked into: a workspace may be a whole disk.
  package var limit: Int
  /// Whether a file of this name is looked for.
  private let takes: (String) -> Bool

  package init(limit: Int = .max, taking takes: @escaping (String) -> Bool) {
    self.takes = takes
    self.limit = limit
  }

  package init(endingIn ending: String, limit: Int = .max) {
    self.init(limit: limit) { $0.hasSuffix(ending) }
  }

  /// The paths found, those of folders that cannot be looked into with the reason.
  package mutating func files(below folder: String) -> [(path: String, problem: SystemError?)] {
    guard limit > 0 else { return [] }
    limit -= 1
    switch FileSystem.entries(of: folder) {
    case .failure(let problem): return [(folder, problem)]
    case .success(let entries):
      let prefix = folder.hasSuffix("/") ? folder : folder + "/"
      var found: [(path: String, problem: SystemError?)] = []
      for entry in entries {
        if entry.isFolder {
          if entry.name != "node_modules" { found += files(below: prefix + entry.name) }
        } else if takes(entry.name) {
          found.append((prefix + entry.name, nil))
        }
      }
      return found
    }
  }
}
