import LanguageServerProtocol

extension Feature {
  static let configuration = Feature(
    .notification(.didChangeConfiguration) { session, params in
      if let settings = params.settings, settings != .null {
        session.adopt(settings["gouji"] ?? settings)
      } else {
        session.askForSettings()
      }
    }
  )
}

extension Session {
  /// Asks a client that can be asked for the section `gouji` of its settings.
  func askForSettings() {
    guard client.capabilities.answersConfiguration else { return }
    let item = LSP.ConfigurationItem(section: "gouji")
    request(.configuration, LSP.ConfigurationParams(items: [item])) { [weak self] values in
      if let value = values.first { self?.adopt(value) }
    }
  }

  /// An empty section is no settings at all: those told at `initialize` stay.
  fileprivate func adopt(_ value: JSONValue) {
    guard case .object(let members) = value, !members.isEmpty else { return }
    let settings = Settings(value)
    guard settings != client.settings else { return }
    client.settings = settings
    refreshAll()
    diagnosticsChanged()
  }
}
