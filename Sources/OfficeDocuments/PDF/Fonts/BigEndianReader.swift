/// Numbers with the high byte first, as fonts hold them; nil beyond the end.
struct BigEndianReader {
  let bytes: ArraySlice<UInt8>

  init(_ bytes: ArraySlice<UInt8>) { self.bytes = bytes }

  var count: Int { bytes.count }

  func byte(_ offset: Int) -> Int? {
    offset >= 0 && offset < bytes.count ? Int(bytes[bytes.startIndex + offset]) : nil
  }

  /// `length` is at most 4.
  func number(_ offset: Int, length: Int) -> Int? {
    guard offset >= 0, length >= 0, offset <= bytes.count - length else { return nil }
    var value = 0
    for place in 0..<length { value = value << 8 | Int(bytes[bytes.startIndex + offset + place]) }
    return value
  }

  func short(_ offset: Int) -> Int? { number(offset, length: 2) }
  func long(_ offset: Int) -> Int? { number(offset, length: 4) }

  func slice(_ offset: Int, _ length: Int) -> ArraySlice<UInt8>? {
    guard offset >= 0, length >= 0, offset <= bytes.count, length <= bytes.count - offset else { return nil }
    return bytes[(bytes.startIndex + offset)..<(bytes.startIndex + offset + length)]
  }

  /// From `offset` to the end.
  func suffix(_ offset: Int) -> ArraySlice<UInt8>? { slice(offset, max(bytes.count - offset, 0)) }
}
