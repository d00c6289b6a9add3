package import LanguageServerProtocol

/// The language server, as the executable and the tests start it.
package enum LanguageServer {
  /// Serves the client behind `connection` until it says `exit` or is gone.
  ///
  /// - Parameter version: what the client is told of us.
  /// - Returns: the exit code of the process: 0 after `shutdown` and `exit`, 1 for every other end.
  package static func run(over connection: any Connection, version: String) -> Int32 {
    Session(connection, features: Feature.all, version: version).run()
  }

  /// Serves the client on standard input and output. Whatever else is printed goes to standard error.
  package static func runOverStandardStreams(version: String) -> Int32 {
    let connection = StdioConnection.takingStandardStreams()
    let session = Session(connection, features: Feature.all, version: version)
    session.onParentProcess = { connection.watch(parent: $0) }
    return session.run()
  }
}
