import GoujiSystem

/// Where a command reads and writes. Tests put their own in its place.
struct Console: Sendable {
  /// Writes to standard output.
  var write: @Sendable (String) -> Void
  /// Writes to standard error.
  var complain: @Sendable (String) -> Void
  /// All of standard input.
  var readInput: @Sendable () -> Result<[UInt8], SystemError>
  /// Whether standard output shows colours.
  var isColoured = false
  /// Whether standard output is a terminal, whose screen may be cleared.
  var isTerminal = false
  /// Whether somebody watches standard error, so that progress is worth showing.
  var showsProgress = false
}
