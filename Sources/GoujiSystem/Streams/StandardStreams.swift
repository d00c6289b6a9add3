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

/// What is settled once about standard input, output and error.
package enum StandardStreams {
  /// To be called before anything is read or written: a reader that is gone, or a limit on the size of files, is told by
  /// the failing write, not by the end of the program; and bytes go through as they are.
  package static func prepare() {
    #if os(Windows)
      for number: Int32 in 0...2 { _ = _setmode(number, _O_BINARY) }
      _ = SetConsoleOutputCP(UINT(CP_UTF8))
    #else
      signal(SIGPIPE, SIG_IGN)
      signal(SIGXFSZ, SIG_IGN)
    #endif
  }

  /// Keeps standard output for the caller: whatever else the process prints goes to standard error from now on.
  package static func takeOutput() -> Descriptor {
    #if os(Windows)
      let own = _dup(Descriptor.standardOutput.number)
      guard own >= 0 else { return .standardOutput }
      _ = _dup2(Descriptor.standardError.number, Descriptor.standardOutput.number)
      _ = _setmode(own, _O_BINARY)
    #else
      let own = dup(Descriptor.standardOutput.number)
      guard own >= 0 else { return .standardOutput }
      dup2(Descriptor.standardError.number, Descriptor.standardOutput.number)
    #endif
    return Descriptor(own)
  }
}
