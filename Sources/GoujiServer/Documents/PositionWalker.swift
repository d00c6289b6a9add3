import GoujiSyntax
import LanguageServerProtocol

/// Turns offsets that only grow into positions: each costs the bytes since the last, not since the start of its line.
struct PositionWalker {
  private let bytes: [UInt8]
  private let encoding: PositionEncoding
  private var offset = 0
  private var line = 0
  private var character = 0

  init(_ text: SourceText, _ encoding: PositionEncoding) {
    bytes = text.bytes
    self.encoding = encoding
  }

  /// The position of `target`, which must not lie before the one asked for last.
  mutating func position(_ target: Int) -> LSP.Position {
    let target = min(target, bytes.count)
    while offset < target {
      let byte = bytes[offset]
      let isReturn =
        byte == UInt8(ascii: "\r") && (offset + 1 == bytes.count || bytes[offset + 1] != UInt8(ascii: "\n"))
      if byte == UInt8(ascii: "\n") || isReturn {
        line += 1
        character = 0
        offset += 1
        continue
      }
      let length = utf8Length(of: byte)
      if offset + length > target { break }
      offset += length
      switch encoding {
      case .utf8: character += length
      case .utf16: character += length == 4 ? 2 : 1
      case .utf32: character += 1
      }
    }
    return LSP.Position(line: line, character: character)
  }
}
