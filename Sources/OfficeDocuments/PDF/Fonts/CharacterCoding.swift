/// How a composite font's strings are cut into codes, and what a code stands for: a predefined CMap by name, or one that
/// the file brings (ISO 32000-1, 9.7.5).
struct CharacterCoding {
  private enum Kind {
    /// Two bytes, the glyph number itself.
    case identity
    /// Codes of a fixed number of bytes that are UTF-16, UTF-32; a pair of surrogates is one code.
    case utf16
    case utf32
    case utf8
    /// GB 2312, GBK and GB 18030: one byte, two, or four.
    case gbk
    case table(CMap)
    /// Known to exist, but of a language that is not read: two bytes, no meaning.
    case foreign
  }

  private let kind: Kind
  let isVertical: Bool
  /// ASCII is proportional (as in `GBKp-EUC-H`), not half as wide as a character.
  private var isProportional = true

  init(_ encoding: PDFObject, of file: PDFFile) throws(DocumentError) {
    let encoding = try file.resolve(encoding)
    if let stream = encoding.stream {
      var map = CMapParser.parse(try file.decode(stream).bytes)
      if stream.dictionary["WMode"].integer == 1 { map.isVertical = true }
      isVertical = map.isVertical
      let named = try file.resolve(stream.dictionary["UseCMap"]).name
      let base = map.base ?? named
      // A table that only turns another one, as those for vertical writing do, changes no meaning.
      kind = map.codespaces.isEmpty ? CharacterCoding.kind(base ?? "Identity-H") : .table(map)
      return
    }
    let name = encoding.name ?? "Identity-H"
    isVertical = name.hasSuffix("-V") || name == "V"
    kind = CharacterCoding.kind(name)
    isProportional = !(name.hasPrefix("GBK-") || name.hasPrefix("GB-") || name.hasPrefix("GBK2K-"))
  }

  private static func kind(_ name: String) -> Kind {
    if name.hasPrefix("Identity") { return .identity }
    if name.hasPrefix("Uni") {
      if name.contains("UTF8") { return .utf8 }
      return name.contains("UTF32") ? .utf32 : .utf16
    }
    if name.hasPrefix("GB") { return .gbk }
    return .foreign
  }

  func next(in bytes: [UInt8], at position: inout Int, to end: Int) -> PDFCode {
    let left = end - position
    let length: Int
    switch kind {
    case .table(let map): return map.next(in: bytes, at: &position, to: end)
    case .identity, .foreign: length = 2
    case .utf16: length = left >= 4 && bytes[position] & 0xFC == 0xD8 ? 4 : 2
    case .utf32: length = 4
    case .utf8:
      switch bytes[position] {
      case 0xC0...0xDF: length = 2
      case 0xE0...0xEF: length = 3
      case 0xF0...: length = 4
      default: length = 1
      }
    case .gbk:
      if bytes[position] <= 0x80 || bytes[position] == 0xFF {
        length = 1
      } else {
        length = left >= 4 && PDFCharacter.isDigit(bytes[position + 1]) ? 4 : 2
      }
    }
    var value: UInt32 = 0
    let taken = min(length, left)
    for place in position..<(position + taken) { value = value << 8 | UInt32(bytes[place]) }
    position += taken
    return PDFCode(value: value, length: taken)
  }

  /// The glyph number, as far as widths need it; nil for a glyph as wide as the font size.
  func cid(_ code: PDFCode) -> Int? {
    switch kind {
    case .identity: return Int(code.value)
    case .table(let map): return map.cids[code.value].map(Int.init)
    case .foreign: return nil
    case .utf16, .utf32, .utf8, .gbk:
      // In all collections of Adobe the first 95 glyphs are those of ASCII, proportional; in Adobe-GB1 those half as
      // wide begin with the space at 7716 and the exclamation mark at 814.
      guard let scalar = text(code)?.first?.value, (0x20...0x7E).contains(scalar) else { return nil }
      if isProportional { return Int(scalar) - 31 }
      return scalar == 0x20 ? 7716 : Int(scalar) - 0x21 + 814
    }
  }

  /// The text that the code is by itself; nil where it is only a glyph number.
  func text(_ code: PDFCode) -> [Unicode.Scalar]? {
    let bytes = (0..<code.length).reversed().map { UInt8(truncatingIfNeeded: code.value >> UInt32($0 * 8)) }
    switch kind {
    case .identity, .table, .foreign: return nil
    case .utf32: return Unicode.Scalar(code.value).map { [$0] }
    case .utf8: return Array(String(decoding: bytes, as: UTF8.self).unicodeScalars)
    case .utf16:
      let units = stride(from: 0, to: bytes.count - 1, by: 2).map { UInt16(bytes[$0]) << 8 | UInt16(bytes[$0 + 1]) }
      return Array(String(decoding: units, as: UTF16.self).unicodeScalars)
    case .gbk: return CharacterCoding.gbk(bytes)
    }
  }

  private static func gbk(_ bytes: [UInt8]) -> [Unicode.Scalar]? {
    let decoded = GB18030.decode(bytes[...], stopsAtFailure: true)
    return decoded.firstFailure == nil ? Array(decoded.text.unicodeScalars) : nil
  }
}
