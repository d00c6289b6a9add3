import GoujiSystem
import GoujiWorkspace
import LanguageServerProtocol

extension Feature {
  static let configuration = Feature(
    .notification(.didChangeConfiguration) { session, params in
      if session.client.capabilities.answersConfiguration {
        session.askForSettings()
      } else if let settings = params.settings?["gouji"] {
        session.adopt(settings)
      }
    }
  )
}

extension Session {
  /// Asks a client that can be asked for the section `gouji` of its settings: those that hold everywhere, and those of each
  /// open folder.
  func askForSettings() {
    guard client.capabilities.answersConfiguration else { return }
    let folders = workspace.folders
    let items =
      [LSP.ConfigurationItem(section: "gouji")]
      + folders.map { LSP.ConfigurationItem(scopeUri: $0.uri, section: "gouji") }
    request(.configuration, LSP.ConfigurationParams(items: items)) { [weak self] values in
      guard let general = values.first else { return }
      let scoped = zip(folders, values.dropFirst()).map { ($0, $1) }
      self?.adopt(general, folders: Dictionary(scoped, uniquingKeysWith: { first, _ in first }))
    }
  }

  /// An empty section is no settings at all: those told at `initialize` stay.
  fileprivate func adopt(_ value: JSONValue, folders: [FilePath: JSONValue] = [:]) {
    let settings = Settings(section: value) ?? client.settings
    let scoped = folders.compactMapValues(Settings.init(section:)).filter { $0.value != settings }
    guard settings != client.settings || scoped != client.folderSettings else { return }
    let isAnotherLanguage = settings.language != client.settings.language
    client.settings = settings
    client.folderSettings = scoped
    refreshAll()
    diagnosticsChanged()
    if isAnotherLanguage { viewsChanged() }
  }
}
