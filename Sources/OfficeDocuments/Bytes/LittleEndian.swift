/// Numbers in the byte order of ZIP, compound files and BIFF; nil where the bytes end before the number does.
extension [UInt8] {
  func uint16(at offset: Int) -> Int? {
    guard offset >= 0, offset <= count - 2 else { return nil }
    return Int(self[offset]) | Int(self[offset + 1]) << 8
  }

  func uint32(at offset: Int) -> Int? {
    guard offset >= 0, offset <= count - 4 else { return nil }
    return Int(self[offset]) | Int(self[offset + 1]) << 8 | Int(self[offset + 2]) << 16 | Int(self[offset + 3]) << 24
  }

  /// Nil, too, where the number is larger than any file.
  func uint64(at offset: Int) -> Int? {
    guard let low = uint32(at: offset), let high = uint32(at: offset + 4), high < 1 << 30 else { return nil }
    return high << 32 | low
  }

  mutating func appendUInt16(_ value: Int) {
    append(UInt8(truncatingIfNeeded: value))
    append(UInt8(truncatingIfNeeded: value >> 8))
  }

  mutating func appendUInt32(_ value: Int) {
    appendUInt16(value)
    appendUInt16(value >> 16)
  }
}
