import Synchronization

/// Input that ends when its stream does, or when the process that writes it has ended. That closes the stream, as a rule;
/// but another process may have inherited the other end.
package final class WatchedInput: Sendable {
  private let descriptor: Descriptor
  /// The process whose end ends the input; 0 for none.
  private let writer = Atomic<Int32>(0)

  /// How often the writer is looked after, in milliseconds.
  private static let interval: Int32 = 5_000

  package init(_ descriptor: Descriptor) { self.descriptor = descriptor }

  /// Names the process that writes.
  package func watch(writer id: Int) {
    guard let id = Int32(exactly: id), id > 0 else { return }
    writer.store(id, ordering: .relaxed)
    #if os(Windows)
      // A read that waits cannot be ended from outside there.
      _ = NativeThread.start {
        RunningProcess.waitForEnd(of: id)
        RunningProcess.stop(1)
      }
    #endif
  }

  /// Takes what is there, and waits until something is.
  ///
  /// - Returns: how many bytes were taken; nil when there will be none.
  package func read(into buffer: UnsafeMutableRawBufferPointer) -> Int? {
    while !descriptor.waits(forInputWithin: Self.interval) {
      let id = writer.load(ordering: .relaxed)
      if id > 0, !RunningProcess.isRunning(id) { return nil }
    }
    guard case .success(let count) = descriptor.read(into: buffer), count > 0 else { return nil }
    return count
  }
}
