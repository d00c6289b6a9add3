/// A font whose codes are single bytes: Type 1, TrueType, Type 3 (ISO 32000-1, sections 9.6 and 9.10.2).
struct SimpleFont: PDFFontCoding {
  let isVertical = false
  private(set) var scale = 1.0
  private var texts: [[Unicode.Scalar]?] = Array(repeating: nil, count: 256)
  private var widths = [Double](repeating: 0, count: 256)

  init(_ dictionary: PDFDictionary, of file: PDFFile) throws(DocumentError) {
    let subtype = try file.resolve(dictionary["Subtype"]).name
    try readWidths(dictionary, of: file, isType3: subtype == "Type3")
    try readEncoding(dictionary, of: file, subtype: subtype)
    guard let map = try file.toUnicode(dictionary) else { return }
    for code in 0..<256 {
      if let text = map.texts[UInt32(code)], text != ["\0"], text != ["\u{FFFD}"] { texts[code] = text }
    }
  }

  func next(in bytes: [UInt8], at position: inout Int, to end: Int) -> PDFCode {
    let value = bytes[position]
    position += 1
    return PDFCode(value: UInt32(value), length: 1)
  }

  func glyph(_ code: PDFCode) -> PDFGlyph {
    let place = Int(code.value & 0xFF)
    return PDFGlyph(width: widths[place], text: texts[place])
  }

  private mutating func readWidths(_ dictionary: PDFDictionary, of file: PDFFile, isType3: Bool) throws(DocumentError) {
    var unit = 0.001
    if isType3, let matrix = try file.numbers(dictionary["FontMatrix"]), matrix.count == 6 {
      unit = abs(matrix[0])
      // Glyphs drawn in units of the page: the height of the box stands for the size.
      if abs(matrix[3]) > 0.05, let box = try file.rectangle(dictionary["FontBBox"]), box.height > 0 {
        scale = max(box.height * abs(matrix[3]), 0.001)
      }
    }
    let descriptor = try file.resolve(dictionary["FontDescriptor"]).dictionary
    let missing = try file.resolve(descriptor?["MissingWidth"] ?? .null).number ?? 0
    let first = try file.resolve(dictionary["FirstChar"]).integer ?? 0
    guard let list = try file.resolve(dictionary["Widths"]).array else {
      let standard = StandardFontWidths.widths(of: try file.resolve(dictionary["BaseFont"]).name ?? "")
      for code in 0..<256 {
        let known = standard.flatMap { code >= 32 && code - 32 < $0.count ? Double($0[code - 32]) : nil }
        widths[code] = (known ?? (missing > 0 ? missing : 556)) * unit
      }
      return
    }
    for code in 0..<256 {
      let place = code.subtractingReportingOverflow(first)
      if !place.overflow, list.indices.contains(place.partialValue) {
        widths[code] = (try file.resolve(list[place.partialValue]).number ?? missing) * unit
      } else {
        widths[code] = missing * unit
      }
      if !widths[code].isFinite || abs(widths[code]) > 100 { widths[code] = 0 }
    }
  }

  private mutating func readEncoding(_ dictionary: PDFDictionary, of file: PDFFile, subtype: String?)
    throws(DocumentError)
  {
    let encoding = try file.resolve(dictionary["Encoding"])
    let baseName = try file.resolve(encoding.dictionary?["BaseEncoding"] ?? .null).name
    let name = encoding.name ?? baseName
    var isBuiltIn = false
    var base = BaseEncoding.standard
    if let named = BaseEncoding.named(name) {
      base = named
    } else {
      let font = try file.resolve(dictionary["BaseFont"]).name ?? ""
      if font.hasSuffix("Symbol") {
        base = BaseEncoding.symbol
      } else if subtype == "TrueType" {
        base = BaseEncoding.winAnsi
      }
      isBuiltIn = true
    }
    for code in 0..<256 {
      if let scalar = Unicode.Scalar(base[code]), scalar.value != 0 { texts[code] = [scalar] }
    }
    // An embedded font's own encoding holds unless the dictionary names another. The font is read only where it is
    // needed: with a table from codes to text it is not.
    let hasTable = try file.resolve(dictionary["ToUnicode"]).stream != nil
    if isBuiltIn, !hasTable, let program = try file.fontProgram(dictionary) { apply(program) }
    guard let differences = try file.resolve(encoding.dictionary?["Differences"] ?? .null).array else { return }
    var code = 0
    for element in differences.prefix(4096) {
      let element = try file.resolve(element)
      if let number = element.integer {
        code = number
      } else if let name = element.name, code < Int.max {
        if texts.indices.contains(code) { texts[code] = SimpleFont.text(of: name) }
        code += 1
      }
    }
  }

  private mutating func apply(_ program: FontProgram) {
    for (code, name) in program.names where texts.indices.contains(code) {
      texts[code] = SimpleFont.text(of: name) ?? texts[code]
    }
    for (code, glyph) in program.codes where texts.indices.contains(code) {
      if let character = program.characters[glyph] { texts[code] = [character] }
    }
  }

  /// Nil where the name means nothing to anybody but its font: `g12`.
  private static func text(of name: String) -> [Unicode.Scalar]? {
    let text = GlyphNames.text(of: name)
    if !text.isEmpty { return text }
    return name == ".notdef" ? [] : nil
  }
}
