/// Reads bits from the low end of each byte first (RFC 1951, section 3.1.1). Past the end it gives zeros and knows so.
struct BitReader {
  private let bytes: ArraySlice<UInt8>
  /// Index in `bytes` of the next byte that is not in `buffer` yet.
  private var position: Int
  private var buffer: UInt64 = 0
  /// Bits in `buffer`, made-up ones included.
  private var available = 0
  /// Made-up zero bits after the end; they are the topmost of `buffer`.
  private var padding = 0

  init(_ bytes: ArraySlice<UInt8>) {
    self.bytes = bytes
    position = bytes.startIndex
  }

  /// More bits were taken than there are.
  var isOverrun: Bool { padding > available }

  /// Whole and begun bytes taken so far.
  var consumed: Int { position - bytes.startIndex - max(available - padding, 0) / 8 }

  /// Makes at least 56 bits ready.
  @inline(__always)
  mutating func refill() {
    if bytes.endIndex - position >= 8 {
      let word = nextWord()
      buffer |= word &<< UInt64(truncatingIfNeeded: available)
      let taken = (63 - available) >> 3
      position += taken
      available += taken << 3
    } else {
      refillAtEnd()
    }
  }

  @inline(__always)
  private func nextWord() -> UInt64 {
    let raw = bytes.span.bytes
    return UInt64(
      littleEndian: raw.unsafeLoadUnaligned(fromByteOffset: position - bytes.startIndex, as: UInt64.self)
    )
  }

  @inline(never)
  private mutating func refillAtEnd() {
    // Bits above `available` may be left from a whole word; the bytes they belong to are read again here.
    if available < 64 { buffer &= (1 << UInt64(available)) - 1 }
    while available <= 56 {
      if position < bytes.endIndex {
        buffer |= UInt64(bytes[position]) << UInt64(available)
        position += 1
      } else {
        padding += 8
      }
      available += 8
    }
  }

  /// The next bits without taking them; `refill` made them ready.
  @inline(__always)
  func peek(_ count: Int) -> Int {
    Int(truncatingIfNeeded: buffer & ((1 &<< UInt64(truncatingIfNeeded: count)) &- 1))
  }

  @inline(__always)
  mutating func drop(_ count: Int) {
    buffer &>>= UInt64(truncatingIfNeeded: count)
    available -= count
  }

  /// Takes up to 32 bits that `refill` made ready.
  @inline(__always)
  mutating func take(_ count: Int) -> Int {
    let value = peek(count)
    drop(count)
    return value
  }

  /// Takes up to 16 bits.
  mutating func read(_ count: Int) -> Int {
    refill()
    return take(count)
  }

  /// Leaves out the rest of a begun byte and takes `count` bytes, or as many as there are.
  mutating func readBytes(_ count: Int) -> ArraySlice<UInt8> {
    let start = bytes.startIndex + min(consumed, bytes.count)
    let end = start + min(count, bytes.endIndex - start)
    buffer = 0
    available = 0
    padding = 0
    position = end
    return bytes[start..<end]
  }
}
