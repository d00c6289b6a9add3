/// The directory at the end of an archive (APPNOTE 4.3.12 to 4.3.16).
enum ZipDirectory {
  /// Nil where there is none that can be read to its end.
  static func entries(_ bytes: [UInt8], most: Int) -> [ZipEntry]? {
    guard let end = endRecord(bytes) else { return nil }
    var entries: [ZipEntry] = []
    var offset = end.directoryOffset
    while entries.count < min(end.count, most) {
      guard let next = entry(bytes, at: offset, shift: end.shift) else { return nil }
      guard ZipHeader(bytes, at: next.entry.headerOffset) != nil else { return nil }
      entries.append(next.entry)
      offset = next.end
    }
    return entries.isEmpty ? nil : entries
  }

  private struct EndRecord {
    var count: Int
    var directoryOffset: Int
    /// How far everything stands behind where it should, because something was put in front of the archive.
    var shift: Int
  }

  private static func endRecord(_ bytes: [UInt8]) -> EndRecord? {
    // The record is followed by a comment of at most 65535 bytes.
    let lowest = max(bytes.count - 22 - 65535, 0)
    var found: Int?
    var offset = bytes.count - 22
    while offset >= lowest {
      if bytes.uint32(at: offset) == 0x0605_4B50 {
        // The comment may hold the signature, too; the record whose comment ends the file is preferred.
        let isWhole = bytes.uint16(at: offset + 20) == bytes.count - offset - 22
        if isWhole || found == nil { found = offset }
        if isWhole { break }
      }
      offset -= 1
    }
    guard let offset = found, var count = bytes.uint16(at: offset + 10), var size = bytes.uint32(at: offset + 12),
      var start = bytes.uint32(at: offset + 16)
    else { return nil }
    var end = offset
    if count == 0xFFFF || size == 0xFFFF_FFFF || start == 0xFFFF_FFFF,
      bytes.uint32(at: offset - 20) == 0x0706_4B50, let large = bytes.uint64(at: offset - 12),
      bytes.uint32(at: large) == 0x0606_4B50, let largeCount = bytes.uint64(at: large + 32),
      let largeSize = bytes.uint64(at: large + 40), let largeStart = bytes.uint64(at: large + 48)
    {
      (count, size, start, end) = (largeCount, largeSize, largeStart, large)
    }
    let shift = end - size - start
    let moved = shift > 0 && bytes.uint32(at: start) != 0x0201_4B50 ? shift : 0
    return EndRecord(count: count, directoryOffset: start + moved, shift: moved)
  }

  private static func entry(_ bytes: [UInt8], at offset: Int, shift: Int) -> (entry: ZipEntry, end: Int)? {
    guard bytes.uint32(at: offset) == 0x0201_4B50, let flags = bytes.uint16(at: offset + 8),
      let method = bytes.uint16(at: offset + 10), let checksum = bytes.uint32(at: offset + 16),
      let packedSize = bytes.uint32(at: offset + 20), let size = bytes.uint32(at: offset + 24),
      let nameLength = bytes.uint16(at: offset + 28), let extraLength = bytes.uint16(at: offset + 30),
      let commentLength = bytes.uint16(at: offset + 32), let headerOffset = bytes.uint32(at: offset + 42)
    else { return nil }
    let extraOffset = offset + 46 + nameLength
    let end = extraOffset + extraLength + commentLength
    guard end <= bytes.count else { return nil }
    var large = Zip64Fields(bytes[extraOffset..<(extraOffset + extraLength)])
    let fullSize = large.resolve(size)
    let fullPackedSize = large.resolve(packedSize)
    let entry = ZipEntry(
      name: ZipEntry.name(bytes[(offset + 46)..<extraOffset], isUTF8: flags & 0x800 != 0),
      method: method,
      isEncrypted: flags & 1 != 0,
      checksum: UInt32(truncatingIfNeeded: checksum),
      packedSize: fullPackedSize,
      size: fullSize,
      headerOffset: large.resolve(headerOffset) + shift
    )
    return (entry, end)
  }
}
