import FoundationEssentials

/// When a file was last written, and how long it is: equal stamps, equal contents.
struct FileStamp: Hashable, Sendable {
  var modified: Date
  var size: UInt64
}

extension FilePath {
  /// All bytes of the file; nil if it cannot be read.
  var contents: [UInt8]? { FileManager.default.contents(atPath: path).map { Array($0) } }

  /// nil if there is no such file.
  var stamp: FileStamp? {
    guard let attributes = try? FileManager.default.attributesOfItem(atPath: path),
      attributes[.type] as? FileAttributeType == .typeRegular,
      let modified = attributes[.modificationDate] as? Date
    else { return nil }
    return FileStamp(modified: modified, size: (attributes[.size] as? UInt64) ?? 0)
  }

  /// The drafts below this folder, by name. Hidden entries and what package managers keep are passed over.
  ///
  /// - Parameter limit: how many folders are looked into at most: a workspace may be a whole disk.
  func drafts(lookingInto limit: inout Int) -> [FilePath] {
    guard limit > 0, let names = try? FileManager.default.contentsOfDirectory(atPath: path) else { return [] }
    limit -= 1
    var found: [FilePath] = []
    for name in names.sorted() where !name.hasPrefix(".") && name != "node_modules" {
      let entry = FilePath(path + (path.hasSuffix("/") ? "" : "/") + name)
      if name.hasSuffix(".gouji") {
        found.append(entry)
      } else if entry.isFolder {
        found += entry.drafts(lookingInto: &limit)
      }
    }
    return found
  }

  /// Whether this is a folder; a link to one does not count, as it may lead back.
  private var isFolder: Bool {
    let attributes = try? FileManager.default.attributesOfItem(atPath: path)
    return attributes?[.type] as? FileAttributeType == .typeDirectory
  }
}
