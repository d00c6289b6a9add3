import Glibc
import GoujiImport

/// Reading and writing of whole drafts.
enum DraftFile {
  /// The bytes of any file.
  static func bytes(at path: String) -> Result<[UInt8], FileProblem> {
    let descriptor = open(path, O_RDONLY | O_CLOEXEC)
    guard descriptor >= 0 else { return .failure(problem(errno)) }
    defer { close(descriptor) }
    var status = stat()
    let size = fstat(descriptor, &status) == 0 ? Int(status.st_size) : 0
    return Descriptor.readAll(descriptor, expected: min(max(size, 0), 1 << 30))
  }

  /// The bytes of a text in UTF-8, a byte order mark included. An empty file is an empty draft.
  static func text(at path: String) -> Result<[UInt8], FileProblem> {
    bytes(at: path).flatMap(validated)
  }

  static func validated(_ bytes: [UInt8]) -> Result<[UInt8], FileProblem> {
    if isPlainUTF8(bytes) { return .success(bytes) }
    switch DraftImporter.decode(bytes) {
    case .success, .failure(.empty): return .success(bytes)
    case .failure(let problem): return .failure(.notText(problem))
    }
  }

  private static func isPlainUTF8(_ bytes: [UInt8]) -> Bool {
    let hasNull = bytes.withUnsafeBytes { bytes in bytes.baseAddress.map { memchr($0, 0, bytes.count) != nil } ?? false
    }
    guard !hasNull else { return false }
    guard !bytes.starts(with: [0x25, 0x50, 0x44, 0x46, 0x2D]) else { return false }
    return String(validating: bytes, as: UTF8.self) != nil
  }

  /// Replaces the file in one step: whoever reads it meanwhile sees the old or the new one, and neither is lost when
  /// the disk is full. A symbolic link stays one; the file keeps its permissions.
  static func replace(_ path: String, with bytes: [UInt8]) -> FileProblem? {
    guard let resolved = realpath(path, nil) else { return .unwritable(errno) }
    defer { free(resolved) }
    let target = String(cString: resolved)
    var status = stat()
    guard stat(target, &status) == 0 else { return .unwritable(errno) }
    // A file that may not be written is not to be replaced either.
    guard access(target, W_OK) == 0 else { return .unwritable(errno) }
    let temporary = "\(target).\(getpid()).tmp"
    let descriptor = open(temporary, O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, status.st_mode & 0o777)
    guard descriptor >= 0 else { return .unwritable(errno) }
    // Read at once: every later call may change it.
    var failure: Int32 = 0
    if !bytes.withUnsafeBytes({ Descriptor.writeAll($0, to: descriptor) }) { failure = errno }
    if failure == 0, fchmod(descriptor, status.st_mode & 0o7777) != 0 { failure = errno }
    if close(descriptor) != 0, failure == 0 { failure = errno }
    if failure == 0, rename(temporary, target) != 0 { failure = errno }
    if failure == 0 { return nil }
    unlink(temporary)
    return .unwritable(failure)
  }

  static func problem(_ number: Int32) -> FileProblem { number == ENOENT ? .missing : .unreadable(number) }
}
