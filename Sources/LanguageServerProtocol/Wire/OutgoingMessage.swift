/// The bytes of the messages that are sent.
package enum OutgoingMessage {
  /// - Throws: `EncodingError` if `params` cannot be written as JSON.
  package static func request(id: RequestID, method: String, params: any Encodable) throws -> [UInt8] {
    try message {
      try $0.member("id", id)
      try $0.member("method", method)
      try $0.member("params", params)
    }
  }

  /// - Throws: `EncodingError` if `params` cannot be written as JSON.
  package static func notification(method: String, params: any Encodable) throws -> [UInt8] {
    try message {
      try $0.member("method", method)
      try $0.member("params", params)
    }
  }

  /// - Throws: `EncodingError` if `result` cannot be written as JSON.
  package static func result(id: RequestID, _ result: any Encodable) throws -> [UInt8] {
    try message {
      try $0.member("id", id)
      try $0.member("result", result)
    }
  }

  /// - Parameter id: nil if what was received was too broken to have one; written as `null`.
  package static func error(id: RequestID?, _ error: ResponseError) -> [UInt8] {
    var writer = JSONWriter()
    writer.object { writer in
      writer.name("jsonrpc")
      writer.value("2.0")
      writer.name("id")
      if let id { writer.value(id) } else { writer.null() }
      writer.name("error")
      writer.object { writer in
        writer.name("code")
        writer.value(error.code.rawValue)
        writer.name("message")
        writer.value(error.message)
        if let data = error.data {
          writer.name("data")
          writer.value(data)
        }
      }
    }
    return writer.bytes
  }

  private static func message(_ members: (inout JSONWriter) throws -> Void) throws -> [UInt8] {
    var writer = JSONWriter(capacity: 1024)
    var failure: (any Error)?
    writer.object { writer in
      writer.name("jsonrpc")
      writer.value("2.0")
      do { try members(&writer) } catch { failure = error }
    }
    if let failure { throw failure }
    return writer.bytes
  }
}

extension JSONWriter {
  fileprivate mutating func member(_ name: StaticString, _ value: any Encodable) throws {
    self.name(name)
    try encoded(value)
  }
}

extension RequestID: JSONWritable {
  package func write(to writer: inout JSONWriter) {
    switch self {
    case .number(let number): writer.value(number)
    case .string(let string): writer.value(string)
    }
  }
}

extension String: JSONWritable {
  package func write(to writer: inout JSONWriter) { writer.value(self) }
}
