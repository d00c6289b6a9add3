/// A way to the client. It carries whole messages as bytes, in order, both ways, and knows nothing of what they say.
package protocol Connection: Sendable {
  /// Waits for the next message; nil when there will be none. Called from one thread only.
  func receive() -> MessageSplitter.Frame?
  /// Sends a message; messages sent from several threads do not mix.
  ///
  /// - Returns: false if the client is gone.
  func send(_ message: [UInt8]) -> Bool
}
