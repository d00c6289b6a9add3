import LanguageServerProtocol
import Testing

@Suite struct EnvelopeTests {
  /// A message and what it is told to be, in short.
  static let messages: [(message: String, meaning: String)] = [
    (#"{"jsonrpc":"2.0","id":1,"method":"shutdown"}"#, "request 1 shutdown null"),
    (#"{"jsonrpc":"2.0","id":"甲","method":"m","params":{"a":[1,{"b":"}"}]}}"#, #"request 甲 m {"a":[1,{"b":"}"}]}"#),
    ("  {\n\"method\" : \"$\\/cancelRequest\" , \"params\" : 1 }\r\n", "notification $/cancelRequest 1"),
    (#"{"method":"quo\"te","params":"\\"}"#, #"notification quo"te "\\""#),
    (#"{"id":3,"result":null}"#, "response 3 null null"),
    (#"{"id":3,"error":{"code":1,"message":""}}"#, #"response 3 null {"code":1,"message":""}"#),
    ("", "invalid -32700"),
    ("   ", "invalid -32700"),
    ("nonsense", "invalid -32700"),
    (#"[{"id":1,"method":"m"}]"#, "invalid -32600"),
    (#"{"id":1,"method":"m""#, "invalid -32700"),
    (#"{"id":1,"method":"m","params":"#, "invalid -32700"),
    (#"{"id":1,"method":"m","params":{}} trailing"#, "invalid -32700"),
    (#"{"id":1,"method":"m"},"#, "invalid -32700"),
    (#"{"id":1,"method":7}"#, "invalid 1 -32600"),
    (#"{"id":1}"#, "invalid 1 -32600"),
    (#"{"id":null,"method":"m"}"#, "invalid -32600"),
    (#"{"id":1.5,"method":"m"}"#, "invalid -32600"),
    (#"{"id":[1],"method":"m"}"#, "invalid -32600"),
    (#"{"id":123456789012345678901234567890,"method":"m"}"#, "invalid -32600"),
    ("{}", "invalid -32600"),
    ("{\"method\":\"m\\", "invalid -32700"),
  ]

  @Test(arguments: messages)
  func messagesAreTakenApart(_ example: (message: String, meaning: String)) {
    #expect(describe(Envelope(Array(example.message.utf8))) == example.meaning)
  }

  @Test func everyCutOfAMessageIsAnswerable() {
    let message = Array(#"{"id":"甲","method":"a\\b","params":{"a":["\u0041",{"b":"}"}],"c":-1.5e3}}"#.utf8)
    for count in 0..<message.count {
      guard case .invalid(_, let error) = Envelope(Array(message[0..<count])) else {
        Issue.record("\(count) bytes are no message")
        continue
      }
      #expect(error.code == .parseError)
    }
  }

  @Test(arguments: [
    (#"{"uri":"a"}"#, nil),
    (#"{"uri":1}"#, ErrorCode.invalidParams),
    ("{}", .invalidParams),
    ("null", .invalidParams),
    (#"{"uri" "a"}"#, .parseError),
    (#"{"uri":tru}"#, .parseError),
  ])
  func parametersThatCannotBeReadAreToldApart(_ params: String, _ code: ErrorCode?) {
    guard case .notification(_, let bytes) = Envelope(Array(#"{"method":"m","params":\#(params)}"#.utf8)) else {
      Issue.record("not a notification")
      return
    }
    let outcome = Result { try bytes.decode(LSP.TextDocumentIdentifier.self) }
    switch outcome {
    case .success(let identifier): #expect(identifier.uri == "a" && code == nil)
    case .failure(let error): #expect((error as? ResponseError)?.code == code)
    }
  }

  @Test(arguments: [
    (#""a\ud83d""#, "a\u{FFFD}"),
    (#""\udc00b""#, "\u{FFFD}b"),
    (#""\ud83d\ude00 \ud83d\ud83d\ude00""#, "😀 \u{FFFD}😀"),
    (#""\\ud83d""#, #"\ud83d"#),
    (#""\\\ud83d\n""#, "\\\u{FFFD}\n"),
  ])
  func halvesOfCharactersAreReplaced(_ json: String, _ text: String) throws {
    guard case .notification(_, let bytes) = Envelope(Array(#"{"method":"m","params":\#(json)}"#.utf8)) else {
      Issue.record("not a notification")
      return
    }
    #expect(try bytes.decode(String.self) == text)
  }

  private func describe(_ envelope: Envelope) -> String {
    func text(_ id: RequestID?) -> String {
      switch id {
      case .number(let number): "\(number) "
      case .string(let string): "\(string) "
      case nil: ""
      }
    }
    func json(_ bytes: JSONBytes) -> String {
      guard let value = try? bytes.decode(JSONValue.self) else { return "unreadable" }
      var writer = JSONWriter()
      writer.value(value)
      return String(decoding: writer.bytes, as: UTF8.self)
    }
    return switch envelope {
    case .request(let id, let method, let params): "request \(text(id))\(method) \(json(params))"
    case .notification(let method, let params): "notification \(method) \(json(params))"
    case .response(let id, let result, let error): "response \(text(id))\(json(result)) \(json(error))"
    case .invalid(let id, let error): "invalid \(text(id))\(error.code.rawValue)"
    }
  }
}
