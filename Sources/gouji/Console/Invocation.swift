import GoujiSyntax

/// What every command works with.
struct Invocation: Sendable {
  var console: Console
  var language: Language

  /// A line on standard error.
  func complain(_ message: String) {
    console.complain("gouji: " + message + "\n")
  }
}
