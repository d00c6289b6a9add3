#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#elseif canImport(Darwin)
  import Darwin
#elseif canImport(WinSDK)
  import Dispatch
#endif

/// A thread of the operating system, for work that waits: blocking reads must not hold up a shared pool.
package enum NativeThread {
  #if os(Windows)
    /// Starts a thread that ends when `body` returns: a queue of its own gets one as soon as it has work.
    package static func start(_ body: @escaping @Sendable () -> Void) -> Bool {
      DispatchQueue(label: "gouji").async(execute: body)
      return true
    }
  #else
    private final class Body: Sendable {
      let run: @Sendable () -> Void

      init(_ run: @escaping @Sendable () -> Void) { self.run = run }
    }

    /// Starts a thread that ends when `body` returns.
    ///
    /// - Returns: false if the system has no thread to give.
    package static func start(_ body: @escaping @Sendable () -> Void) -> Bool {
      let box = Unmanaged.passRetained(Body(body))
      #if canImport(Glibc)
        var thread = pthread_t()
      #else
        var thread: pthread_t?
      #endif
      let status = pthread_create(&thread, nil, { Self.enter($0) }, box.toOpaque())
      guard status == 0 else {
        box.release()
        return false
      }
      #if canImport(Glibc)
        pthread_detach(thread)
      #else
        if let thread { pthread_detach(thread) }
      #endif
      return true
    }

    private static func enter(_ box: UnsafeMutableRawPointer?) -> UnsafeMutableRawPointer? {
      if let box { Unmanaged<Body>.fromOpaque(box).takeRetainedValue().run() }
      return nil
    }
  #endif
}
