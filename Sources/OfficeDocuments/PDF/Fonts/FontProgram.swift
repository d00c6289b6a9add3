/// What an embedded font tells of its glyphs' meaning.
struct FontProgram {
  /// Characters by glyph index, from the font's own character table read backwards.
  var characters: [Int: Unicode.Scalar] = [:]
  /// Glyph indices by code, from a character table that is not of Unicode.
  var codes: [Int: Int] = [:]
  /// Names by code: the encoding built into a Type 1 or CFF font.
  var names: [Int: String] = [:]
  /// For a CFF font with glyph numbers: the glyph index of each.
  var glyphs: [Int: Int] = [:]

  /// Of any kind that PDF embeds; empty where the bytes are no font.
  init(_ bytes: [UInt8]) {
    let reader = BigEndianReader(bytes[...])
    switch reader.long(0) {
    case 0x0001_0000, 0x7472_7565, 0x4F54_544F, 0x7474_6366:
      readTables(reader)
    default:
      if bytes.first == 1 {
        readCFF(bytes[...])
      } else {
        names = Type1Encoding.names(bytes)
      }
    }
  }

  private mutating func readTables(_ reader: BigEndianReader) {
    // A collection holds several fonts; an embedded one is the first.
    let start = reader.long(0) == 0x7474_6366 ? reader.long(12) ?? 0 : 0
    for place in 0..<(reader.short(start + 4) ?? 0) {
      let record = start + 12 + place * 16
      guard let tag = reader.long(record), let offset = reader.long(record + 8), let length = reader.long(record + 12)
      else { return }
      guard let table = reader.slice(offset, min(length, max(reader.count - offset, 0))) else { continue }
      if tag == 0x636D_6170 { CharacterTable(BigEndianReader(table)).read(into: &self) }
      if tag == 0x4346_4620 { readCFF(table) }
    }
  }

  private mutating func readCFF(_ bytes: ArraySlice<UInt8>) {
    guard let font = CompactFont(BigEndianReader(bytes)) else { return }
    names = font.encodedNames
    glyphs = font.glyphsOfCIDs
  }
}
