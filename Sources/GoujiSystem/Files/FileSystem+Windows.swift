#if os(Windows)
  import FoundationEssentials

  // `FoundationEssentials` knows the system's paths and its ways to replace a file; nothing here needs more than it.
  extension FileSystem {
    /// See `FileSystem+POSIX`.
    package static func read(_ path: String, limit: Int = SystemLimits.largestFile) -> Result<[UInt8], SystemError> {
      switch status(path) {
      case .failure(let problem): return .failure(problem)
      case .success(let status) where status.kind == .folder: return .failure(.isFolder)
      case .success(let status) where status.stamp.size >= limit: return .failure(.tooLarge(bytes: status.stamp.size))
      case .success: return attempt { Array(try Data(contentsOf: URL(filePath: path))) }
      }
    }

    /// See `FileSystem+POSIX`.
    package static func replace(_ path: String, with bytes: [UInt8]) -> SystemError? {
      let manager = FileManager.default
      guard manager.fileExists(atPath: path) else { return .notFound }
      guard manager.isWritableFile(atPath: path) else { return .notPermitted }
      switch attempt({ try Data(bytes).write(to: URL(filePath: path), options: .atomic) }) {
      case .success: return nil
      case .failure(let problem): return problem
      }
    }

    /// See `FileSystem+POSIX`.
    package static func create(_ path: String, with bytes: [UInt8]) -> SystemError? {
      guard !FileManager.default.fileExists(atPath: path) else { return .exists }
      switch attempt({ try Data(bytes).write(to: URL(filePath: path), options: .atomic) }) {
      case .success: return nil
      case .failure(let problem): return problem
      }
    }

    /// See `FileSystem+POSIX`.
    package static func status(_ path: String) -> Result<FileStatus, SystemError> {
      attempt {
        let attributes = try FileManager.default.attributesOfItem(atPath: path)
        let kind: FileStatus.Kind =
          switch attributes[.type] as? FileAttributeType {
          case .typeRegular?: .file
          case .typeDirectory?: .folder
          case .typeSymbolicLink?: .link
          default: .other
          }
        let time = (attributes[.modificationDate] as? Date)?.timeIntervalSince1970 ?? 0
        let stamp = FileStamp(
          seconds: Int(exactly: time.rounded(.down)) ?? 0,
          nanoseconds: Int(exactly: ((time - time.rounded(.down)) * 1e9).rounded(.down)) ?? 0,
          size: attributes[.size] as? Int ?? 0
        )
        return FileStatus(kind: kind, stamp: stamp)
      }
    }

    static func unsortedEntries(of folder: String) -> Result<[FolderEntry], SystemError> {
      attempt {
        try FileManager.default.contentsOfDirectory(atPath: folder).map { name in
          let status = try? status(folder + "/" + name).get()
          return FolderEntry(name: name, isFolder: status?.kind == .folder)
        }
      }
    }

    package static var currentFolder: FilePath { FilePath(FileManager.default.currentDirectoryPath) }

    private static func attempt<Value>(_ work: () throws -> Value) -> Result<Value, SystemError> {
      do {
        return .success(try work())
      } catch let error as CocoaError {
        return .failure(problem(error))
      } catch {
        return .failure(.other(String(describing: error)))
      }
    }

    private static func problem(_ error: CocoaError) -> SystemError {
      switch error.code {
      case .fileNoSuchFile, .fileReadNoSuchFile: .notFound
      case .fileReadNoPermission, .fileWriteNoPermission: .notPermitted
      case .fileWriteOutOfSpace: .diskFull
      case .fileWriteVolumeReadOnly: .readOnly
      default: .other(String(describing: error))
      }
    }
  }
#endif
