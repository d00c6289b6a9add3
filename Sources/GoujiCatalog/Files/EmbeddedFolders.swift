extension BookFolder {
  /// `Data/shared`.
  package static let shared = BookFolder(embedded: "shared")

  /// The folders of all kinds of report, by name.
  package static let kinds = Set(EmbeddedData.files.compactMap { folder(of: "\($0.path)") }).subtracting([shared.name])
    .sorted().map { BookFolder(embedded: $0) }

  private init(embedded name: String) {
    var files: [BookFile: @Sendable () -> [UInt8]] = [:]
    for (path, text) in EmbeddedData.files {
      let path = "\(path)"
      guard Self.folder(of: path) == name, let file = BookFile(rawValue: String(path.dropFirst(name.count + 1))) else {
        continue
      }
      files[file] = { text.withUTF8Buffer(Array.init) }
    }
    self.init(name, files)
  }

  private static func folder(of path: String) -> String? { path.firstIndex(of: "/").map { String(path[..<$0]) } }
}
