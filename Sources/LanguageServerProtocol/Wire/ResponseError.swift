/// Why a request has no result.
package struct ErrorCode: RawRepresentable, Codable, Hashable, Sendable {
  package var rawValue: Int

  package init(rawValue: Int) { self.rawValue = rawValue }

  package static let parseError = Self(rawValue: -32700)
  package static let invalidRequest = Self(rawValue: -32600)
  package static let methodNotFound = Self(rawValue: -32601)
  package static let invalidParams = Self(rawValue: -32602)
  package static let internalError = Self(rawValue: -32603)
  package static let serverNotInitialized = Self(rawValue: -32002)
  package static let requestCancelled = Self(rawValue: -32800)
  package static let serverCancelled = Self(rawValue: -32802)
  package static let contentModified = Self(rawValue: -32801)
  package static let requestFailed = Self(rawValue: -32803)
}

/// The answer to a request that has no result.
package struct ResponseError: Error, Codable, Equatable, Sendable {
  package var code: ErrorCode
  package var message: String
  package var data: JSONValue?

  package init(_ code: ErrorCode, _ message: String, data: JSONValue? = nil) {
    self.code = code
    self.message = message
    self.data = data
  }

  package static let cancelled = ResponseError(.requestCancelled, "已取消")

  /// The server gives a long request up for others; the client is to ask again.
  package static let interrupted = ResponseError(
    .serverCancelled,
    "interrupted by other requests",
    data: .object(["retriggerRequest": .bool(true)])
  )
}
