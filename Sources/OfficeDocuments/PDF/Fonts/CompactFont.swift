/// What a CFF font (Adobe Technical Note 5176) tells of its glyphs: names by code, or glyph indices by glyph number.
struct CompactFont {
  private(set) var encodedNames: [Int: String] = [:]
  private(set) var glyphsOfCIDs: [Int: Int] = [:]
  private let reader: BigEndianReader
  private var strings: [ArraySlice<UInt8>] = []

  init?(_ reader: BigEndianReader) {
    self.reader = reader
    guard let header = reader.byte(2), let names = index(at: header), let tops = index(at: names.end),
      let top = tops.items.first, let strings = index(at: tops.end)
    else { return nil }
    self.strings = strings.items
    let entries = CompactFont.entries(top)
    let glyphCount = entries[17].flatMap { $0.last }.flatMap { reader.short($0) } ?? 0
    let charset = charset(entries[15]?.last ?? 0, count: glyphCount)
    // ROS: the font has glyph numbers in place of names.
    if entries[0x0C1E] != nil {
      for (glyph, cid) in charset.enumerated() where glyphsOfCIDs[cid] == nil { glyphsOfCIDs[cid] = glyph }
    } else {
      readEncoding(entries[16]?.last ?? 0, charset: charset)
    }
  }

  private func index(at offset: Int) -> (items: [ArraySlice<UInt8>], end: Int)? {
    guard let count = reader.short(offset) else { return nil }
    if count == 0 { return ([], offset + 2) }
    guard let size = reader.byte(offset + 2), (1...4).contains(size) else { return nil }
    let data = offset + 2 + (count + 1) * size
    var items: [ArraySlice<UInt8>] = []
    guard var start = reader.number(offset + 3, length: size) else { return nil }
    for place in 1...count {
      guard let end = reader.number(offset + 3 + place * size, length: size), end >= start,
        let item = reader.slice(data + start, end - start)
      else { return nil }
      items.append(item)
      start = end
    }
    return (items, data + start)
  }

  /// Operands by operator; `0x0C00` is added to an operator after the escape byte.
  private static func entries(_ bytes: ArraySlice<UInt8>) -> [Int: [Int]] {
    var result: [Int: [Int]] = [:]
    var operands: [Int] = []
    let reader = BigEndianReader(bytes)
    var place = 0
    while let byte = reader.byte(place) {
      place += 1
      switch byte {
      case 0...21:
        let code = byte == 12 ? 0x0C00 | (reader.byte(place) ?? 0) : byte
        if byte == 12 { place += 1 }
        result[code] = operands
        operands = []
      case 28:
        operands.append(Int(Int16(truncatingIfNeeded: reader.short(place) ?? 0)))
        place += 2
      case 29:
        operands.append(Int(Int32(truncatingIfNeeded: reader.long(place) ?? 0)))
        place += 4
      case 30:
        // A real number in half bytes, closed by 15; none is needed here.
        while let pair = reader.byte(place) {
          place += 1
          if pair & 0x0F == 0x0F || pair >> 4 == 0x0F { break }
        }
        operands.append(0)
      case 32...246: operands.append(byte - 139)
      case 247...250:
        operands.append((byte - 247) * 256 + (reader.byte(place) ?? 0) + 108)
        place += 1
      case 251...254:
        operands.append(-(byte - 251) * 256 - (reader.byte(place) ?? 0) - 108)
        place += 1
      default: break
      }
    }
    return result
  }

  /// The string number or glyph number of each glyph.
  private func charset(_ offset: Int, count: Int) -> [Int] {
    guard count > 0 else { return [] }
    // The predefined sets of ISOAdobe; of the expert sets no text is made.
    guard offset > 2 else { return Array(0..<min(count, 229)) }
    var result = [0]
    guard let format = reader.byte(offset) else { return result }
    var place = offset + 1
    while result.count < count {
      guard let first = reader.short(place) else { return result }
      switch format {
      case 0:
        result.append(first)
        place += 2
      case 1, 2:
        guard let left = reader.number(place + 2, length: format) else { return result }
        result += first...(first + min(left, count - result.count - 1))
        place += 2 + format
      default: return result
      }
    }
    return result
  }

  private mutating func readEncoding(_ offset: Int, charset: [Int]) {
    if offset == 0 {
      // The standard encoding: the reader of a simple font starts from it anyway.
      return
    }
    guard offset > 1, let format = reader.byte(offset), let count = reader.byte(offset + 1) else { return }
    var glyph = 1
    var place = offset + 2
    for _ in 0..<count {
      guard let code = reader.byte(place) else { return }
      var left = 0
      if format & 0x7F == 1 {
        left = reader.byte(place + 1) ?? 0
        place += 1
      }
      place += 1
      for step in 0...left where glyph < charset.count {
        encodedNames[code + step] = string(charset[glyph])
        glyph += 1
      }
    }
    guard format & 0x80 != 0, let extra = reader.byte(place) else { return }
    for entry in 0..<extra {
      guard let code = reader.byte(place + 1 + entry * 3), let number = reader.short(place + 2 + entry * 3) else {
        return
      }
      encodedNames[code] = string(number)
    }
  }

  private func string(_ number: Int) -> String? {
    if number < CompactFont.standardStrings.count { return CompactFont.standardStrings[number] }
    let own = number - CompactFont.standardStrings.count
    return own < strings.count ? String(decoding: strings[own], as: UTF8.self) : nil
  }
}
