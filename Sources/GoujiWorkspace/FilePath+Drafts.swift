package import GoujiSystem

extension FilePath {
  /// The drafts below this folder, by name.
  ///
  /// - Parameter limit: how many folders are looked into at most: a workspace may be a whole disk.
  package func drafts(lookingInto limit: inout Int) -> [FilePath] {
    var walk = FolderWalk(endingIn: ".gouji", limit: limit)
    defer { limit = walk.limit }
    return walk.files(below: path).filter { $0.problem == nil }.map { FilePath($0.path) }
  }
}
