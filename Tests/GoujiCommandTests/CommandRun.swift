import Foundation
import Synchronization
import TestSupport
import Testing

@testable import gouji

/// A command run in this process: what it wrote and what it told the shell.
struct CommandRun: Equatable {
  var output: String
  var complaints: String
  var code: ExitCode

  init(_ arguments: [String], input: [UInt8] = []) {
    let output = Recorder()
    let complaints = Recorder()
    let console = Console(
      write: output.append,
      complain: complaints.append,
      readInput: { .success(input) }
    )
    code = Commands.run(arguments, console)
    self.output = output.text
    self.complaints = complaints.text
  }
}

final class Recorder: Sendable {
  private let written = Mutex("")

  var text: String { written.withLock { $0 } }

  @Sendable func append(_ text: String) { written.withLock { $0 += text } }
}

/// A folder of its own for one test, gone afterwards.
final class Scratch: Sendable {
  let path: String

  init() throws {
    let url = FileManager.default.temporaryDirectory.appendingPathComponent("gouji-\(UUID().uuidString)")
    try FileManager.default.createDirectory(at: url, withIntermediateDirectories: true)
    path = url.path
  }

  deinit { try? FileManager.default.removeItem(atPath: path) }

  /// The path of a new file.
  func file(_ name: String, _ bytes: [UInt8]) throws -> String {
    let url = URL(fileURLWithPath: path).appendingPathComponent(name)
    try FileManager.default.createDirectory(at: url.deletingLastPathComponent(), withIntermediateDirectories: true)
    try Data(bytes).write(to: url)
    return url.path
  }

  func file(_ name: String, _ text: String) throws -> String { try file(name, Array(text.utf8)) }

  /// Read as it is: Foundation's own reading takes a byte order mark away.
  func text(_ path: String) throws -> String {
    String(decoding: try Data(contentsOf: URL(fileURLWithPath: path)), as: UTF8.self)
  }
}

/// Drafts and expected outputs, side by side in `Tests/Fixtures/Command`.
enum CommandFixtures {
  static func path(_ name: String) -> String { Fixtures.url("Command").appendingPathComponent(name).path }

  static func text(_ name: String) throws -> String { try Fixtures.text("Command/" + name) }

  /// Compares a whole output with the stored one; with `GOUJI_RECORD=1` stores it instead.
  static func expect(
    _ output: String,
    equals name: String,
    sourceLocation: SourceLocation = #_sourceLocation
  ) throws {
    if ProcessInfo.processInfo.environment["GOUJI_RECORD"] != nil {
      try output.write(toFile: path(name), atomically: true, encoding: .utf8)
    }
    #expect(try output == text(name), sourceLocation: sourceLocation)
  }
}
