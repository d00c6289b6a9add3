extension FilePath {
  /// All bytes of the file; nil if it cannot be read.
  package var contents: [UInt8]? { try? FileSystem.read(path).get() }

  /// nil if there is no such file; a folder is none.
  package var stamp: FileStamp? {
    guard let status = try? FileSystem.status(path).get(), status.kind == .file else { return nil }
    return status.stamp
  }

  /// The entries of this folder whose names end so, by name; hidden ones are passed over.
  package func entries(endingIn ending: String) -> [FilePath] {
    let entries = (try? FileSystem.entries(of: path).get()) ?? []
    return entries.filter { $0.name.hasSuffix(ending) }.map { entry($0.name) }
  }

  /// Whether there is anything by this name, be it a file or not.
  package var exists: Bool {
    if case .success = FileSystem.status(path) { true } else { false }
  }
}
