import Foundation
import GoujiSystem
import Testing

/// Files and folders of a folder of its own, gone afterwards.
@Suite final class FileTests {
  private let folder: FilePath

  init() throws {
    folder = FilePath(FileManager.default.temporaryDirectory.path).entry("gouji 系统 \(UUID().uuidString)")
    try FileManager.default.createDirectory(atPath: folder.path, withIntermediateDirectories: true)
  }

  deinit { try? FileManager.default.removeItem(atPath: folder.path) }

  private func write(_ text: String, to name: String) throws -> String {
    let file = folder.entry(name)
    try FileManager.default.createDirectory(atPath: file.folder.path, withIntermediateDirectories: true)
    try Data(text.utf8).write(to: URL(fileURLWithPath: file.path))
    return file.path
  }

  private func names(_ folder: FilePath) throws -> [String] {
    try FileManager.default.contentsOfDirectory(atPath: folder.path).sorted()
  }

  @Test func reading() throws {
    #expect(try FileSystem.read(write("甲\0乙", to: "a")) == .success(Array("甲\0乙".utf8)))
    #expect(try FileSystem.read(write("", to: "b")) == .success([]))
    #expect(FileSystem.read(folder.entry("c").path) == .failure(.notFound))
    #expect(FileSystem.read(folder.path) == .failure(.isFolder))
    #expect(try FileSystem.read(write("", to: "d") + "/e") == .failure(.notAFolder))
    #expect(FileSystem.read(folder.entry(String(repeating: "长", count: 100)).path) == .failure(.nameTooLong))
  }

  /// By its size, before a byte is read: the file has no contents, only a length.
  @Test func aFileThatIsTooLarge() throws {
    let path = try write("", to: "large")
    let handle = try FileHandle(forWritingTo: URL(fileURLWithPath: path))
    try handle.truncate(atOffset: UInt64(SystemLimits.largestFile))
    #expect(FileSystem.read(path) == .failure(.tooLarge(bytes: SystemLimits.largestFile)))
    #expect(FilePath(path).contents == nil)
    try handle.truncate(atOffset: 9)
    #expect(FileSystem.read(path, limit: 10) == .success(Array(repeating: 0, count: 9)))
    #expect(FileSystem.read(path, limit: 9) == .failure(.tooLarge(bytes: 9)))
  }

  /// What has no size is refused when so much has come.
  @Test func anEndlessFile() throws {
    guard FilePath("/dev/zero").exists else { return }
    guard case .failure(.tooLarge(let bytes)) = FileSystem.read("/dev/zero", limit: 100_000) else {
      Issue.record("read to an end that is not there")
      return
    }
    #expect(bytes < 200_000)
  }

  /// A new file is there whole; one that exists stays as it is, and so does what lies beside.
  @Test func creating() throws {
    let path = folder.entry("新.docx").path
    #expect(FileSystem.create(path, with: Array("甲".utf8)) == nil)
    #expect(FileSystem.read(path) == .success(Array("甲".utf8)))
    #expect(FileSystem.create(path, with: Array("乙".utf8)) == .exists)
    #expect(FileSystem.read(path) == .success(Array("甲".utf8)))
    #expect(FileSystem.create(folder.entry("没有").entry("a").path, with: []) == .notFound)
    #expect(try names(folder) == ["新.docx"])
    let mode = try FileManager.default.attributesOfItem(atPath: path)[.posixPermissions] as? Int
    // As other programs make files here.
    _ = FileManager.default.createFile(atPath: folder.entry("b").path, contents: Data())
    #expect(try FileManager.default.attributesOfItem(atPath: folder.entry("b").path)[.posixPermissions] as? Int == mode)
  }

  @Test func replacing() throws {
    let path = try write("旧", to: "草稿.gouji")
    try FileManager.default.setAttributes([.posixPermissions: 0o640], ofItemAtPath: path)
    let link = folder.entry("link").path
    try FileManager.default.createSymbolicLink(atPath: link, withDestinationPath: path)
    #expect(FileSystem.replace(link, with: Array("新".utf8)) == nil)
    #expect(FileSystem.read(path) == .success(Array("新".utf8)))
    #expect(try FileManager.default.attributesOfItem(atPath: path)[.posixPermissions] as? Int == 0o640)
    #expect(try FileManager.default.destinationOfSymbolicLink(atPath: link) == path)
    #expect(FileSystem.replace(folder.entry("没有").path, with: []) == .notFound)
    #expect(try names(folder) == ["link", "草稿.gouji"])
  }

  @Test func status() throws {
    let path = try write("四字", to: "a")
    let status = try FileSystem.status(path).get()
    #expect(status.kind == .file)
    #expect(status.stamp.size == 6)
    #expect(abs(Double(status.stamp.seconds) - Date().timeIntervalSince1970) < 3600)
    #expect(FilePath(path).stamp == status.stamp)
    #expect(try FileSystem.status(folder.path).get().kind == .folder)
    #expect(folder.stamp == nil)
    #expect(FileSystem.status(folder.entry("b").path) == .failure(.notFound))
    #expect(!folder.entry("b").exists)
  }

  /// By name; hidden ones, linked folders and those of package managers are passed over; a bounded walk stops.
  @Test func walking() throws {
    for name in ["b/2.gouji", "b/1.gouji", "a.gouji", "a.txt", ".git/x.gouji", "node_modules/m/x.gouji", ".x.gouji"] {
      _ = try write("", to: name)
    }
    try FileManager.default.createSymbolicLink(
      atPath: folder.entry("c").path,
      withDestinationPath: folder.entry("b").path
    )
    var walk = FolderWalk(endingIn: ".gouji")
    #expect(
      walk.files(below: folder.path).map { FilePath($0.path).written(from: folder) } == [
        "a.gouji", "b/1.gouji", "b/2.gouji",
      ]
    )
    var bounded = FolderWalk(endingIn: ".gouji", limit: 1)
    #expect(bounded.files(below: folder.path).map { FilePath($0.path).name } == ["a.gouji"])
    #expect(bounded.limit == 0)
    #expect(walk.files(below: folder.entry("d").path).map(\.problem) == [.notFound])
    #expect(folder.entries(endingIn: ".txt") == [folder.entry("a.txt")])
  }
}
