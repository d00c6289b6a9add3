#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#elseif canImport(Darwin)
  import Darwin
#elseif canImport(WinSDK)
  import CRT
#endif

/// One end of an open stream of bytes, by the number that the C library has for it. Calls that were interrupted are taken
/// up again.
package struct Descriptor: Hashable, Sendable {
  let number: Int32

  package init(_ number: Int32) { self.number = number }

  package static let standardInput = Descriptor(0)
  package static let standardOutput = Descriptor(1)
  package static let standardError = Descriptor(2)

  /// Whether somebody sits at the other end.
  package var isTerminal: Bool { isatty(number) != 0 }

  package func close() { _ = systemClose(number) }

  // MARK: Reading

  /// Takes what is there, and waits until something is.
  ///
  /// - Returns: how many bytes were taken; 0 at the end.
  package func read(into buffer: UnsafeMutableRawBufferPointer) -> Result<Int, SystemError> {
    while true {
      let count = systemRead(number, buffer.baseAddress, buffer.count)
      if count >= 0 { return .success(count) }
      switch errno {
      case EINTR: continue
      case EAGAIN: _ = waits(forInputWithin: -1)
      default: return .failure(SystemError(number: errno))
      }
    }
  }

  /// Everything up to the end.
  ///
  /// - Parameters:
  ///   - expected: so many bytes are taken in one go.
  ///   - limit: as soon as this many bytes have come, it is too much.
  package func readAll(expected: Int = 0, limit: Int = SystemLimits.largestFile) -> Result<[UInt8], SystemError> {
    var bytes: [UInt8] = []
    var room = max(expected + 1, 1 << 14)
    while true {
      var taken = Result<Int, SystemError>.success(0)
      let chunk = [UInt8](unsafeUninitializedCapacity: room) { buffer, count in
        taken = read(into: UnsafeMutableRawBufferPointer(buffer))
        count = (try? taken.get()) ?? 0
      }
      if case .failure(let problem) = taken { return .failure(problem) }
      if chunk.isEmpty { return .success(bytes) }
      if bytes.isEmpty { bytes = chunk } else { bytes += chunk }
      guard bytes.count < limit else { return .failure(.tooLarge(bytes: bytes.count)) }
      room = 1 << 16
    }
  }

  // MARK: Writing

  /// Writes every byte, or as many as there is room for.
  ///
  /// - Returns: why not all were written.
  package func write(_ bytes: UnsafeRawBufferPointer) -> SystemError? {
    var rest = bytes[...]
    while !rest.isEmpty {
      let written = systemWrite(number, UnsafeRawBufferPointer(rebasing: rest).baseAddress, rest.count)
      if written > 0 {
        rest = rest.dropFirst(written)
        continue
      }
      switch errno {
      case EINTR: continue
      case EAGAIN: waitForRoom()
      default: return SystemError(number: errno)
      }
    }
    return nil
  }

  package func write(_ bytes: [UInt8]) -> SystemError? { bytes.withUnsafeBytes { write($0) } }

  package func write(_ text: String) -> SystemError? {
    var text = text
    return text.withUTF8 { write(UnsafeRawBufferPointer($0)) }
  }

  // MARK: Waiting

  /// Waits until there is something to read, or the end, or a failure, which reading tells apart.
  ///
  /// - Parameter milliseconds: -1 for as long as it takes. Windows cannot wait for a pipe; there it is the reading that
  ///   waits.
  /// - Returns: false if nothing came in time.
  func waits(forInputWithin milliseconds: Int32) -> Bool {
    #if os(Windows)
      return true
    #else
      var wish = pollfd(fd: number, events: Int16(POLLIN), revents: 0)
      while true {
        let ready = poll(&wish, 1, milliseconds)
        if ready >= 0 { return ready > 0 }
        if errno != EINTR { return true }
      }
    #endif
  }

  private func waitForRoom() {
    #if !os(Windows)
      var wish = pollfd(fd: number, events: Int16(POLLOUT), revents: 0)
      _ = poll(&wish, 1, -1)
    #endif
  }
}

// The C library's functions by names of their own: inside `Descriptor` theirs are hidden by its methods.
#if os(Windows)
  private func systemRead(_ number: Int32, _ buffer: UnsafeMutableRawPointer?, _ count: Int) -> Int {
    Int(_read(number, buffer, UInt32(clamping: min(count, Int(Int32.max)))))
  }

  private func systemWrite(_ number: Int32, _ buffer: UnsafeRawPointer?, _ count: Int) -> Int {
    Int(_write(number, buffer, UInt32(clamping: min(count, Int(Int32.max)))))
  }

  private func systemClose(_ number: Int32) -> Int32 { _close(number) }

  private func isatty(_ number: Int32) -> Int32 { _isatty(number) }
#else
  private func systemRead(_ number: Int32, _ buffer: UnsafeMutableRawPointer?, _ count: Int) -> Int {
    read(number, buffer, count)
  }

  private func systemWrite(_ number: Int32, _ buffer: UnsafeRawPointer?, _ count: Int) -> Int {
    write(number, buffer, count)
  }

  private func systemClose(_ number: Int32) -> Int32 { close(number) }
#endif
