#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#elseif canImport(Darwin)
  import Darwin
#elseif canImport(WinSDK)
  import CRT
#endif

/// Why the operating system did not do what it was asked for.
package enum SystemError: Error, Hashable, Sendable {
  case notFound
  case exists
  case notPermitted
  case isFolder
  /// A part of the path is not a folder.
  case notAFolder
  case diskFull
  case readOnly
  case linkLoop
  case nameTooLong
  /// Nobody reads the other end of a pipe any longer.
  case closedPipe
  /// More than `SystemLimits.largestFile` bytes; as many as are known of.
  case tooLarge(bytes: Int)
  /// Anything else, in the system's own words.
  case other(String)

  /// - Parameter number: an error number of the C library.
  init(number: Int32) {
    switch number {
    case ENOENT: self = .notFound
    case EEXIST: self = .exists
    case EACCES, EPERM: self = .notPermitted
    case EISDIR: self = .isFolder
    case ENOTDIR: self = .notAFolder
    case ENOSPC: self = .diskFull
    case EROFS: self = .readOnly
    case ELOOP: self = .linkLoop
    case ENAMETOOLONG: self = .nameTooLong
    case EPIPE: self = .closedPipe
    default: self = .other(strerror(number).map { String(cString: $0) } ?? "errno \(number)")
    }
  }
}
