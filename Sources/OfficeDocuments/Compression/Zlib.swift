/// The zlib wrapper around DEFLATE (RFC 1950).
package enum Zlib {
  /// Decodes a stream with header and check value. What is wrong with the header leaves nothing to read; a wrong or
  /// missing check value is told, and the bytes are given all the same.
  package static func decode(_ input: ArraySlice<UInt8>, limit: Int) -> Inflated {
    let start = input.startIndex
    guard input.count >= 2 else { return Inflated(bytes: [], consumed: 0, problem: .truncated) }
    let method = Int(input[start])
    let flags = Int(input[start + 1])
    // Method 8, a window of at most 32 KiB, the check bits of both bytes, no preset dictionary.
    guard method & 0x0F == 8, method >> 4 <= 7, (method << 8 | flags) % 31 == 0, flags & 0x20 == 0 else {
      return Inflated(bytes: [], consumed: 0, problem: .header)
    }
    var result = Inflate.decode(input[(start + 2)...], limit: limit)
    result.consumed += 2
    guard result.problem == nil else { return result }
    let trailer = input[(start + result.consumed)...].prefix(4)
    result.consumed += trailer.count
    guard trailer.count == 4 else {
      result.problem = .truncated
      return result
    }
    let expected = trailer.reduce(UInt32(0)) { $0 << 8 | UInt32($1) }
    if expected != Adler32.checksum(result.bytes[...]) { result.problem = .checksum }
    return result
  }

  package static func decode(_ input: [UInt8], limit: Int) -> Inflated { decode(input[...], limit: limit) }

  /// A whole stream with header and check value.
  package static func encode(_ input: [UInt8]) -> [UInt8] {
    let check = Adler32.checksum(input[...])
    let trailer = [24, 16, 8, 0].map { UInt8(truncatingIfNeeded: check >> $0) }
    return [0x78, 0x9C] + Deflate.encode(input) + trailer
  }
}
