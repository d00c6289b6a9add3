/// Finds the files of an archive whose directory is lost, by the headers in front of their data.
enum ZipScan {
  static func entries(_ bytes: [UInt8], most: Int) -> [ZipEntry] {
    var entries: [ZipEntry] = []
    var offset = 0
    while let start = nextHeader(bytes, from: offset), entries.count < most {
      guard let header = ZipHeader(bytes, at: start) else { break }
      guard let found = entry(bytes, header, at: start) else {
        offset = start + 4
        continue
      }
      entries.append(found.entry)
      offset = found.end
    }
    return entries
  }

  private static func nextHeader(_ bytes: [UInt8], from offset: Int) -> Int? {
    let span = bytes.span
    var offset = offset
    while offset <= span.count - 30 {
      if span[offset] == 0x50, span[offset + 1] == 0x4B, span[offset + 2] == 3, span[offset + 3] == 4 { return offset }
      offset += 1
    }
    return nil
  }

  private static func entry(_ bytes: [UInt8], _ header: ZipHeader, at start: Int) -> (entry: ZipEntry, end: Int)? {
    var large = Zip64Fields(header.extra)
    let size = large.resolve(header.size)
    var entry = ZipEntry(
      name: ZipEntry.name(header.name, isUTF8: header.flags & 0x800 != 0),
      method: header.method,
      isEncrypted: header.flags & 1 != 0,
      checksum: UInt32(truncatingIfNeeded: header.checksum),
      packedSize: large.resolve(header.packedSize),
      size: size,
      headerOffset: start
    )
    // Sizes and check value stand behind the data (APPNOTE 4.3.9); only deflated data says itself where it ends.
    guard header.flags & 8 != 0, entry.packedSize == 0 else {
      return (entry, min(header.dataOffset + entry.packedSize, bytes.count))
    }
    guard entry.method == 8 else { return nil }
    let result = Inflate.decode(bytes[header.dataOffset...], limit: OfficePackage.longestPart)
    guard result.problem == nil else { return nil }
    entry.packedSize = result.consumed
    entry.size = result.bytes.count
    entry.checksum = CRC32.checksum(result.bytes[...])
    return (entry, header.dataOffset + result.consumed)
  }
}
