import LanguageServerProtocol
import Testing

/// What a stream is cut into, whatever pieces it arrives in.
@Suite struct MessageSplitterTests {
  struct Case: CustomTestStringConvertible {
    let name: String
    let stream: String
    /// The messages; nil stands for a malformed stretch.
    let frames: [String?]
    var testDescription: String { name }
  }

  static let cases = [
    Case(name: "one message", stream: "Content-Length: 2\r\n\r\n{}", frames: ["{}"]),
    Case(
      name: "two messages",
      stream: "Content-Length: 2\r\n\r\n{}Content-Length: 4\r\n\r\nnull",
      frames: ["{}", "null"]
    ),
    Case(name: "an empty message", stream: "Content-Length: 0\r\n\r\nContent-Length: 1\r\n\r\n1", frames: ["", "1"]),
    Case(name: "bytes, not characters", stream: "Content-Length: 8\r\n\r\n\"决算\"", frames: ["\"决算\""]),
    Case(name: "any case", stream: "content-length: 2\r\n\r\n{}CONTENT-LENGTH:2\r\n\r\n[]", frames: ["{}", "[]"]),
    Case(
      name: "other headers",
      stream: "Content-Type: application/vscode-jsonrpc; charset=utf-8\r\nContent-Length: 2\r\nX: y\r\n\r\n{}",
      frames: ["{}"]
    ),
    Case(name: "line feeds alone", stream: "Content-Length: 2\n\n{}", frames: ["{}"]),
    Case(name: "spaces around the length", stream: "Content-Length: \t 2 \r\n\r\n{}", frames: ["{}"]),
    Case(
      name: "no length",
      stream: "Content-Type: x\r\n\r\n{}Content-Length: 2\r\n\r\n[]",
      frames: [nil, "[]"]
    ),
    Case(
      name: "length is no number",
      stream: "Content-Length: two\r\n\r\n{}Content-Length: 2\r\n\r\n[]",
      frames: [nil, "[]"]
    ),
    Case(
      name: "negative length",
      stream: "Content-Length: -2\r\n\r\n{}Content-Length: 2\r\n\r\n[]",
      frames: [nil, "[]"]
    ),
    Case(
      name: "length that overflows",
      stream: "Content-Length: 99999999999999999999999\r\n\r\n{}Content-Length: 2\r\n\r\n[]",
      frames: [nil, "[]"]
    ),
    Case(
      name: "length beyond all reason",
      stream: "Content-Length: 999999999\r\n\r\n{}Content-Length: 2\r\n\r\n[]",
      frames: [nil, "[]"]
    ),
    Case(
      name: "a length too short",
      stream: "Content-Length: 1\r\n\r\n{}\r\n\r\nContent-Length: 2\r\n\r\n[]",
      frames: ["{", nil, "[]"]
    ),
    Case(name: "an unfinished message", stream: "Content-Length: 3\r\n\r\n{}", frames: []),
    Case(
      name: "an endless header",
      stream: String(repeating: "x", count: 20_000) + "Content-Length: 2\r\n\r\n[]",
      frames: [nil, "[]"]
    ),
  ]

  @Test(arguments: cases, [1, 2, 3, 7, 64, 1 << 20])
  func framesDoNotDependOnPieces(_ example: Case, pieceLength: Int) {
    let bytes = Array(example.stream.utf8)
    var splitter = MessageSplitter()
    var frames: [String?] = []
    for start in stride(from: 0, to: bytes.count, by: pieceLength) {
      splitter.append(Array(bytes[start..<min(start + pieceLength, bytes.count)]))
      while let frame = splitter.next() {
        switch frame {
        case .message(let message): frames.append(String(decoding: message, as: UTF8.self))
        case .malformed: frames.append(nil)
        }
      }
    }
    #expect(frames == example.frames)
  }
}
