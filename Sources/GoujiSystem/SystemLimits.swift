/// What is too much for one file or stream.
package enum SystemLimits {
  /// So many bytes or more are not read. The largest disclosure has a few megabytes; this is a disk image or a film.
  package static let largestFile = 500_000_000
}
