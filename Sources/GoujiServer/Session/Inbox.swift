import GoujiSystem
import LanguageServerProtocol
import Synchronization

/// What has arrived and not been handled: filled by the reading thread, emptied in order by the handling one.
///
/// Only a cancellation overtakes: it is noted when it arrives, so that its request, waiting or at work, learns of it. It
/// goes through the queue as well, for a request that is held back until there is something to say.
final class Inbox: Sendable {
  private let queue = BlockingQueue<Envelope>()
  /// The requests not answered yet, and whether they have been cancelled.
  private let unanswered = Mutex<[RequestID: Bool]>([:])
  /// How many requests and notifications wait. Answers of the client do not count: they are taken in at once.
  private let waiting = Mutex(0)

  /// Reads `connection` on a thread of its own until it ends.
  ///
  /// - Returns: false if there is no thread to be had.
  func fill(from connection: any Connection) -> Bool {
    NativeThread.start { [self] in
      while let frame = connection.receive() { put(frame) }
      queue.close()
    }
  }

  /// Waits for the next message; nil when there will be none.
  func next() -> Envelope? {
    let envelope = queue.pop()
    if let envelope, envelope.isWork { waiting.withLock { $0 -= 1 } }
    return envelope
  }

  /// Whether the client waits for something to be done.
  var hasWork: Bool { waiting.withLock { $0 > 0 } }

  func isCancelled(_ id: RequestID) -> Bool { unanswered.withLock { $0[id] ?? false } }

  func answered(_ id: RequestID) { unanswered.withLock { _ = $0.removeValue(forKey: id) } }

  private func put(_ frame: MessageSplitter.Frame) {
    let envelope =
      switch frame {
      case .message(let bytes): Envelope(bytes)
      case .malformed(let reason): Envelope.invalid(id: nil, ResponseError(.parseError, reason))
      }
    switch envelope {
    case .request(let id, _, _):
      unanswered.withLock { $0[id] = false }
    case .notification(method: NotificationType.cancelRequest.method, let params):
      if let id = try? params.decode(LSP.CancelParams.self).id {
        unanswered.withLock { if $0[id] != nil { $0[id] = true } }
      }
    case .notification, .response, .invalid: break
    }
    if envelope.isWork { waiting.withLock { $0 += 1 } }
    queue.push(envelope)
  }
}

extension Envelope {
  /// Whether somebody waits for this to be done.
  fileprivate var isWork: Bool {
    switch self {
    case .notification(method: NotificationType.cancelRequest.method, _), .response, .invalid: false
    case .request, .notification: true
    }
  }
}
