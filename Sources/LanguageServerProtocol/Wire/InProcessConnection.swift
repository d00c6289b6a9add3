import GoujiSystem

/// One end of a connection inside a process: what is sent at one end is received at the other.
package final class InProcessConnection: Connection {
  private let incoming: BlockingQueue<[UInt8]>
  private let outgoing: BlockingQueue<[UInt8]>

  private init(incoming: BlockingQueue<[UInt8]>, outgoing: BlockingQueue<[UInt8]>) {
    self.incoming = incoming
    self.outgoing = outgoing
  }

  package static func pair() -> (client: InProcessConnection, server: InProcessConnection) {
    let toServer = BlockingQueue<[UInt8]>()
    let toClient = BlockingQueue<[UInt8]>()
    return (
      client: InProcessConnection(incoming: toClient, outgoing: toServer),
      server: InProcessConnection(incoming: toServer, outgoing: toClient)
    )
  }

  package func receive() -> MessageSplitter.Frame? { incoming.pop().map { .message($0) } }

  /// The next message; nil if there will be none, or none within the time.
  package func receive(withinSeconds seconds: Int) -> [UInt8]? { incoming.pop(withinSeconds: seconds) }

  package func send(_ message: [UInt8]) -> Bool { outgoing.push(message) }

  /// Ends what is sent from this end; the other end receives what is on its way, then nil.
  package func close() { outgoing.close() }
}
