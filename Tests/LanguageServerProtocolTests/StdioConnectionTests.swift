import Foundation
import GoujiSystem
import LanguageServerProtocol
import Testing

@Suite struct StdioConnectionTests {
  /// Two pipes with a connection at one end.
  private struct Ends {
    let input = Pipe()
    let output = Pipe()
    let connection: StdioConnection

    init() {
      connection = StdioConnection(
        input: Descriptor(input.fileHandleForReading.fileDescriptor),
        output: Descriptor(output.fileHandleForWriting.fileDescriptor)
      )
    }
  }

  @Test func messagesAreReceivedInOrderUntilTheEnd() throws {
    let ends = Ends()
    let stream = "Content-Length: 4\r\n\r\n\"甲\"oops\r\n\r\nContent-Length: 2\r\n\r\n{}Content-Length: 2\r\n\r\n["
    try ends.input.fileHandleForWriting.write(contentsOf: Data(stream.utf8))
    try ends.input.fileHandleForWriting.close()
    var frames: [String?] = []
    while let frame = ends.connection.receive() {
      if case .message(let bytes) = frame {
        frames.append(String(decoding: bytes, as: UTF8.self))
      } else {
        frames.append(nil)
      }
    }
    #expect(frames == ["\"甲", nil, "{}"])
  }

  @Test func messagesOfSeveralThreadsDoNotMix() throws {
    let ends = Ends()
    let connection = ends.connection
    let threads = 4
    let messages = 50
    let finished = BlockingQueue<Bool>()
    for thread in 0..<threads {
      let isStarted = NativeThread.start {
        for number in 0..<messages {
          // Longer than a pipe takes at once.
          let text = Array(repeating: UInt8(ascii: "a") + UInt8(thread), count: 5_000 + number)
          if !connection.send(text) { break }
        }
        finished.push(true)
      }
      #expect(isStarted)
    }
    var splitter = MessageSplitter()
    var lengths: [UInt8: [Int]] = [:]
    while lengths.values.map(\.count).reduce(0, +) < threads * messages {
      splitter.append(Array(ends.output.fileHandleForReading.availableData))
      while case .message(let message)? = splitter.next() {
        #expect(Set(message).count == 1)
        lengths[message.first ?? 0, default: []].append(message.count)
      }
    }
    for thread in 0..<threads {
      #expect(lengths[UInt8(ascii: "a") + UInt8(thread)] == (0..<messages).map { 5_000 + $0 })
      #expect(finished.pop() == true)
    }
  }

  @Test func aClientThatIsGoneIsNoticed() throws {
    StandardStreams.prepare()
    let ends = Ends()
    try ends.output.fileHandleForReading.close()
    #expect(!ends.connection.send(Array("{}".utf8)))
  }
}
