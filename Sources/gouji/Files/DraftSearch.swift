import Glibc

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

  /// A file stands for itself, whatever its name; a folder for all `*.gouji` below it, by name. Hidden entries and
  /// linked folders are passed over. Each path once, in the order asked for.
  static func files(_ paths: [String]) -> [SearchedPath] {
    var result: [SearchedPath] = []
    var seen: Set<String> = []
    func add(_ found: SearchedPath) {
      if seen.insert(found.path).inserted { result.append(found) }
    }
    for path in paths {
      var status = stat()
      guard stat(path, &status) == 0 else {
        add(SearchedPath(path: path, problem: DraftFile.problem(errno)))
        continue
      }
      guard status.st_mode & S_IFMT == S_IFDIR else {
        add(SearchedPath(path: path))
        continue
      }
      let found = drafts(below: path)
      if found.isEmpty { add(SearchedPath(path: path, problem: .directoryWithoutDrafts)) }
      found.forEach(add)
    }
    return result
  }

  private static func drafts(below folder: String) -> [SearchedPath] {
    guard let stream = opendir(folder) else { return [SearchedPath(path: folder, problem: DraftFile.problem(errno))] }
    var names: [(name: String, type: Int32)] = []
    while let entry = readdir(stream) {
      let name = withUnsafePointer(to: &entry.pointee.d_name) {
        $0.withMemoryRebound(to: CChar.self, capacity: 256) { String(cString: $0) }
      }
      if !name.hasPrefix(".") { names.append((name, Int32(entry.pointee.d_type))) }
    }
    closedir(stream)
    names.sort { $0.name < $1.name }
    let prefix = folder.hasSuffix("/") ? folder : folder + "/"
    return names.flatMap { name, type -> [SearchedPath] in
      let path = prefix + name
      if isFolder(path, type) { return drafts(below: path) }
      return name.hasSuffix(fileExtension) ? [SearchedPath(path: path)] : []
    }
  }

  private static func isFolder(_ path: String, _ type: Int32) -> Bool {
    if type != Int32(DT_UNKNOWN) { return type == Int32(DT_DIR) }
    var status = stat()
    return lstat(path, &status) == 0 && status.st_mode & S_IFMT == S_IFDIR
  }
}
