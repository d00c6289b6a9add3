import FoundationEssentials

/// A message taken apart just as far as is needed to send it on its way; its parameters are still bytes.
///
/// Reading the outside first is what lets a request with unreadable parameters be answered by its id, and a
/// cancellation be seen before its turn.
package enum Envelope: Sendable {
  case request(id: RequestID, method: String, params: JSONBytes)
  case notification(method: String, params: JSONBytes)
  /// An answer to a request of ours; `result` and `error` are `null` if absent.
  case response(id: RequestID, result: JSONBytes, error: JSONBytes)
  /// Not a message; `id` is what an error can be answered to.
  case invalid(id: RequestID?, ResponseError)

  package init(_ bytes: [UInt8]) {
    guard let first = bytes.first(where: { $0 > 0x20 }) else {
      self = .invalid(id: nil, ResponseError(.parseError, "empty message"))
      return
    }
    guard first == UInt8(ascii: "{") else {
      let code: ErrorCode = first == UInt8(ascii: "[") ? .invalidRequest : .parseError
      self = .invalid(id: nil, ResponseError(code, "a message must be one JSON object"))
      return
    }
    guard let members = JSONSkimmer.members(of: bytes) else {
      self = .invalid(id: nil, ResponseError(.parseError, "not valid JSON"))
      return
    }
    func value(_ name: String) -> JSONBytes? { members[name].map { JSONBytes(message: bytes, range: $0) } }

    let id = value("id")
    let knownID = id.flatMap { try? $0.decode(RequestID.self) }
    if let method = value("method") {
      guard let method = try? method.decode(String.self) else {
        self = .invalid(id: knownID, ResponseError(.invalidRequest, "method must be a string"))
        return
      }
      let params = value("params") ?? .null
      if let knownID {
        self = .request(id: knownID, method: method, params: params)
      } else if id != nil {
        self = .invalid(id: nil, ResponseError(.invalidRequest, "id must be a string or an integer"))
      } else {
        self = .notification(method: method, params: params)
      }
    } else if let knownID, members["result"] != nil || members["error"] != nil {
      self = .response(id: knownID, result: value("result") ?? .null, error: value("error") ?? .null)
    } else {
      self = .invalid(id: knownID, ResponseError(.invalidRequest, "neither a method nor a result"))
    }
  }
}

/// A JSON value inside a message, not yet read.
package struct JSONBytes: Sendable {
  private let message: [UInt8]
  private let range: Range<Int>

  init(message: [UInt8], range: Range<Int>) {
    self.message = message
    self.range = range
  }

  package static let null = JSONBytes(message: Array("null".utf8), range: 0..<4)

  package var isNull: Bool { message[range].elementsEqual("null".utf8) }

  /// - Throws: `ResponseError`: `parseError` if this is not JSON, `invalidParams` if it is not a `Value`.
  package func decode<Value: Decodable>(_ type: Value.Type) throws(ResponseError) -> Value {
    do {
      return try decode(type, from: Data(message[range]))
    } catch {
      // Half of a surrogate pair, escaped, is legal JSON and no Unicode; it is read as U+FFFD, which is as wide.
      if let repaired = LoneSurrogates.replaced(in: message[range]),
        let value = try? decode(type, from: Data(repaired))
      {
        return value
      }
      throw error
    }
  }

  private func decode<Value: Decodable>(_ type: Value.Type, from data: Data) throws(ResponseError) -> Value {
    do {
      return try JSONDecoder().decode(type, from: data)
    } catch let error as DecodingError {
      throw Self.describe(error)
    } catch {
      throw ResponseError(.invalidParams, String(describing: error))
    }
  }

  private static func describe(_ error: DecodingError) -> ResponseError {
    func path(_ context: DecodingError.Context, _ key: (any CodingKey)? = nil) -> String {
      let keys = context.codingPath + (key.map { [$0] } ?? [])
      return keys.map { $0.intValue.map(String.init) ?? $0.stringValue }.joined(separator: ".")
    }
    switch error {
    case .dataCorrupted(let context) where context.codingPath.isEmpty:
      return ResponseError(.parseError, "not valid JSON")
    case .dataCorrupted(let context):
      return ResponseError(.invalidParams, "cannot read \(path(context))")
    case .keyNotFound(let key, let context):
      return ResponseError(.invalidParams, "\(path(context, key)) is missing")
    case .typeMismatch(let type, let context), .valueNotFound(let type, let context):
      return ResponseError(.invalidParams, "\(path(context)) is not a \(type)")
    @unknown default:
      return ResponseError(.invalidParams, "cannot be read")
    }
  }
}
