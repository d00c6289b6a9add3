import Glibc
import Synchronization

/// A connection over two file descriptors, as a rule standard input and output.
package final class StdioConnection: Connection {
  private let input: Int32
  private let output: Int32
  private let splitter = Mutex(MessageSplitter())
  private let writing = Mutex(())
  /// The process whose end ends the connection; 0 for none.
  private let parent = Atomic<Int32>(0)

  /// How often the parent process is looked after, in milliseconds. Its end closes our input, as a rule; this is for
  /// the case that another process has inherited the other end.
  private static let watchInterval: Int32 = 5_000

  package init(input: Int32, output: Int32) {
    self.input = input
    self.output = output
  }

  /// Takes standard input and output for the protocol.
  ///
  /// Whatever else the process prints goes to standard error from now on, since a stray line would break the stream.
  package static func takingStandardStreams() -> StdioConnection {
    // A client that is gone is noticed by the failing write, not by dying.
    signal(SIGPIPE, SIG_IGN)
    let output = dup(STDOUT_FILENO)
    guard output >= 0 else { return StdioConnection(input: STDIN_FILENO, output: STDOUT_FILENO) }
    dup2(STDERR_FILENO, STDOUT_FILENO)
    return StdioConnection(input: STDIN_FILENO, output: output)
  }

  /// Ends the connection when the process with this id ends.
  package func watch(parent id: Int) {
    if let id = Int32(exactly: id), id > 0 { parent.store(id, ordering: .relaxed) }
  }

  package func receive() -> MessageSplitter.Frame? {
    splitter.withLock { splitter in
      while true {
        if let frame = splitter.next() { return frame }
        guard waitForInput() else { return nil }
        let count = withUnsafeTemporaryAllocation(byteCount: 1 << 16, alignment: 16) { buffer in
          let count = read(input, buffer.baseAddress, buffer.count)
          if count > 0 { splitter.append(UnsafeRawBufferPointer(rebasing: buffer[0..<count])) }
          return count
        }
        if count == 0 || count < 0 && errno != EINTR && errno != EAGAIN { return nil }
      }
    }
  }

  /// Waits until there is something to read; false if there will not be.
  private func waitForInput() -> Bool {
    while true {
      var descriptor = pollfd(fd: input, events: Int16(POLLIN), revents: 0)
      let ready = poll(&descriptor, 1, Self.watchInterval)
      if ready > 0 { return true }
      if ready < 0 && errno != EINTR { return false }
      let id = parent.load(ordering: .relaxed)
      if id > 0, kill(id, 0) != 0, errno == ESRCH { return false }
    }
  }

  package func send(_ message: [UInt8]) -> Bool {
    var frame: [UInt8] = []
    frame.reserveCapacity(message.count + 32)
    frame.append(contentsOf: "Content-Length: \(message.count)\r\n\r\n".utf8)
    frame.append(contentsOf: message)
    return writing.withLock { _ in
      frame.withUnsafeBytes { bytes in
        var sent = 0
        while sent < bytes.count {
          let count = write(output, bytes.baseAddress?.advanced(by: sent), bytes.count - sent)
          if count > 0 {
            sent += count
          } else if errno == EAGAIN {
            var descriptor = pollfd(fd: output, events: Int16(POLLOUT), revents: 0)
            _ = poll(&descriptor, 1, -1)
          } else if errno != EINTR {
            return false
          }
        }
        return true
      }
    }
  }
}
