/// The header in front of a file's data (APPNOTE 4.3.7).
struct ZipHeader {
  static let signature = 0x0403_4B50

  var flags: Int
  var method: Int
  var checksum: Int
  var packedSize: Int
  var size: Int
  var name: ArraySlice<UInt8>
  var extra: ArraySlice<UInt8>
  var dataOffset: Int

  /// Nil where there is no such header, or it ends behind the bytes.
  init?(_ bytes: [UInt8], at offset: Int) {
    guard bytes.uint32(at: offset) == ZipHeader.signature,
      let flags = bytes.uint16(at: offset + 6), let method = bytes.uint16(at: offset + 8),
      let checksum = bytes.uint32(at: offset + 14), let packedSize = bytes.uint32(at: offset + 18),
      let size = bytes.uint32(at: offset + 22), let nameLength = bytes.uint16(at: offset + 26),
      let extraLength = bytes.uint16(at: offset + 28)
    else { return nil }
    let nameOffset = offset + 30
    dataOffset = nameOffset + nameLength + extraLength
    guard dataOffset <= bytes.count else { return nil }
    self.flags = flags
    self.method = method
    self.checksum = checksum
    self.packedSize = packedSize
    self.size = size
    name = bytes[nameOffset..<(nameOffset + nameLength)]
    extra = bytes[(nameOffset + nameLength)..<dataOffset]
  }
}

/// The sizes and offset that do not fit 32 bits (APPNOTE 4.5.3): each stands only where its field is all ones.
struct Zip64Fields {
  private var values: [Int] = []

  init(_ extra: ArraySlice<UInt8>) {
    let bytes = Array(extra)
    var offset = 0
    while let tag = bytes.uint16(at: offset), let length = bytes.uint16(at: offset + 2) {
      if tag == 1 {
        values = stride(from: offset + 4, to: min(offset + 4 + length, bytes.count), by: 8)
          .compactMap { bytes.uint64(at: $0) }
        return
      }
      offset += 4 + length
    }
  }

  /// The next of the fields, if `value` says that it is there.
  mutating func resolve(_ value: Int) -> Int {
    value == 0xFFFF_FFFF && !values.isEmpty ? values.removeFirst() : value
  }
}
