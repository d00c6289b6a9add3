import LanguageServerProtocol

extension Feature {
  static let configuration = Feature(
    .notification(.didChangeConfiguration) { session, params in
      guard let settings = params.settings else { return }
      session.client.settings = Settings(settings["gouji"] ?? settings)
      for uri in session.documents.uris { session.textChanged(uri) }
    }
  )
}
