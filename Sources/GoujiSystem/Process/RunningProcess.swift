#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#elseif canImport(Darwin)
  import Darwin
#elseif canImport(WinSDK)
  import CRT
  import WinSDK
#endif

/// This process, and others by their ids.
package enum RunningProcess {
  /// Whether there is a process of this id; somebody else's counts.
  package static func isRunning(_ id: Int32) -> Bool {
    #if os(Windows)
      guard let process = OpenProcess(DWORD(SYNCHRONIZE), false, DWORD(id)) else { return false }
      defer { CloseHandle(process) }
      return WaitForSingleObject(process, 0) == DWORD(WAIT_TIMEOUT)
    #else
      return kill(id, 0) == 0 || errno != ESRCH
    #endif
  }

  #if os(Windows)
    /// Waits until the process of this id has ended; returns at once if there is none.
    static func waitForEnd(of id: Int32) {
      guard let process = OpenProcess(DWORD(SYNCHRONIZE), false, DWORD(id)) else { return }
      defer { CloseHandle(process) }
      WaitForSingleObject(process, INFINITE)
    }
  #endif

  /// Ends this process in order, from its main thread.
  package static func end(_ code: Int32) -> Never { exit(code) }

  /// Ends this process at once, from any thread.
  package static func stop(_ code: Int32) -> Never { _exit(code) }
}
