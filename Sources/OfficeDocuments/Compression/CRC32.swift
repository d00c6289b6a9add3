/// The cyclic redundancy check of ZIP and PNG (polynomial 0xEDB88320 reflected; ISO 3309, RFC 1952 section 8).
package enum CRC32 {
  /// Eight tables of 256 entries, so that eight bytes are taken at a time.
  private static let tables: [UInt32] = {
    var tables = [UInt32](repeating: 0, count: 8 * 256)
    for byte in 0..<256 {
      var value = UInt32(byte)
      for _ in 0..<8 { value = value & 1 == 1 ? (value >> 1) ^ 0xEDB8_8320 : value >> 1 }
      tables[byte] = value
    }
    for entry in 256..<tables.count {
      let before = tables[entry - 256]
      tables[entry] = (before >> 8) ^ tables[Int(before & 0xFF)]
    }
    return tables
  }()

  /// The check value of `bytes`; `seed` is the value of the bytes before them.
  package static func checksum(_ bytes: ArraySlice<UInt8>, seed: UInt32 = 0) -> UInt32 {
    let table = tables.span
    let raw = bytes.span.bytes
    var value = ~seed
    var position = 0
    while position + 8 <= raw.byteCount {
      let word =
        UInt64(littleEndian: raw.unsafeLoadUnaligned(fromByteOffset: position, as: UInt64.self)) ^ UInt64(value)
      let low = UInt32(truncatingIfNeeded: word)
      let high = UInt32(truncatingIfNeeded: word >> 32)
      value =
        table[0x700 + Int(low & 0xFF)] ^ table[0x600 + Int(low >> 8 & 0xFF)]
        ^ table[0x500 + Int(low >> 16 & 0xFF)] ^ table[0x400 + Int(low >> 24)]
        ^ table[0x300 + Int(high & 0xFF)] ^ table[0x200 + Int(high >> 8 & 0xFF)]
        ^ table[0x100 + Int(high >> 16 & 0xFF)] ^ table[Int(high >> 24)]
      position += 8
    }
    while position < raw.byteCount {
      let byte = raw.unsafeLoad(fromByteOffset: position, as: UInt8.self)
      value = (value >> 8) ^ table[Int((value ^ UInt32(byte)) & 0xFF)]
      position += 1
    }
    return ~value
  }
}
