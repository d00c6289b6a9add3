/// Reads an embedded CMap (Adobe Technical Notes 5014 and 5411): a program in PostScript of which only the tables count.
struct CMapParser {
  private var parser: PDFObjectParser
  private var map = CMap()

  static func parse(_ bytes: [UInt8]) -> CMap {
    var parser = CMapParser(parser: PDFObjectParser(bytes))
    parser.read()
    return parser.map
  }

  private init(parser: PDFObjectParser) { self.parser = parser }

  private mutating func read() {
    // The last two objects: `/WMode 1 def`, `/Name usecmap`.
    var before: PDFObject = .null
    var last: PDFObject = .null
    while let item = parser.next() {
      switch item {
      case .object(let object):
        before = last
        last = object
      case .keyword(let word):
        switch word {
        case "begincodespacerange": readRanges("endcodespacerange") { $0.addCodespace($1, $2) }
        case "begincidrange", "beginnotdefrange":
          if word == "begincidrange" { readCIDs(isRange: true) }
        case "begincidchar": readCIDs(isRange: false)
        case "beginbfrange": readTexts(isRange: true)
        case "beginbfchar": readTexts(isRange: false)
        case "usecmap": map.base = last.name
        case "def": if before.name == "WMode" { map.isVertical = last.integer == 1 }
        default: break
        }
        before = .null
        last = .null
      }
    }
    map.cids.sort()
    map.texts.sort()
  }

  private mutating func readRanges(_ end: String, _ add: (inout CMapParser, [UInt8], [UInt8]) -> Void) {
    while case .object(.string(let low))? = parser.next(), case .object(.string(let high))? = parser.next() {
      add(&self, low, high)
    }
  }

  private mutating func addCodespace(_ low: [UInt8], _ high: [UInt8]) {
    guard low.count == high.count, (1...4).contains(low.count), map.codespaces.count < 64 else { return }
    map.codespaces.append(
      CMap.Codespace(length: low.count, low: CMapParser.code(low), high: CMapParser.code(high))
    )
  }

  private mutating func readCIDs(isRange: Bool) {
    while case .object(.string(let low))? = parser.next() {
      var high = low
      if isRange {
        guard case .object(.string(let end))? = parser.next() else { return }
        high = end
      }
      guard case .object(let object)? = parser.next(), let cid = object.integer else { return }
      map.cids.add(CMapParser.code(low), CMapParser.code(high), UInt32(clamping: cid))
    }
  }

  private mutating func readTexts(isRange: Bool) {
    while case .object(.string(let low))? = parser.next() {
      let first = CMapParser.code(low)
      var last = first
      if isRange {
        guard case .object(.string(let end))? = parser.next() else { return }
        last = CMapParser.code(end)
      }
      switch parser.next() {
      case .object(.string(let text)): map.texts.add(first, last, CMapParser.text(text))
      case .object(.array(let texts)):
        for (offset, text) in texts.enumerated() where first &+ UInt32(clamping: offset) <= last {
          if let bytes = text.string { map.texts.add(first &+ UInt32(clamping: offset), CMapParser.text(bytes)) }
        }
      case .object(.name(let name)): map.texts.add(first, GlyphNames.text(of: name))
      default: return
      }
    }
  }

  private static func code(_ bytes: [UInt8]) -> UInt32 { bytes.suffix(4).reduce(0) { $0 << 8 | UInt32($1) } }

  /// UTF-16 with the high byte first; a single byte, which some writers give, is a character of Latin-1.
  private static func text(_ bytes: [UInt8]) -> [Unicode.Scalar] {
    if bytes.count == 1 { return [Unicode.Scalar(bytes[0])] }
    let units = stride(from: 0, to: bytes.count - 1, by: 2).map { UInt16(bytes[$0]) << 8 | UInt16(bytes[$0 + 1]) }
    return Array(String(decoding: units.prefix(64), as: UTF16.self).unicodeScalars)
  }
}
