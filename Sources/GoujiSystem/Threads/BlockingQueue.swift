import Dispatch
import Synchronization

/// A queue between two threads: whoever takes from it waits until something is there.
package final class BlockingQueue<Element: Sendable>: Sendable {
  private struct State: Sendable {
    var elements: [Element] = []
    var first = 0
    var isClosed = false

    var isEmpty: Bool { first >= elements.count }

    mutating func takeFirst() -> Element? {
      guard !isEmpty else { return nil }
      let element = elements[first]
      first += 1
      // Taken elements are dropped at the latest when they are half of all, so that taking costs a constant.
      if first == elements.count || first > 64 && first * 2 > elements.count {
        elements.removeSubrange(0..<first)
        first = 0
      }
      return element
    }
  }

  private let state = Mutex(State())
  /// Counts the elements, and one more for the end.
  private let available = DispatchSemaphore(value: 0)

  package init() {}

  /// Adds an element at the end; false if the queue is closed.
  @discardableResult
  package func push(_ element: Element) -> Bool {
    let isAdded = state.withLock { state in
      if !state.isClosed { state.elements.append(element) }
      return !state.isClosed
    }
    if isAdded { available.signal() }
    return isAdded
  }

  /// No element will be added; those that are there can still be taken.
  package func close() {
    let wasOpen = state.withLock { state in
      defer { state.isClosed = true }
      return !state.isClosed
    }
    if wasOpen { available.signal() }
  }

  /// Waits for the first element and takes it; nil once the queue is closed and empty.
  package func pop() -> Element? {
    available.wait()
    return take()
  }

  /// Like `pop`, but gives up after a while.
  package func pop(withinSeconds seconds: Int) -> Element? {
    guard available.wait(timeout: .now() + .seconds(seconds)) == .success else { return nil }
    return take()
  }

  /// Whether something waits to be taken.
  package var hasElements: Bool { state.withLock { !$0.isEmpty } }

  private func take() -> Element? {
    let element = state.withLock { $0.takeFirst() }
    // Nothing there means the end: it is left for whoever else waits.
    if element == nil { available.signal() }
    return element
  }
}
