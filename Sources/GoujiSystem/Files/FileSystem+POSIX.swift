#if !os(Windows)
  #if canImport(Glibc)
    import Glibc
  #elseif canImport(Musl)
    import Musl
  #elseif canImport(Darwin)
    import Darwin
  #endif

  extension FileSystem {
    /// All bytes of a file.
    ///
    /// - Parameter limit: a file of as many bytes or more is refused by its size, before it is read; what has no size, such
    ///   as a pipe, as soon as so many have come.
    package static func read(_ path: String, limit: Int = SystemLimits.largestFile) -> Result<[UInt8], SystemError> {
      let number = open(path, O_RDONLY | O_CLOEXEC)
      guard number >= 0 else { return .failure(SystemError(number: errno)) }
      let descriptor = Descriptor(number)
      defer { descriptor.close() }
      var status = stat()
      let size = fstat(number, &status) == 0 ? Int(status.st_size) : 0
      guard size < limit else { return .failure(.tooLarge(bytes: size)) }
      return descriptor.readAll(expected: max(size, 0), limit: limit)
    }

    /// Replaces a file in one step: whoever reads it meanwhile sees the old or the new one, and the old one stays as it is
    /// when the disk is full, the program is ended, or the machine is. A symbolic link stays one; the file keeps its
    /// permissions.
    ///
    /// - Returns: why it was not replaced.
    package static func replace(_ path: String, with bytes: [UInt8]) -> SystemError? {
      guard let resolved = realpath(path, nil) else { return SystemError(number: errno) }
      defer { free(resolved) }
      let target = String(cString: resolved)
      var status = stat()
      guard stat(target, &status) == 0 else { return SystemError(number: errno) }
      // A file that may not be written is not to be replaced either.
      guard access(target, W_OK) == 0 else { return SystemError(number: errno) }
      return write(bytes, beside: target, mode: status.st_mode & 0o7777) { temporary in
        rename(temporary, target) == 0 ? nil : SystemError(number: errno)
      }
    }

    /// Makes a file in one step: nobody sees it half written, and nothing is left when it cannot be.
    ///
    /// - Returns: why it was not made; `.exists` where there is one of this name.
    package static func create(_ path: String, with bytes: [UInt8]) -> SystemError? {
      write(bytes, beside: path, mode: 0o666 & ~creationMask) { temporary in
        if link(temporary, path) == 0 {
          unlink(temporary)
          return nil
        }
        // Not every file system has links; then a file that comes into being meanwhile is lost.
        if errno == EEXIST || access(path, F_OK) == 0 { return .exists }
        return rename(temporary, path) == 0 ? nil : SystemError(number: errno)
      }
    }

    /// Writes a file whole, then has it put where it belongs; what cannot be put there is taken away.
    private static func write(
      _ bytes: [UInt8],
      beside target: String,
      mode: mode_t,
      put: ([CChar]) -> SystemError?
    ) -> SystemError? {
      // In the same folder, as a rename does not leave its file system; hidden, so that no search takes it for a draft.
      var temporary = Array((FilePath(target).folder.entry(".gouji-XXXXXX").path).utf8CString)
      let number = mkstemp(&temporary)
      guard number >= 0 else { return SystemError(number: errno) }
      let descriptor = Descriptor(number)
      var failure = descriptor.write(bytes)
      func check(_ result: Int32) {
        // The number is read at once: every later call may change it.
        if result != 0, failure == nil { failure = SystemError(number: errno) }
      }
      if failure == nil { check(fchmod(number, mode)) }
      // A disk over the network may notice only now that it is full.
      if failure == nil { check(fsync(number)) }
      check(close(number))
      if failure == nil { failure = put(temporary) }
      if failure != nil { unlink(temporary) }
      return failure
    }

    /// The permissions that new files do not get. There is no way to ask but to set them.
    private static var creationMask: mode_t {
      let mask = umask(0o077)
      _ = umask(mask)
      return mask
    }

    /// What a path leads to, links followed.
    package static func status(_ path: String) -> Result<FileStatus, SystemError> {
      var status = stat()
      guard stat(path, &status) == 0 else { return .failure(SystemError(number: errno)) }
      #if canImport(Darwin)
        let time = status.st_mtimespec
      #else
        let time = status.st_mtim
      #endif
      let stamp = FileStamp(
        seconds: Int(time.tv_sec),
        nanoseconds: Int(time.tv_nsec),
        size: Int(status.st_size),
        number: UInt64(truncatingIfNeeded: status.st_ino)
      )
      return .success(FileStatus(kind: kind(status.st_mode), stamp: stamp))
    }

    static func unsortedEntries(of folder: String) -> Result<[FolderEntry], SystemError> {
      guard let stream = opendir(folder) else { return .failure(SystemError(number: errno)) }
      defer { closedir(stream) }
      var entries: [FolderEntry] = []
      while let entry = readdir(stream) {
        let name = withUnsafePointer(to: &entry.pointee.d_name) { name in
          name.withMemoryRebound(to: CChar.self, capacity: MemoryLayout.size(ofValue: name.pointee)) {
            String(cString: $0)
          }
        }
        let type = Int32(entry.pointee.d_type)
        // Some file systems tell the kind only when they are asked.
        let isFolder = type == Int32(DT_UNKNOWN) ? isFolder(folder + "/" + name) : type == Int32(DT_DIR)
        entries.append(FolderEntry(name: name, isFolder: isFolder))
      }
      return .success(entries)
    }

    package static var currentFolder: FilePath {
      guard let buffer = getcwd(nil, 0) else { return FilePath("/") }
      defer { free(buffer) }
      return FilePath(String(cString: buffer))
    }

    private static func isFolder(_ path: String) -> Bool {
      var status = stat()
      return lstat(path, &status) == 0 && kind(status.st_mode) == .folder
    }

    private static func kind(_ mode: mode_t) -> FileStatus.Kind {
      switch mode & S_IFMT {
      case S_IFREG: .file
      case S_IFDIR: .folder
      case S_IFLNK: .link
      default: .other
      }
    }
  }
#endif
