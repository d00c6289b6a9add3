extension LSP {
  /// The parameters of messages that take none; whatever a client sends instead is passed over.
  package struct NoParams: Codable, Equatable, Sendable {
    package init() {}
    package init(from decoder: any Decoder) {}

    package func encode(to encoder: any Encoder) throws {
      _ = encoder.container(keyedBy: NoKey.self)
    }
  }

  /// The result of requests that give none; written as `null`.
  package struct NoResult: Codable, Equatable, Sendable {
    package init() {}
    package init(from decoder: any Decoder) {}

    package func encode(to encoder: any Encoder) throws {
      var container = encoder.singleValueContainer()
      try container.encodeNil()
    }
  }

  /// Withdraws a request.
  package struct CancelParams: Codable, Equatable, Sendable {
    package var id: RequestID

    package init(id: RequestID) { self.id = id }
  }
}

private enum NoKey: CodingKey {}
