/// Reads well-formed XML 1.0 with namespaces, one piece at a time. A document type declaration is passed over, so no
/// entity is ever replaced by more than one character; a reference to an unknown entity stands as it is written.
package struct XMLReader {
  package enum Event: Equatable, Sendable {
    /// `name`, `namespace` and `attribute` tell of the element.
    case start
    /// The element that was begun last and not ended yet ends; `name` and `namespace` are its.
    case end
    /// `text` has the characters; text between two tags may come in several pieces.
    case text
  }

  /// Elements within one another.
  private static let deepest = 256

  let bytes: [UInt8]
  var position: Int
  /// Local name of the element last begun or ended.
  package private(set) var name = ""
  package private(set) var namespace = XMLNamespace.none
  /// Elements begun and not ended; after an end, without it.
  package var depth: Int { open.count }

  /// The attributes of the element last begun, with their values as written.
  private(set) var attributes: [RawAttribute] = []
  private var textRange = 0..<0
  /// The text stands in a CDATA section and has no references.
  private var isLiteral = false
  private var open: [OpenElement] = []
  private var scopes: [Scope] = []
  /// An end must follow, because the tag was of an empty element.
  private var endsAtOnce = false
  private var hasRoot = false

  struct RawAttribute {
    var name: Range<Int>
    /// Of the colon; the local name begins behind it.
    var colon: Int?
    var value: Range<Int>
  }

  private struct OpenElement {
    var name: Range<Int>
    var localName: String
    var namespace: XMLNamespace
    var scopeCount: Int
  }

  private struct Scope {
    var prefix: Range<Int>
    var namespace: XMLNamespace
  }

  /// The encoding is told by a mark, the declaration, or the bytes themselves.
  package init(_ bytes: [UInt8]) {
    self.bytes = XMLReader.utf8(bytes)
    position = self.bytes.starts(with: [0xEF, 0xBB, 0xBF]) ? 3 : 0
  }

  private static func utf8(_ bytes: [UInt8]) -> [UInt8] {
    let encoding: TextEncoding?
    if let mark = TextEncoding.byteOrderMark(bytes[...]) {
      encoding = mark.encoding
    } else if bytes.starts(with: [0x3C, 0]) {
      encoding = .utf16LittleEndian
    } else if bytes.starts(with: [0, 0x3C]) {
      encoding = .utf16BigEndian
    } else {
      encoding = declaredEncoding(bytes)
    }
    guard let encoding, encoding != .utf8 else { return bytes }
    return Array(TextDecoder.repaired(bytes[...], as: encoding).utf8)
  }

  /// What the declaration at the start says; nil where it says UTF-16 and the bytes are not.
  private static func declaredEncoding(_ bytes: [UInt8]) -> TextEncoding? {
    guard bytes.starts(with: Array("<?xml".utf8)), let end = bytes.prefix(400).firstIndex(of: 0x3E) else { return nil }
    let declaration = String(decoding: bytes[..<end], as: UTF8.self)
    guard let label = declaration.firstMatch(of: #/encoding\s*=\s*["']([^"']+)["']/#)?.1,
      let encoding = TextEncoding(label: label), encoding != .utf16LittleEndian, encoding != .utf16BigEndian
    else { return nil }
    return encoding
  }

  /// The next piece; nil after the root has ended and nothing else follows.
  package mutating func next() throws(XMLError) -> Event? {
    if endsAtOnce {
      endsAtOnce = false
      return popElement()
    }
    while position < bytes.count {
      guard bytes[position] == 0x3C else {
        guard try readText() else { continue }
        return .text
      }
      switch position + 1 < bytes.count ? bytes[position + 1] : 0 {
      case 0x2F:
        try readEndTag()
        return popElement()
      case 0x21:
        guard try readDeclaration() else { continue }
        return .text
      case 0x3F: try skip(past: [0x3F, 0x3E], from: position + 2)
      default:
        try readStartTag()
        return .start
      }
    }
    guard open.isEmpty, hasRoot else { throw error(hasRoot ? .tags : .root) }
    return nil
  }

  /// Where the next byte of that kind is, or the end.
  @inline(__always)
  private func firstIndex(from start: Int, where matches: (UInt8) -> Bool) -> Int {
    let span = bytes.span
    var offset = min(start, span.count)
    while offset < span.count, !matches(span[offset]) { offset += 1 }
    return offset
  }

  func error(_ kind: XMLError.Kind) -> XMLError { XMLError(kind: kind, offset: position) }

  private mutating func popElement() -> Event {
    guard let element = open.popLast() else { return .end }
    name = element.localName
    namespace = element.namespace
    scopes.removeSubrange(element.scopeCount...)
    return .end
  }

  /// The characters of the text last read.
  package var text: String {
    isLiteral ? XMLCharacters.literal(bytes[textRange]) : XMLCharacters.text(bytes[textRange])
  }

  /// The text has nothing but spaces and line ends.
  package var textIsBlank: Bool { bytes[textRange].allSatisfy(\.isXMLSpace) }
}

// MARK: Text

extension XMLReader {
  /// False where the text stands beside the root and is blank.
  private mutating func readText() throws(XMLError) -> Bool {
    let start = position
    let end = firstIndex(from: start) { $0 == 0x3C }
    textRange = start..<end
    isLiteral = false
    if open.isEmpty {
      guard textIsBlank else { throw error(.root) }
      position = end
      return false
    }
    position = end
    return true
  }

  /// A comment, a document type or a CDATA section; true for text.
  private mutating func readDeclaration() throws(XMLError) -> Bool {
    let rest = bytes[position...]
    if rest.starts(with: [0x3C, 0x21, 0x2D, 0x2D]) {
      try skip(past: [0x2D, 0x2D, 0x3E], from: position + 4)
      return false
    }
    if rest.starts(with: Array("<![CDATA[".utf8)) {
      guard !open.isEmpty else { throw error(.root) }
      let start = position + 9
      try skip(past: [0x5D, 0x5D, 0x3E], from: start)
      textRange = start..<(position - 3)
      isLiteral = true
      return true
    }
    guard rest.starts(with: Array("<!DOCTYPE".utf8)), !hasRoot else { throw error(.syntax) }
    try skipDocumentType()
    return false
  }

  private mutating func skip(past mark: [UInt8], from start: Int) throws(XMLError) {
    guard let first = mark.first else { return }
    var offset = start
    while true {
      offset = firstIndex(from: offset) { $0 == first }
      guard offset + mark.count <= bytes.count else { throw error(.syntax) }
      if bytes[offset...].starts(with: mark) { break }
      offset += 1
    }
    position = offset + mark.count
  }

  /// Passes over a document type with its internal declarations, in which quoted text and comments may hold brackets.
  private mutating func skipDocumentType() throws(XMLError) {
    position += 9
    var isInside = false
    while position < bytes.count {
      switch bytes[position] {
      case 0x22, 0x27: try skip(past: [bytes[position]], from: position + 1)
      case 0x5B:
        isInside = true
        position += 1
      case 0x5D:
        isInside = false
        position += 1
      case 0x3C where bytes[position...].starts(with: [0x3C, 0x21, 0x2D, 0x2D]):
        try skip(past: [0x2D, 0x2D, 0x3E], from: position + 4)
      case 0x3C where bytes[position...].starts(with: [0x3C, 0x3F]):
        try skip(past: [0x3F, 0x3E], from: position + 2)
      case 0x3E where !isInside:
        position += 1
        return
      default: position += 1
      }
    }
    throw error(.syntax)
  }
}

// MARK: Tags

extension XMLReader {
  private mutating func readEndTag() throws(XMLError) {
    position += 2
    let name = readName()
    skipSpaces()
    guard !name.isEmpty, position < bytes.count, bytes[position] == 0x3E else { throw error(.syntax) }
    guard let element = open.last, bytes[element.name].elementsEqual(bytes[name]) else { throw error(.tags) }
    position += 1
  }

  private mutating func readStartTag() throws(XMLError) {
    guard open.count < XMLReader.deepest else { throw error(.depth) }
    guard !open.isEmpty || !hasRoot else { throw error(.root) }
    let start = position
    position += 1
    let full = readName()
    guard !full.isEmpty else { throw error(.syntax) }
    attributes.removeAll(keepingCapacity: true)
    let scopeCount = scopes.count
    while true {
      let before = position
      skipSpaces()
      guard position < bytes.count else { throw error(.syntax) }
      if bytes[position] == 0x3E {
        position += 1
        break
      }
      if bytes[position] == 0x2F {
        guard position + 1 < bytes.count, bytes[position + 1] == 0x3E else { throw error(.syntax) }
        position += 2
        endsAtOnce = true
        break
      }
      guard position > before else { throw error(.syntax) }
      try readAttribute()
    }
    let colon = bytes[full].firstIndex(of: 0x3A)
    guard let namespace = resolve(colon.map { full.lowerBound..<$0 } ?? full.lowerBound..<full.lowerBound) else {
      position = start
      throw error(.prefix)
    }
    name = String(decoding: bytes[(colon.map { $0 + 1 } ?? full.lowerBound)..<full.upperBound], as: UTF8.self)
    self.namespace = namespace
    open.append(OpenElement(name: full, localName: name, namespace: namespace, scopeCount: scopeCount))
    hasRoot = true
  }

  private mutating func readAttribute() throws(XMLError) {
    let name = readName()
    skipSpaces()
    guard !name.isEmpty, position < bytes.count, bytes[position] == 0x3D else { throw error(.syntax) }
    position += 1
    skipSpaces()
    guard position < bytes.count, bytes[position] == 0x22 || bytes[position] == 0x27 else { throw error(.syntax) }
    let quote = bytes[position]
    let start = position + 1
    let end = firstIndex(from: start) { $0 == quote || $0 == 0x3C }
    guard end < bytes.count, bytes[end] == quote else { throw error(.syntax) }
    guard !attributes.contains(where: { bytes[$0.name].elementsEqual(bytes[name]) }) else { throw error(.syntax) }
    position = end + 1
    let colon = bytes[name].firstIndex(of: 0x3A)
    if bytes[name].starts(with: [0x78, 0x6D, 0x6C, 0x6E, 0x73]), name.count == 5 || colon == name.lowerBound + 5 {
      let prefix = colon.map { ($0 + 1)..<name.upperBound } ?? name.lowerBound..<name.lowerBound
      scopes.append(Scope(prefix: prefix, namespace: XMLNamespace(uri: XMLCharacters.text(bytes[start..<end]))))
      return
    }
    attributes.append(RawAttribute(name: name, colon: colon, value: start..<end))
  }

  /// The namespace of a prefix; an empty prefix stands for the default. Nil where it is not declared.
  func resolve(_ prefix: Range<Int>) -> XMLNamespace? {
    for scope in scopes.reversed() where scope.prefix.count == prefix.count {
      if bytes[scope.prefix].elementsEqual(bytes[prefix]) { return scope.namespace }
    }
    if prefix.isEmpty { return XMLNamespace.none }
    return bytes[prefix].elementsEqual("xml".utf8) ? .xml : nil
  }

  private mutating func readName() -> Range<Int> {
    let start = position
    position = firstIndex(from: start) { $0.endsXMLName }
    return start..<position
  }

  private mutating func skipSpaces() {
    while position < bytes.count, bytes[position].isXMLSpace { position += 1 }
  }
}

extension UInt8 {
  @inline(__always) var isXMLSpace: Bool { self == 0x20 || self == 0x0A || self == 0x09 || self == 0x0D }

  /// Nothing that may stand in a name, as far as the reader needs to know.
  @inline(__always) var endsXMLName: Bool {
    switch self {
    case ...0x20, 0x22, 0x26, 0x27, 0x2F, 0x3C, 0x3D, 0x3E: true
    default: false
    }
  }
}
