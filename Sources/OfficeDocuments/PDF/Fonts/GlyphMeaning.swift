/// The characters of a composite font's glyphs where neither its codes nor a table tell them: from the character table
/// of the embedded font, or from the character collection that its glyph numbers are of.
final class GlyphMeaning {
  private let descendant: PDFDictionary
  private let file: PDFFile
  private var program: FontProgram?
  private var glyphsOfCIDs: [UInt8] = []
  private var isRead = false

  init(_ descendant: PDFDictionary, of file: PDFFile) {
    self.descendant = descendant
    self.file = file
  }

  func text(cid: Int) -> [Unicode.Scalar]? {
    if !isRead {
      isRead = true
      // A font that cannot be read tells nothing; that is no reason to give up the page.
      program = try? file.fontProgram(descendant)
      if let stream = try? file.resolve(descendant["CIDToGIDMap"]).stream {
        glyphsOfCIDs = (try? file.decode(stream).bytes) ?? []
      }
    }
    guard let program, !program.characters.isEmpty else { return nil }
    return program.characters[glyph(cid, of: program)].map { [$0] }
  }

  private func glyph(_ cid: Int, of program: FontProgram) -> Int {
    if cid * 2 + 1 < glyphsOfCIDs.count { return Int(glyphsOfCIDs[cid * 2]) << 8 | Int(glyphsOfCIDs[cid * 2 + 1]) }
    return program.glyphs[cid] ?? cid
  }
}
