/// The check value at the end of a zlib stream (RFC 1950, section 8.2).
package enum Adler32 {
  package static func checksum(_ bytes: ArraySlice<UInt8>) -> UInt32 {
    let span = bytes.span
    var low: UInt32 = 1
    var high: UInt32 = 0
    var position = 0
    while position < span.count {
      // 5552 bytes are the most whose sums cannot pass 32 bits.
      let end = min(position + 5552, span.count)
      while position < end {
        low &+= UInt32(span[position])
        high &+= low
        position += 1
      }
      low %= 65521
      high %= 65521
    }
    return high << 16 | low
  }
}
