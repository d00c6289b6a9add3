import Dispatch
import Synchronization

/// Work on many things at once whose results come out in order.
package enum OrderedWork {
  /// Does `work` on every item, on `workers` threads, and gives each result to `consume` in the order of the items
  /// as soon as all before it are through. At most `window` results are held back, so memory does not grow with the
  /// number of items.
  package static func run<Item: Sendable, Output: Sendable, State: Sendable>(
    _ items: [Item],
    workers: Int,
    window: Int,
    into state: State,
    work: @escaping @Sendable (Item) -> Output,
    consume: @escaping @Sendable (inout State, Output) -> Void
  ) -> State {
    let line = Mutex(Line<Output, State>(state: state))
    // Whoever works on the earliest unfinished item holds a permit already, so the line always moves on.
    let permits = DispatchSemaphore(value: max(window, workers, 1))
    let next = Atomic(0)
    DispatchQueue.concurrentPerform(iterations: max(1, min(workers, items.count))) { _ in
      while true {
        permits.wait()
        let index = next.add(1, ordering: .relaxed).oldValue
        guard index < items.count else {
          permits.signal()
          return
        }
        let output = work(items[index])
        let released = line.withLock { line in
          line.waiting[index] = output
          var released = 0
          while let ready = line.waiting.removeValue(forKey: line.turn) {
            consume(&line.state, ready)
            line.turn += 1
            released += 1
          }
          return released
        }
        for _ in 0..<released { permits.signal() }
      }
    }
    return line.withLock { $0.state }
  }

  private struct Line<Output: Sendable, State: Sendable> {
    var turn = 0
    var waiting: [Int: Output] = [:]
    var state: State

    init(state: State) { self.state = state }
  }
}
