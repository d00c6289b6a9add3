import GoujiImport
import GoujiSystem
import OfficeDocuments

/// Reading and writing of whole drafts.
enum DraftFile {
  /// The bytes of any file.
  static func bytes(at path: String) -> Result<[UInt8], FileProblem> {
    FileSystem.read(path).mapError(FileProblem.unreadable)
  }

  /// The bytes of any file, or of standard input where the path is `-`.
  static func bytes(at path: String, _ console: Console) -> Result<[UInt8], FileProblem> {
    path == "-" ? console.readInput().mapError(FileProblem.unreadable) : bytes(at: path)
  }

  /// The bytes of a text in UTF-8, a byte order mark included. An empty file is an empty draft.
  static func text(at path: String) -> Result<[UInt8], FileProblem> {
    bytes(at: path).flatMap(validated)
  }

  static func validated(_ bytes: [UInt8]) -> Result<[UInt8], FileProblem> {
    if isPlainUTF8(bytes) { return .success(bytes) }
    switch SourceFile.read(bytes) {
    case .success(.document): return .failure(.noDraft)
    case .success(.text(_, .utf8)): return .success(bytes)
    // What it would be written back as, nobody has asked for.
    case .success(.text(_, let encoding)): return .failure(.notText(.encoded(encoding.rawValue)))
    case .failure(.empty): return .success(bytes)
    case .failure(let problem): return .failure(.notText(problem))
    }
  }

  private static func isPlainUTF8(_ bytes: [UInt8]) -> Bool {
    guard !bytes.contains(0), !bytes.starts(with: [0x25, 0x50, 0x44, 0x46, 0x2D]) else { return false }
    return String(validating: bytes, as: UTF8.self) != nil
  }

  /// Replaces the file whole or not at all.
  static func replace(_ path: String, with bytes: [UInt8]) -> FileProblem? {
    FileSystem.replace(path, with: bytes).map(FileProblem.unwritable)
  }

  /// Writes a file that is made of drafts whole or not at all.
  /// - Parameter replacing: whether a file of this name may be lost.
  static func write(_ path: String, _ bytes: [UInt8], replacing: Bool) -> FileProblem? {
    switch FileSystem.create(path, with: bytes) {
    case .exists? where replacing: replace(path, with: bytes)
    case let problem: problem.map(FileProblem.unwritable)
    }
  }
}
