/// What a command tells the shell.
enum ExitCode: Int32, Sendable, Comparable {
  case clean = 0
  /// There are errors or warnings, or files that would be changed.
  case findings = 1
  /// Something could not be read, written or understood.
  case failed = 2

  static func < (a: ExitCode, b: ExitCode) -> Bool { a.rawValue < b.rawValue }
}
