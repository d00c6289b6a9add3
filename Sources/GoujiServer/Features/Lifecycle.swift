import LanguageServerProtocol

extension Feature {
  /// What belongs to the course of a session; `initialize`, `shutdown` and `exit` are the session's own.
  static let lifecycle = Feature(
    .notification(.initialized) { session, _ in session.warmUp() },
    .notification(.setTrace) { _, _ in }
  )
}
