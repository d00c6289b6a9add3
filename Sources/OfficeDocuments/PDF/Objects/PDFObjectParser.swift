/// Reads objects from bytes. Nesting beyond `deepest` is read as null, so that recursion stays bounded.
struct PDFObjectParser {
  var scanner: PDFScanner

  private static let deepest = 48

  init(_ bytes: [UInt8], from position: Int = 0, to end: Int? = nil) {
    scanner = PDFScanner(bytes, from: position, to: end)
  }

  /// What stands at a place: an object, or a word that is none (`endobj`, `beginbfchar`).
  enum Item {
    case object(PDFObject)
    case keyword(String)
  }

  /// The next object or keyword; nil at the end. A stray closing bracket is skipped.
  mutating func next() -> Item? {
    while true {
      scanner.skipSpace()
      guard let byte = scanner.peek() else { return nil }
      switch byte {
      case UInt8(ascii: ")"), UInt8(ascii: "]"), UInt8(ascii: ">"), UInt8(ascii: "{"), UInt8(ascii: "}"):
        scanner.position += 1
      default:
        return item(depth: 0)
      }
    }
  }

  /// The object that stands here; null for a keyword or the end.
  mutating func object() -> PDFObject {
    if case .object(let object) = next() { object } else { .null }
  }

  /// `12 0 obj`, with the position behind it.
  mutating func objectHeader() -> (number: Int, generation: Int)? {
    scanner.skipSpace()
    guard let number = scanner.unsigned() else { return nil }
    scanner.skipSpace()
    guard let generation = scanner.unsigned() else { return nil }
    scanner.skipSpace()
    // Some writers set no space after `obj`.
    guard scanner.starts(with: "obj") else { return nil }
    scanner.position += 3
    return (number, generation)
  }

  private mutating func item(depth: Int) -> Item? {
    guard let byte = scanner.peek() else { return nil }
    switch byte {
    case UInt8(ascii: "/"):
      return .object(.name(scanner.name()))
    case UInt8(ascii: "("):
      var string: [UInt8] = []
      scanner.literalString(into: &string)
      return .object(.string(string))
    case UInt8(ascii: "<"):
      if scanner.peek(1) == byte {
        scanner.position += 2
        return .object(dictionary(depth: depth + 1))
      }
      var string: [UInt8] = []
      scanner.hexString(into: &string)
      return .object(.string(string))
    case UInt8(ascii: "["):
      scanner.position += 1
      return .object(array(depth: depth + 1))
    case 48...57:
      return .object(numberOrReference())
    case UInt8(ascii: "+"), UInt8(ascii: "-"), UInt8(ascii: "."):
      return .object(scanner.number())
    default:
      return word()
    }
  }

  private mutating func numberOrReference() -> PDFObject {
    let start = scanner.position
    if let number = scanner.unsigned() {
      let behind = scanner
      scanner.skipSpace()
      if scanner.position > behind.position, let generation = scanner.unsigned(), generation <= 65535 {
        scanner.skipSpace()
        if scanner.skip(keyword: "R") { return .reference(number) }
      }
      scanner.position = behind.position
      if let next = scanner.peek(), PDFCharacter.isRegular(next) {
        scanner.position = start
        return scanner.number()
      }
      return .integer(number)
    }
    return scanner.number()
  }

  private mutating func word() -> Item {
    let start = scanner.position
    while let byte = scanner.peek(), PDFCharacter.isRegular(byte) { scanner.position += 1 }
    if scanner.position == start { scanner.position += 1 }
    let text = String(decoding: scanner.bytes[start..<scanner.position], as: UTF8.self)
    switch text {
    case "true": return .object(.boolean(true))
    case "false": return .object(.boolean(false))
    case "null": return .object(.null)
    default: return .keyword(text)
    }
  }

  private mutating func array(depth: Int) -> PDFObject {
    var elements: [PDFObject] = []
    while true {
      scanner.skipSpace()
      guard let byte = scanner.peek() else { break }
      if byte == UInt8(ascii: "]") {
        scanner.position += 1
        break
      }
      if isClosing(byte) {
        // The array was never closed; what it stands in goes on.
        if byte == UInt8(ascii: ">") { break }
        scanner.position += 1
        continue
      }
      if isTooDeep(depth, opening: byte) { continue }
      let start = scanner.position
      guard let item = item(depth: depth) else { break }
      switch item {
      case .object(let object): elements.append(object)
      case .keyword(let word):
        if isEndOfObject(word) {
          scanner.position = start
          return .array(elements)
        }
      }
    }
    return .array(elements)
  }

  private mutating func dictionary(depth: Int) -> PDFObject {
    var result = PDFDictionary()
    var key: String?
    while true {
      scanner.skipSpace()
      guard let byte = scanner.peek() else { break }
      if byte == UInt8(ascii: ">") {
        scanner.position += scanner.peek(1) == byte ? 2 : 1
        break
      }
      if isClosing(byte) {
        scanner.position += 1
        continue
      }
      if isTooDeep(depth, opening: byte) { continue }
      let start = scanner.position
      guard let item = item(depth: depth) else { break }
      switch item {
      case .object(.name(let name)) where key == nil:
        key = name
      case .object(let object):
        if let name = key { result.set(name, object) }
        key = nil
      case .keyword(let word):
        if isEndOfObject(word) {
          scanner.position = start
          return .dictionary(result)
        }
        key = nil
      }
    }
    return .dictionary(result)
  }

  private func isClosing(_ byte: UInt8) -> Bool {
    byte == UInt8(ascii: "]") || byte == UInt8(ascii: ")") || byte == UInt8(ascii: ">")
      || byte == UInt8(ascii: "{") || byte == UInt8(ascii: "}")
  }

  /// Skips an opening bracket that would nest too deeply; its contents are read as part of what it stands in.
  private mutating func isTooDeep(_ depth: Int, opening byte: UInt8) -> Bool {
    guard depth >= PDFObjectParser.deepest else { return false }
    if byte == UInt8(ascii: "[") {
      scanner.position += 1
      return true
    }
    if byte == UInt8(ascii: "<"), scanner.peek(1) == byte {
      scanner.position += 2
      return true
    }
    return false
  }

  private func isEndOfObject(_ word: String) -> Bool {
    word == "endobj" || word == "obj" || word == "stream" || word == "endstream" || word == "xref" || word == "trailer"
  }
}
