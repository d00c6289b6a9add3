/// The encoding in the clear text of a Type 1 font: `dup 65 /A put` (Adobe Type 1 Font Format, section 2.2).
enum Type1Encoding {
  /// Names by code; empty where the font uses the standard encoding.
  static func names(_ bytes: [UInt8]) -> [Int: String] {
    var names: [Int: String] = [:]
    var parser = PDFObjectParser(bytes, to: min(bytes.count, 1 << 16))
    var isInside = false
    var last: [PDFObject] = []
    while let item = parser.next() {
      switch item {
      case .object(let object):
        if object.name == "Encoding" { isInside = true }
        last = last.suffix(1) + [object]
      case .keyword(let word):
        if isInside, word == "put", last.count == 2, let code = last[0].integer, let name = last[1].name {
          names[code] = name
        }
        if word == "eexec" || (isInside && (word == "readonly" || word == "def") && !names.isEmpty) { return names }
        if word == "StandardEncoding" { return names }
      }
    }
    return names
  }
}
