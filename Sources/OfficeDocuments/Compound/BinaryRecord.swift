/// A record of a binary workbook ([MS-XLS] 2.1.4), and the places where its data goes on in records that continue it.
struct BinaryRecord {
  var type: Int
  var data: [UInt8]
  /// Offsets in `data` at which a continuation begins.
  var seams: [Int] = []
  /// Where the next record begins.
  var end: Int

  static let continuation = 0x3C

  /// The record at `offset` with all that continue it; nil at the end of the bytes.
  init?(_ bytes: [UInt8], at offset: Int) {
    guard let type = bytes.uint16(at: offset), let length = bytes.uint16(at: offset + 2) else { return nil }
    self.type = type
    end = min(offset + 4 + length, bytes.count)
    data = Array(bytes[(offset + 4)..<end])
    while bytes.uint16(at: end) == BinaryRecord.continuation, let length = bytes.uint16(at: end + 2) {
      seams.append(data.count)
      let last = min(end + 4 + length, bytes.count)
      data += bytes[(end + 4)..<last]
      end = last
    }
  }
}

/// Reads text out of a record.
struct BinaryText {
  private let record: BinaryRecord
  private(set) var offset: Int
  private var seam = 0

  init(_ record: BinaryRecord, at offset: Int) {
    self.record = record
    self.offset = offset
  }

  /// A string whose length has two bytes ([MS-XLS] 2.5.293), or one; nil where the record ends before its text begins.
  mutating func unicode(hasLongLength: Bool = true) -> String? {
    guard let length = length(isLong: hasLongLength) else { return nil }
    guard offset < record.data.count else { return length == 0 ? "" : nil }
    let flags = record.data[offset]
    offset += 1
    var runs = 0
    var extra = 0
    if flags & 8 != 0 {
      runs = record.data.uint16(at: offset) ?? 0
      offset += 2
    }
    if flags & 4 != 0 {
      extra = record.data.uint32(at: offset) ?? 0
      offset += 4
    }
    let text = characters(length, isWide: flags & 1 != 0)
    offset += runs * 4 + extra
    return text
  }

  private mutating func length(isLong: Bool) -> Int? {
    let length = isLong ? record.data.uint16(at: offset) : offset < record.data.count ? Int(record.data[offset]) : nil
    offset += isLong ? 2 : 1
    return length
  }

  /// Where a continuation begins within the characters, it says anew how wide they are.
  private mutating func characters(_ count: Int, isWide: Bool) -> String {
    var isWide = isWide
    var units: [UInt16] = []
    units.reserveCapacity(min(count, record.data.count))
    while seam < record.seams.count, record.seams[seam] < offset { seam += 1 }
    while units.count < count {
      if seam < record.seams.count, offset == record.seams[seam] {
        seam += 1
        guard offset < record.data.count else { break }
        isWide = record.data[offset] & 1 != 0
        offset += 1
      }
      guard offset + (isWide ? 1 : 0) < record.data.count else { break }
      let low = UInt16(record.data[offset])
      units.append(isWide ? low | UInt16(record.data[offset + 1]) << 8 : low)
      offset += isWide ? 2 : 1
    }
    return String(decoding: units, as: UTF16.self)
  }

  /// A string of an older file: bytes of the code page.
  mutating func bytes(hasLongLength: Bool, encoding: TextEncoding) -> String? {
    guard let length = length(isLong: hasLongLength) else { return nil }
    let start = min(offset, record.data.count)
    offset = min(start + length, record.data.count)
    return TextDecoder.repaired(record.data[start..<offset], as: encoding)
  }
}
