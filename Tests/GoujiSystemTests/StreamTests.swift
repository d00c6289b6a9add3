import Foundation
import GoujiSystem
import Testing

struct StreamTests {
  @Test func reading() throws {
    let pipe = Pipe()
    let input = Descriptor(pipe.fileHandleForReading.fileDescriptor)
    try pipe.fileHandleForWriting.write(contentsOf: Data("甲乙".utf8))
    try pipe.fileHandleForWriting.close()
    #expect(input.readAll() == .success(Array("甲乙".utf8)))
    #expect(input.readAll() == .success([]))
    #expect(!input.isTerminal)
  }

  @Test func tooMuch() throws {
    let pipe = Pipe()
    try pipe.fileHandleForWriting.write(contentsOf: Data(repeating: 1, count: 1000))
    let input = Descriptor(pipe.fileHandleForReading.fileDescriptor)
    #expect(input.readAll(limit: 1000) == .failure(.tooLarge(bytes: 1000)))
  }

  /// The failing write tells, not a signal.
  @Test func aReaderThatIsGone() throws {
    StandardStreams.prepare()
    let pipe = Pipe()
    try pipe.fileHandleForReading.close()
    #expect(Descriptor(pipe.fileHandleForWriting.fileDescriptor).write("甲") == .closedPipe)
  }

  @Test func aFullDisk() throws {
    guard let full = FileHandle(forWritingAtPath: "/dev/full") else { return }
    #expect(Descriptor(full.fileDescriptor).write("甲") == .diskFull)
  }

  /// Another process keeps the other end open; the end of the one that is watched ends the input.
  @Test(.timeLimit(.minutes(1))) func aWriterThatIsGone() throws {
    let writer = Process()
    writer.executableURL = URL(fileURLWithPath: "/bin/sh")
    writer.arguments = ["-c", "exit 0"]
    try writer.run()
    writer.waitUntilExit()
    let pipe = Pipe()
    let input = WatchedInput(Descriptor(pipe.fileHandleForReading.fileDescriptor))
    input.watch(writer: Int(writer.processIdentifier))
    var byte: UInt8 = 0
    #expect(withUnsafeMutableBytes(of: &byte) { input.read(into: $0) } == nil)
    try pipe.fileHandleForWriting.close()
  }

  @Test func processes() {
    #expect(RunningProcess.isRunning(Int32(ProcessInfo.processInfo.processIdentifier)))
    #expect(!RunningProcess.isRunning(Int32.max))
    #expect(Environment.processors > 0)
  }
}
