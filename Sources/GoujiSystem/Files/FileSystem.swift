/// What is known of a file or folder without opening it.
package struct FileStatus: Hashable, Sendable {
  package enum Kind: Hashable, Sendable {
    case file
    case folder
    case link
    /// A pipe, a device, a socket.
    case other
  }

  package var kind: Kind
  package var stamp: FileStamp
}

/// When a file was last written, how long it is, and which it is: equal stamps, equal contents.
package struct FileStamp: Hashable, Sendable {
  /// Since 1970.
  package var seconds: Int
  package var nanoseconds: Int
  /// In bytes.
  package var size: Int
  /// What the file system calls the file, so that one that was put in another's place is told from it; 0 where the
  /// system has no such number.
  package var number: UInt64 = 0
}

/// An entry of a folder.
package struct FolderEntry: Hashable, Sendable {
  package var name: String
  /// Whether it is a folder; a link to one does not count, as it may lead back.
  package var isFolder: Bool
}

/// Files and folders by their paths. What the operating systems do differently stands in `FileSystem+POSIX` and
/// `FileSystem+Windows`; both have the same functions.
package enum FileSystem {
  /// The entries of a folder in the order of their names; hidden ones are passed over.
  package static func entries(of folder: String) -> Result<[FolderEntry], SystemError> {
    unsortedEntries(of: folder).map { entries in
      entries.filter { !$0.name.hasPrefix(".") }.sorted { $0.name < $1.name }
    }
  }
}
