import Foundation
import Testing

/// The built program itself: streams, exit codes, pipes.
struct BinaryTests {
  /// It stands beside the test bundle.
  private static let program = URL(fileURLWithPath: CommandLine.arguments[0])
    .deletingLastPathComponent().appendingPathComponent("gouji")

  private struct Outcome: Equatable {
    var output: String
    var complaints: String
    var code: Int32
  }

  private static func run(_ arguments: [String], input: String = "") throws -> Outcome {
    let scratch = try Scratch()
    let process = Process()
    process.executableURL = program
    process.arguments = arguments
    process.standardInput = try FileHandle(forReadingFrom: URL(fileURLWithPath: scratch.file("input", input)))
    return try outcome(of: process, in: scratch)
  }

  private static func outcome(of process: Process, in scratch: Scratch) throws -> Outcome {
    let (output, complaints) = (try scratch.file("output", ""), try scratch.file("complaints", ""))
    process.standardOutput = FileHandle(forWritingAtPath: output)
    process.standardError = FileHandle(forWritingAtPath: complaints)
    try process.run()
    process.waitUntilExit()
    return Outcome(
      output: try scratch.text(output),
      complaints: try scratch.text(complaints),
      code: process.terminationStatus
    )
  }

  @Test func exitCodes() throws {
    #expect(try Self.run(["--version"]) == Outcome(output: "gouji 0.1.0\n", complaints: "", code: 0))
    #expect(try Self.run(["check", CommandFixtures.path("agrees.gouji")]).code == 0)
    #expect(try Self.run(["check", CommandFixtures.path("mistakes.gouji")]).code == 1)
    #expect(try Self.run(["check", CommandFixtures.path("没有.gouji")]).code == 2)
    #expect(try Self.run([]).code == 2)
  }

  /// No colours and no progress where no terminal is.
  @Test func plainOutput() throws {
    let outcome = try Self.run(["check", CommandFixtures.path("mistakes.gouji")])
    #expect(outcome.complaints.isEmpty)
    #expect(outcome.output == CommandRun(["check", CommandFixtures.path("mistakes.gouji")]).output)
  }

  @Test func importsStandardInput() throws {
    let text = "部门：临湖县医疗保障局\n公开03表 支出决算表\n科目编码\t科目名称\t合计\n210\t卫生健康支出\t263.33\n"
    #expect(
      try Self.run(["import", "-"], input: text).output == CommandRun(["import", "-"], input: Array(text.utf8)).output
    )
  }

  /// A whole session, from initialize to exit.
  @Test func languageServer() throws {
    let messages = [
      #"{"jsonrpc":"2.0","id":1,"method":"initialize","params":{"processId":null,"rootUri":null,"capabilities":{}}}"#,
      #"{"jsonrpc":"2.0","method":"initialized","params":{}}"#,
      #"{"jsonrpc":"2.0","id":2,"method":"shutdown"}"#,
      #"{"jsonrpc":"2.0","method":"exit"}"#,
    ]
    let input = messages.map { "Content-Length: \($0.utf8.count)\r\n\r\n\($0)" }.joined()
    let outcome = try Self.run(["lsp", "--stdio"], input: input)
    #expect(outcome.code == 0)
    #expect(outcome.output.contains("\"capabilities\""))
    #expect(outcome.output.contains("\"version\":\"0.1.0\""))
  }

  // MARK: What the world may do

  /// Runs a line of the shell in which `$GOUJI` is the program.
  private static func shell(_ line: String) throws -> Outcome {
    let process = Process()
    process.executableURL = URL(fileURLWithPath: "/bin/sh")
    process.arguments = ["-c", line]
    process.environment = ProcessInfo.processInfo.environment.merging(["GOUJI": program.path]) { $1 }
    process.standardInput = FileHandle.nullDevice
    return try outcome(of: process, in: Scratch())
  }

  /// A report that is cut off by a full disk is no success; one whose reader has seen enough ends without a word.
  @Test func outputThatIsNotTaken() throws {
    let path = CommandFixtures.path("agrees.gouji")
    #expect(try Self.shell("\"$GOUJI\" check '\(path)' | true") == Outcome(output: "", complaints: "", code: 0))
    guard FileManager.default.fileExists(atPath: "/dev/full") else { return }
    #expect(
      try Self.shell("\"$GOUJI\" check '\(path)' > /dev/full")
        == Outcome(output: "", complaints: "gouji: 无法写入“标准输出”：磁盘已满。\n", code: 2)
    )
    #expect(
      try Self.shell("\"$GOUJI\" explain GJ301 --lang en > /dev/full").complaints
        == "gouji: cannot write standard output: the disk is full\n"
    )
  }

  /// Where a file cannot be written whole, the old one stays as it was and nothing is left beside it.
  @Test func aFixThatDoesNotFit() throws {
    let scratch = try Scratch()
    let draft = try CommandFixtures.text("mistakes.gouji")
    let path = try scratch.file("草稿.gouji", draft)
    // Of no file more than 512 bytes (of some shells 1024); the draft has more.
    let outcome = try Self.shell("ulimit -f 1; \"$GOUJI\" fix '\(path)' > /dev/null")
    #expect(draft.utf8.count > 1024)
    #expect(outcome.code == 2)
    #expect(outcome.complaints.hasPrefix("gouji: 无法写入“\(path)”："))
    #expect(try scratch.text(path) == draft)
    #expect(try FileManager.default.contentsOfDirectory(atPath: scratch.path) == ["草稿.gouji"])
  }

  /// Refused by its size: the file holds nothing, and says to be very long.
  @Test func aFileThatIsTooLarge() throws {
    let scratch = try Scratch()
    let path = try scratch.file("大.gouji", "")
    try FileHandle(forWritingTo: URL(fileURLWithPath: path)).truncate(atOffset: 500_000_000)
    let outcome = try Self.run(["check", path])
    #expect(outcome.code == 2)
    #expect(outcome.complaints == "gouji: 无法读取“\(path)”：文件太大，达到 500 MB。\n")
  }
}
