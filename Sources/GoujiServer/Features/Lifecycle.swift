import GoujiCatalog
import LanguageServerProtocol

extension Feature {
  /// What follows `initialize`, which is the session's own like `shutdown` and `exit`.
  static let lifecycle = Feature(
    .notification(.initialized) { session, _ in
      session.registerLate()
      session.askForSettings()
      // The rule book is loaded while the user is still opening the first draft; `initialize` did not wait for it.
      _ = Books.embedded.usual
    }
  )
}

extension Session {
  /// Registers what the protocol has registered after `initialize` only, with clients that offer it.
  fileprivate func registerLate() {
    var registrations: [LSP.Registration] = []
    if client.capabilities.registersWatchers {
      // Code tables may go by any name; the other files of an office have but one.
      let patterns = ["**/*.gouji", "**/*.tsv", "**/{勾稽,说法,公开表}.txt"]
      let watchers = patterns.map { JSONValue.object(["globPattern": .string($0)]) }
      registrations.append(
        LSP.Registration(
          id: "watched-files",
          method: NotificationType.didChangeWatchedFiles.method,
          registerOptions: .object(["watchers": .array(watchers)])
        )
      )
    }
    if client.capabilities.registersConfiguration {
      registrations.append(
        LSP.Registration(
          id: "settings",
          method: NotificationType.didChangeConfiguration.method,
          registerOptions: .object(["section": "gouji"])
        )
      )
    }
    if !registrations.isEmpty { request(.registerCapability, LSP.RegistrationParams(registrations: registrations)) }
  }
}
