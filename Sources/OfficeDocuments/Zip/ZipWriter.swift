/// Writes a ZIP archive. The same files give the same bytes: every file is dated 1 January 1980, the earliest there is.
package struct ZipWriter {
  private var bytes: [UInt8] = []
  private var directory: [UInt8] = []
  private var count = 0

  package init() {}

  /// Names use `/` and stand once each. Sizes stay below 4 GiB.
  package mutating func add(_ name: String, _ contents: [UInt8]) {
    let packed = Deflate.encode(contents)
    let isPacked = packed.count < contents.count
    let data = isPacked ? packed : contents
    let nameBytes = Array(name.utf8)
    var fields: [UInt8] = []
    // Version 2.0; names are UTF-8; the method; time 0:00 and 1 January 1980.
    fields.appendUInt16(20)
    fields.appendUInt16(0x800)
    fields.appendUInt16(isPacked ? 8 : 0)
    fields.appendUInt16(0)
    fields.appendUInt16(1 << 5 | 1)
    fields.appendUInt32(Int(CRC32.checksum(contents[...])))
    fields.appendUInt32(data.count)
    fields.appendUInt32(contents.count)
    fields.appendUInt16(nameBytes.count)
    fields.appendUInt16(0)

    directory.appendUInt32(0x0201_4B50)
    directory.appendUInt16(20)
    directory += fields
    // No comment, first disk, no attributes.
    for _ in 0..<3 { directory.appendUInt16(0) }
    directory.appendUInt32(0)
    directory.appendUInt32(bytes.count)
    directory += nameBytes

    bytes.appendUInt32(ZipHeader.signature)
    bytes += fields + nameBytes + data
    count += 1
  }

  /// The whole archive.
  package consuming func finish() -> [UInt8] {
    let start = bytes.count
    bytes += directory
    bytes.appendUInt32(0x0605_4B50)
    bytes.appendUInt32(0)
    bytes.appendUInt16(count)
    bytes.appendUInt16(count)
    bytes.appendUInt32(directory.count)
    bytes.appendUInt32(start)
    bytes.appendUInt16(0)
    return bytes
  }
}
