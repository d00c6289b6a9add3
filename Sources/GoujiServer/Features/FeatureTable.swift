import LanguageServerProtocol

extension Feature {
  /// Every feature of the server, one row each.
  static let all: [Feature] = [
    .lifecycle,
    .synchronization,
    .diagnostics,
  ]
}
