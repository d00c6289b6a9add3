import Glibc

/// Where a command reads and writes. Tests put their own in its place.
struct Console: Sendable {
  /// Writes to standard output.
  var write: @Sendable (String) -> Void
  /// Writes to standard error.
  var complain: @Sendable (String) -> Void
  /// All of standard input.
  var readInput: @Sendable () -> Result<[UInt8], FileProblem>
  /// Whether standard output shows colours.
  var isColoured = false
  /// Whether standard output is a terminal, whose screen may be cleared.
  var isTerminal = false
  /// Whether somebody watches standard error, so that progress is worth showing.
  var showsProgress = false

  /// The streams of this process.
  static var standard: Console {
    Console(
      write: { Descriptor.write($0, to: STDOUT_FILENO) },
      complain: { Descriptor.write($0, to: STDERR_FILENO) },
      readInput: { Descriptor.readAll(STDIN_FILENO) },
      isColoured: isatty(STDOUT_FILENO) == 1 && getenv("NO_COLOR") == nil && !isDumb,
      isTerminal: isatty(STDOUT_FILENO) == 1 && !isDumb,
      showsProgress: isatty(STDERR_FILENO) == 1 && !isDumb
    )
  }

  private static var isDumb: Bool {
    getenv("TERM").map { String(cString: $0) == "dumb" } ?? true
  }
}

/// Reading and writing by file descriptor, interrupted calls taken up again.
enum Descriptor {
  /// Writes all of the text; gives up silently when nobody reads any longer.
  static func write(_ text: String, to descriptor: Int32) {
    var text = text
    text.withUTF8 { bytes in _ = writeAll(UnsafeRawBufferPointer(bytes), to: descriptor) }
  }

  /// Whether every byte was written.
  static func writeAll(_ bytes: UnsafeRawBufferPointer, to descriptor: Int32) -> Bool {
    var rest = bytes[...]
    while !rest.isEmpty {
      let written = Glibc.write(descriptor, UnsafeRawBufferPointer(rebasing: rest).baseAddress, rest.count)
      if written > 0 {
        rest = rest.dropFirst(written)
      } else if errno != EINTR {
        return false
      }
    }
    return true
  }

  /// Everything up to the end. `expected` bytes are taken in one go.
  static func readAll(_ descriptor: Int32, expected: Int = 0) -> Result<[UInt8], FileProblem> {
    var bytes: [UInt8] = []
    var room = max(expected + 1, 1 << 14)
    while true {
      var failure: Int32 = 0
      let chunk = [UInt8](unsafeUninitializedCapacity: room) { buffer, count in
        var taken: Int
        repeat { taken = read(descriptor, buffer.baseAddress, room) } while taken < 0 && errno == EINTR
        if taken < 0 { failure = errno }
        count = max(taken, 0)
      }
      if failure != 0 { return .failure(.unreadable(failure)) }
      if chunk.isEmpty { return .success(bytes) }
      if bytes.isEmpty { bytes = chunk } else { bytes += chunk }
      room = 1 << 16
    }
  }
}
