/// A font as content uses it: strings to codes, codes to glyphs.
final class PDFFont {
  /// Lines run downwards.
  let isVertical: Bool
  /// Type 3 fonts choose their own units; this makes them units of the font size.
  let scale: Double
  private let coding: any PDFFontCoding
  private var glyphs: [PDFCode: PDFGlyph] = [:]
  private var singleBytes = [PDFGlyph?](repeating: nil, count: 256)

  init(_ coding: any PDFFontCoding) {
    self.coding = coding
    isVertical = coding.isVertical
    scale = coding.scale
  }

  /// The code at `position`, which is moved on by at least one byte.
  func next(in bytes: [UInt8], at position: inout Int, to end: Int) -> PDFCode {
    coding.next(in: bytes, at: &position, to: end)
  }

  func glyph(_ code: PDFCode) -> PDFGlyph {
    if code.length == 1 {
      let place = Int(code.value & 0xFF)
      if let known = singleBytes[place] { return known }
      let glyph = coding.glyph(code)
      singleBytes[place] = glyph
      return glyph
    }
    if let known = glyphs[code] { return known }
    let glyph = coding.glyph(code)
    glyphs[code] = glyph
    return glyph
  }
}

/// What differs between simple and composite fonts.
protocol PDFFontCoding {
  var isVertical: Bool { get }
  var scale: Double { get }
  func next(in bytes: [UInt8], at position: inout Int, to end: Int) -> PDFCode
  func glyph(_ code: PDFCode) -> PDFGlyph
}

extension PDFFile {
  /// The font of a dictionary; nil where there is none.
  func font(_ object: PDFObject) throws(DocumentError) -> PDFFont? {
    guard let dictionary = try resolve(object).dictionary else { return nil }
    if dictionary["Subtype"].name == "Type0" {
      return PDFFont(try CompositeFont(dictionary, of: self))
    }
    return PDFFont(try SimpleFont(dictionary, of: self))
  }

  /// The table from codes to text that a font brings with it.
  func toUnicode(_ dictionary: PDFDictionary) throws(DocumentError) -> CMap? {
    guard let stream = try resolve(dictionary["ToUnicode"]).stream else { return nil }
    return CMapParser.parse(try decode(stream).bytes)
  }

  /// The font that is embedded, if one is.
  func fontProgram(_ dictionary: PDFDictionary) throws(DocumentError) -> FontProgram? {
    guard let descriptor = try resolve(dictionary["FontDescriptor"]).dictionary else { return nil }
    for key in ["FontFile2", "FontFile3", "FontFile"] {
      if let stream = try resolve(descriptor[key]).stream { return FontProgram(try decode(stream).bytes) }
    }
    return nil
  }
}
