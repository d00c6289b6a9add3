import FoundationEssentials
import Glibc

/// When a file was last written, and how long it is: equal stamps, equal contents.
package struct FileStamp: Hashable, Sendable {
  package var seconds: Int
  package var nanoseconds: Int
  package var size: Int
}

extension FilePath {
  /// All bytes of the file; nil if it cannot be read.
  package var contents: [UInt8]? { FileManager.default.contents(atPath: path).map { Array($0) } }

  /// nil if there is no such file.
  package var stamp: FileStamp? {
    var status = Glibc.stat()
    guard stat(path, &status) == 0, status.st_mode & S_IFMT == S_IFREG else { return nil }
    return FileStamp(
      seconds: status.st_mtim.tv_sec,
      nanoseconds: status.st_mtim.tv_nsec,
      size: Int(status.st_size)
    )
  }

  /// Whether there is anything by this name, be it a file or not.
  package var exists: Bool { access(path, F_OK) == 0 }

  /// The entries of this folder whose names end so, by name; hidden ones are passed over.
  package func entries(endingIn ending: String) -> [FilePath] {
    let names = (try? FileManager.default.contentsOfDirectory(atPath: path)) ?? []
    return names.filter { $0.hasSuffix(ending) && !$0.hasPrefix(".") }.sorted().map { entry($0) }
  }

  /// The drafts below this folder, by name. Hidden entries and what package managers keep are passed over.
  ///
  /// - Parameter limit: how many folders are looked into at most: a workspace may be a whole disk.
  package func drafts(lookingInto limit: inout Int) -> [FilePath] {
    guard limit > 0, let names = try? FileManager.default.contentsOfDirectory(atPath: path) else { return [] }
    limit -= 1
    var found: [FilePath] = []
    for name in names.sorted() where !name.hasPrefix(".") && name != "node_modules" {
      let entry = entry(name)
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
    var status = Glibc.stat()
    return lstat(path, &status) == 0 && status.st_mode & S_IFMT == S_IFDIR
  }
}
