/// Writes bits from the low end of each byte first (RFC 1951, section 3.1.1).
struct BitWriter {
  private(set) var bytes: [UInt8] = []
  private var buffer: UInt64 = 0
  private var count = 0

  /// Up to 32 bits of `value`.
  mutating func write(_ value: Int, _ bits: Int) {
    buffer |= UInt64(truncatingIfNeeded: value) << UInt64(count)
    count += bits
    while count >= 8 {
      bytes.append(UInt8(truncatingIfNeeded: buffer))
      buffer >>= 8
      count -= 8
    }
  }

  /// Fills a begun byte with zeros.
  mutating func align() {
    guard count > 0 else { return }
    bytes.append(UInt8(truncatingIfNeeded: buffer))
    buffer = 0
    count = 0
  }

  mutating func append(_ more: ArraySlice<UInt8>) {
    align()
    bytes.append(contentsOf: more)
  }
}
