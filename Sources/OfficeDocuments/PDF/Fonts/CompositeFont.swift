/// A font whose codes are of one or more bytes (ISO 32000-1, section 9.7).
struct CompositeFont: PDFFontCoding {
  let isVertical: Bool
  let scale = 1.0
  private let coding: CharacterCoding
  private let toUnicode: CMap?
  private let widths: GlyphWidths
  private let vertical: VerticalMetrics?
  /// What else tells the meaning of a glyph; read only where the table from codes to text lacks one.
  private let meaning: GlyphMeaning

  init(_ dictionary: PDFDictionary, of file: PDFFile) throws(DocumentError) {
    coding = try CharacterCoding(dictionary["Encoding"], of: file)
    isVertical = coding.isVertical
    toUnicode = try file.toUnicode(dictionary)
    let first = try file.resolve(dictionary["DescendantFonts"]).array?.first ?? dictionary["DescendantFonts"]
    let descendant = try file.resolve(first).dictionary ?? PDFDictionary()
    widths = try GlyphWidths(descendant, of: file)
    vertical = isVertical ? try VerticalMetrics(descendant, of: file) : nil
    meaning = GlyphMeaning(descendant, of: file)
  }

  func next(in bytes: [UInt8], at position: inout Int, to end: Int) -> PDFCode {
    coding.next(in: bytes, at: &position, to: end)
  }

  func glyph(_ code: PDFCode) -> PDFGlyph {
    let cid = coding.cid(code)
    let width = cid.map { widths[$0] } ?? 1
    var glyph = PDFGlyph(width: width, text: text(code, cid))
    if let metrics = vertical?.metrics(cid ?? 0, width: width) {
      glyph.verticalAdvance = metrics.advance
      glyph.verticalOrigin = (metrics.x, metrics.y)
    }
    return glyph
  }

  private func text(_ code: PDFCode, _ cid: Int?) -> [Unicode.Scalar]? {
    // Some writers map what they do not know to zero.
    if let text = toUnicode?.texts[code.value], text != ["\0"], text != ["\u{FFFD}"] { return text }
    if let text = coding.text(code) { return text }
    return cid.flatMap { meaning.text(cid: $0) }
  }
}
