/// The table `cmap` of a TrueType or OpenType font (OpenType specification, `cmap`), read from glyph to character.
struct CharacterTable {
  private let reader: BigEndianReader

  /// Characters of all subtables together; real fonts have fewer.
  private static let most = 200_000

  init(_ reader: BigEndianReader) { self.reader = reader }

  func read(into program: inout FontProgram) {
    var unicode: [(rank: Int, offset: Int)] = []
    var other: [Int] = []
    for place in 0..<min(reader.short(2) ?? 0, 64) {
      let record = 4 + place * 8
      guard let platform = reader.short(record), let encoding = reader.short(record + 2),
        let offset = reader.long(record + 4)
      else { break }
      switch (platform, encoding) {
      case (3, 10): unicode.append((0, offset))
      case (0, 4), (0, 6): unicode.append((1, offset))
      case (3, 1): unicode.append((2, offset))
      case (0, _) where encoding != 5: unicode.append((3, offset))
      case (3, 0), (1, 0): other.append(offset)
      default: break
      }
    }
    if let best = unicode.min(by: { $0.rank < $1.rank }) {
      subtable(best.offset) { code, glyph in
        guard let scalar = UInt32(exactly: code).flatMap(Unicode.Scalar.init) else { return }
        if let known = program.characters[glyph], CharacterTable.rank(known) <= CharacterTable.rank(scalar) { return }
        program.characters[glyph] = scalar
      }
    }
    for offset in other {
      // The codes of a symbol font stand in the private area, their low byte is what a string holds.
      subtable(offset) { code, glyph in
        let code = code & 0xFF00 == 0xF000 ? code & 0xFF : code
        if program.codes[code] == nil { program.codes[code] = glyph }
      }
    }
  }

  /// One glyph often stands for several characters; the plain one is meant.
  private static func rank(_ scalar: Unicode.Scalar) -> Int {
    switch scalar.value {
    case 0x2E80...0x2FDF, 0xF900...0xFAFF, 0x2F800...0x2FA1F: 2
    case 0xE000...0xF8FF, 0xF0000...: 3
    case 0xA0, 0xAD, 0x2010...0x2011, 0x2126, 0x212A, 0x212B: 1
    default: 0
    }
  }

  private func subtable(_ offset: Int, _ add: (Int, Int) -> Void) {
    guard let format = reader.short(offset), let bytes = reader.suffix(offset) else { return }
    let table = BigEndianReader(bytes)
    switch format {
    case 0: for code in 0..<256 { if let glyph = table.byte(6 + code), glyph != 0 { add(code, glyph) } }
    case 4: segments(table, add)
    case 6:
      guard let first = table.short(6), let count = table.short(8) else { return }
      for place in 0..<count {
        guard let glyph = table.short(10 + place * 2) else { return }
        if glyph != 0 { add(first + place, glyph) }
      }
    case 12: groups(table, add)
    default: return
    }
  }

  private func segments(_ table: BigEndianReader, _ add: (Int, Int) -> Void) {
    guard let double = table.short(6) else { return }
    let count = double / 2
    var left = CharacterTable.most
    for segment in 0..<count {
      guard let end = table.short(14 + segment * 2), let start = table.short(16 + double + segment * 2),
        let delta = table.short(16 + double * 2 + segment * 2)
      else { return }
      let place = 16 + double * 3 + segment * 2
      guard let range = table.short(place), start <= end else { continue }
      left -= end - start + 1
      guard left >= 0 else { return }
      for code in start...end where code != 0xFFFF {
        var glyph = code
        if range != 0 {
          guard let found = table.short(place + range + (code - start) * 2) else { break }
          if found == 0 { continue }
          glyph = found
        }
        glyph = (glyph + delta) & 0xFFFF
        if glyph != 0 { add(code, glyph) }
      }
    }
  }

  private func groups(_ table: BigEndianReader, _ add: (Int, Int) -> Void) {
    var left = CharacterTable.most
    for group in 0..<min(table.long(12) ?? 0, CharacterTable.most) {
      guard let start = table.long(16 + group * 12), let end = table.long(20 + group * 12),
        let glyph = table.long(24 + group * 12)
      else { return }
      guard start <= end else { continue }
      left -= end - start + 1
      guard left >= 0 else { return }
      for code in start...end { add(code, glyph + code - start) }
    }
  }
}
