import Glibc

/// A queue between two threads: whoever takes from it waits until something is there.
package final class BlockingQueue<Element: Sendable>: @unchecked Sendable {
  // Unchecked because the compiler cannot see that `mutex` guards `elements` and `isClosed`; both are touched only
  // inside `locked`. `Synchronization.Mutex` has no condition to wait for.
  private let mutex: UnsafeMutablePointer<pthread_mutex_t>
  private let condition: UnsafeMutablePointer<pthread_cond_t>
  private var elements: [Element] = []
  private var first = 0
  private var isClosed = false

  package init() {
    mutex = .allocate(capacity: 1)
    condition = .allocate(capacity: 1)
    pthread_mutex_init(mutex, nil)
    pthread_cond_init(condition, nil)
  }

  deinit {
    pthread_cond_destroy(condition)
    pthread_mutex_destroy(mutex)
    condition.deallocate()
    mutex.deallocate()
  }

  /// Adds an element at the end; false if the queue is closed.
  @discardableResult
  package func push(_ element: Element) -> Bool {
    locked {
      if isClosed { return false }
      elements.append(element)
      pthread_cond_signal(condition)
      return true
    }
  }

  /// No element will be added; those that are there can still be taken.
  package func close() {
    locked {
      isClosed = true
      pthread_cond_broadcast(condition)
    }
  }

  /// Waits for the first element and takes it; nil once the queue is closed and empty.
  package func pop() -> Element? {
    locked {
      while isEmpty, !isClosed { pthread_cond_wait(condition, mutex) }
      return takeFirst()
    }
  }

  /// Like `pop`, but gives up after a while.
  package func pop(withinSeconds seconds: Int) -> Element? {
    var deadline = timespec()
    clock_gettime(CLOCK_REALTIME, &deadline)
    deadline.tv_sec += seconds
    return locked {
      while isEmpty, !isClosed {
        if pthread_cond_timedwait(condition, mutex, &deadline) != 0 { break }
      }
      return takeFirst()
    }
  }

  /// Whether something waits to be taken.
  package var hasElements: Bool { locked { !isEmpty } }

  private var isEmpty: Bool { first >= elements.count }

  private func takeFirst() -> Element? {
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

  private func locked<Result>(_ body: () -> Result) -> Result {
    pthread_mutex_lock(mutex)
    defer { pthread_mutex_unlock(mutex) }
    return body()
  }
}
