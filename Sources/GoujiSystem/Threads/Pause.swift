import Dispatch

/// Waiting for nothing but time.
package enum Pause {
  package static func wait(milliseconds: Int) {
    _ = DispatchSemaphore(value: 0).wait(timeout: .now() + .milliseconds(milliseconds))
  }
}
