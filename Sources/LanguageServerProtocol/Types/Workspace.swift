extension LSP {
  /// The commands the server knows.
  package struct ExecuteCommandOptions: Codable, Equatable, Sendable {
    package var commands: [String]

    package init(commands: [String]) {
      self.commands = commands
    }
  }

  /// Asks the server to do something.
  package struct ExecuteCommandParams: Codable, Equatable, Sendable {
    package var command: String
    package var arguments: [JSONValue]?
    package var workDoneToken: RequestID?

    package init(command: String, arguments: [JSONValue]? = nil, workDoneToken: RequestID? = nil) {
      self.command = command
      self.arguments = arguments
      self.workDoneToken = workDoneToken
    }
  }

  /// The settings changed; some clients send them along, others wait to be asked.
  package struct DidChangeConfigurationParams: Codable, Equatable, Sendable {
    package var settings: JSONValue?

    package init(settings: JSONValue? = nil) {
      self.settings = settings
    }
  }

  /// A part of the settings.
  package struct ConfigurationItem: Codable, Equatable, Sendable {
    package var scopeUri: String?
    package var section: String?

    package init(scopeUri: String? = nil, section: String? = nil) {
      self.scopeUri = scopeUri
      self.section = section
    }
  }

  /// Asks the client for parts of its settings.
  package struct ConfigurationParams: Codable, Equatable, Sendable {
    package var items: [ConfigurationItem]

    package init(items: [ConfigurationItem]) {
      self.items = items
    }
  }

  /// Folders opened and closed.
  package struct WorkspaceFoldersChangeEvent: Codable, Equatable, Sendable {
    package var added: [WorkspaceFolder]
    package var removed: [WorkspaceFolder]

    package init(added: [WorkspaceFolder], removed: [WorkspaceFolder]) {
      self.added = added
      self.removed = removed
    }
  }

  /// Folders were opened or closed in the client.
  package struct DidChangeWorkspaceFoldersParams: Codable, Equatable, Sendable {
    package var event: WorkspaceFoldersChangeEvent

    package init(event: WorkspaceFoldersChangeEvent) {
      self.event = event
    }
  }

  /// What happened to a file.
  package struct FileChangeType: RawRepresentable, Codable, Hashable, Sendable {
    package var rawValue: Int

    package init(rawValue: Int) { self.rawValue = rawValue }

    package static let created = Self(rawValue: 1)
    package static let changed = Self(rawValue: 2)
    package static let deleted = Self(rawValue: 3)
  }

  /// Something happened to a file.
  package struct FileEvent: Codable, Equatable, Sendable {
    package var uri: String
    package var type: FileChangeType

    package init(uri: String, type: FileChangeType) {
      self.uri = uri
      self.type = type
    }
  }

  /// Something happened to watched files.
  package struct DidChangeWatchedFilesParams: Codable, Equatable, Sendable {
    package var changes: [FileEvent]

    package init(changes: [FileEvent]) {
      self.changes = changes
    }
  }
}
