extension LSP {
  /// What the client says of itself at the start.
  package struct InitializeParams: Codable, Equatable, Sendable {
    /// The process that started the server; the server ends when it ends.
    package var processId: Int?
    package var clientInfo: ClientInfo?
    /// The language of the client's own words, as RFC 5646 has it: `zh-cn`, `en`.
    package var locale: String?
    /// A path; superseded by `rootUri`.
    package var rootPath: String?
    /// Superseded by `workspaceFolders`.
    package var rootUri: String?
    package var workspaceFolders: [WorkspaceFolder]?
    package var initializationOptions: JSONValue?
    package var capabilities: ClientCapabilities

    package init(
      processId: Int? = nil,
      clientInfo: ClientInfo? = nil,
      locale: String? = nil,
      rootPath: String? = nil,
      rootUri: String? = nil,
      workspaceFolders: [WorkspaceFolder]? = nil,
      initializationOptions: JSONValue? = nil,
      capabilities: ClientCapabilities
    ) {
      self.processId = processId
      self.clientInfo = clientInfo
      self.locale = locale
      self.rootPath = rootPath
      self.rootUri = rootUri
      self.workspaceFolders = workspaceFolders
      self.initializationOptions = initializationOptions
      self.capabilities = capabilities
    }
  }

  /// The client's name.
  package struct ClientInfo: Codable, Equatable, Sendable {
    package var name: String
    package var version: String?

    package init(name: String, version: String? = nil) {
      self.name = name
      self.version = version
    }
  }

  /// A folder opened in the client.
  package struct WorkspaceFolder: Codable, Equatable, Sendable {
    package var uri: String
    package var name: String

    package init(uri: String, name: String) {
      self.uri = uri
      self.name = name
    }
  }

  /// What the server says of itself at the start.
  package struct InitializeResult: Codable, Equatable, Sendable {
    package var capabilities: ServerCapabilities
    package var serverInfo: ServerInfo?

    package init(capabilities: ServerCapabilities, serverInfo: ServerInfo? = nil) {
      self.capabilities = capabilities
      self.serverInfo = serverInfo
    }
  }

  /// The server's name and version.
  package struct ServerInfo: Codable, Equatable, Sendable {
    package var name: String
    package var version: String?

    package init(name: String, version: String? = nil) {
      self.name = name
      self.version = version
    }
  }

  /// The client has read the server's capabilities.
  package struct InitializedParams: Codable, Equatable, Sendable {
    package init() {}
  }

  /// Registers features after `initialize`.
  package struct RegistrationParams: Codable, Equatable, Sendable {
    package var registrations: [Registration]

    package init(registrations: [Registration]) {
      self.registrations = registrations
    }
  }

  /// One feature registered after `initialize`.
  package struct Registration: Codable, Equatable, Sendable {
    package var id: String
    package var method: String
    package var registerOptions: JSONValue?

    package init(id: String, method: String, registerOptions: JSONValue? = nil) {
      self.id = id
      self.method = method
      self.registerOptions = registerOptions
    }
  }
}
