package import GoujiSystem
import Synchronization

/// A connection over two streams, as a rule standard input and output.
package final class StdioConnection: Connection {
  private let input: WatchedInput
  private let output: Descriptor
  private let splitter = Mutex(MessageSplitter())
  private let writing = Mutex(())

  package init(input: Descriptor, output: Descriptor) {
    self.input = WatchedInput(input)
    self.output = output
  }

  /// Takes standard input and output for the protocol.
  ///
  /// Whatever else the process prints goes to standard error from now on, since a stray line would break the stream.
  package static func takingStandardStreams() -> StdioConnection {
    StandardStreams.prepare()
    return StdioConnection(input: .standardInput, output: StandardStreams.takeOutput())
  }

  /// Ends the connection when the process with this id ends.
  package func watch(parent id: Int) { input.watch(writer: id) }

  package func receive() -> MessageSplitter.Frame? {
    splitter.withLock { splitter in
      while true {
        if let frame = splitter.next() { return frame }
        let isOpen = withUnsafeTemporaryAllocation(byteCount: 1 << 16, alignment: 16) { buffer in
          guard let count = input.read(into: buffer) else { return false }
          splitter.append(UnsafeRawBufferPointer(rebasing: buffer[0..<count]))
          return true
        }
        if !isOpen { return nil }
      }
    }
  }

  package func send(_ message: [UInt8]) -> Bool {
    var frame: [UInt8] = []
    frame.reserveCapacity(message.count + 32)
    frame.append(contentsOf: "Content-Length: \(message.count)\r\n\r\n".utf8)
    frame.append(contentsOf: message)
    return writing.withLock { _ in output.write(frame) == nil }
  }
}
