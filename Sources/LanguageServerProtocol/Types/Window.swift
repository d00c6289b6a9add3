extension LSP {
  /// How grave a message is.
  package struct MessageType: RawRepresentable, Codable, Hashable, Sendable {
    package var rawValue: Int

    package init(rawValue: Int) { self.rawValue = rawValue }

    package static let error = Self(rawValue: 1)
    package static let warning = Self(rawValue: 2)
    package static let info = Self(rawValue: 3)
    package static let log = Self(rawValue: 4)
  }

  /// A message for the user.
  package struct ShowMessageParams: Codable, Equatable, Sendable {
    package var type: MessageType
    package var message: String

    package init(type: MessageType, message: String) {
      self.type = type
      self.message = message
    }
  }

  /// A line for the client's log.
  package struct LogMessageParams: Codable, Equatable, Sendable {
    package var type: MessageType
    package var message: String

    package init(type: MessageType, message: String) {
      self.type = type
      self.message = message
    }
  }

  /// Announces a progress that the server is going to report.
  package struct WorkDoneProgressCreateParams: Codable, Equatable, Sendable {
    package var token: RequestID

    package init(token: RequestID) {
      self.token = token
    }
  }

  /// How far a piece of work has come.
  package struct ProgressParams: Codable, Equatable, Sendable {
    package var token: RequestID
    package var value: WorkDoneProgress

    package init(token: RequestID, value: WorkDoneProgress) {
      self.token = token
      self.value = value
    }
  }

  /// Where in its course a report of progress stands.
  package struct WorkDoneProgressKind: RawRepresentable, Codable, Hashable, Sendable {
    package var rawValue: String

    package init(rawValue: String) { self.rawValue = rawValue }

    package static let begin = Self(rawValue: "begin")
    package static let report = Self(rawValue: "report")
    package static let end = Self(rawValue: "end")
  }

  /// How far a piece of work has come.
  package struct WorkDoneProgress: Codable, Equatable, Sendable {
    package var kind: WorkDoneProgressKind
    /// Only with `begin`.
    package var title: String?
    package var message: String?
    /// 0 to 100.
    package var percentage: Int?
    /// Only with `begin`.
    package var cancellable: Bool?

    package init(
      kind: WorkDoneProgressKind,
      title: String? = nil,
      message: String? = nil,
      percentage: Int? = nil,
      cancellable: Bool? = nil
    ) {
      self.kind = kind
      self.title = title
      self.message = message
      self.percentage = percentage
      self.cancellable = cancellable
    }
  }
}
