/// A table that gives, for the next bits of a stream, the symbol of a canonical Huffman code (RFC 1951, section 3.2.2).
/// Codes longer than `rootBits` are read in two steps: the first bits lead to a table for the others.
struct HuffmanTable {
  /// What the bits mean.
  enum Kind: UInt32 {
    /// `value` is a byte or a symbol.
    case literal = 0
    /// `value` is the least length or distance; `extra` more bits are added.
    case base = 1
    case endOfBlock = 2
    /// `value` is where the table for the other bits begins; `extra` is how many there are.
    case link = 3
    /// No code begins so.
    case invalid = 4
  }

  /// Bits 0 to 7: bits of the code to drop; 8 to 12: extra; 13 to 15: kind; 16 to 31: value.
  struct Entry {
    var bits: UInt32

    @inline(__always)
    init(kind: Kind, value: UInt16 = 0, extra: UInt8 = 0, length: Int = 0) {
      bits = UInt32(value) << 16 | kind.rawValue << 13 | UInt32(extra) << 8 | UInt32(length)
    }

    @inline(__always) var length: Int { Int(bits & 0xFF) }
    @inline(__always) var extra: Int { Int(bits >> 8 & 0x1F) }
    @inline(__always) var kind: UInt32 { bits >> 13 & 7 }
    @inline(__always) var value: Int { Int(bits >> 16) }
  }

  private(set) var entries: [Entry]
  let rootBits: Int

  /// No code at all: every bit is invalid.
  static let invalid = HuffmanTable(entries: Array(repeating: Entry(kind: .invalid), count: 2), rootBits: 1)

  private init(entries: [Entry], rootBits: Int) {
    self.entries = entries
    self.rootBits = rootBits
  }

  /// Nil where the lengths are not those of a code: too many codes, or too few (a single code of one bit is allowed,
  /// and none at all: then every code is invalid).
  init?(lengths: ArraySlice<UInt8>, rootBits wanted: Int, entry: (Int) -> Entry) {
    var counts = [Int](repeating: 0, count: DeflateAlphabet.longestCode + 1)
    for length in lengths {
      guard Int(length) < counts.count else { return nil }
      counts[Int(length)] += 1
    }
    counts[0] = 0
    guard let longest = counts.lastIndex(where: { $0 > 0 }) else {
      self = .invalid
      return
    }
    var room = 1
    for length in 1..<counts.count {
      room = room * 2 - counts[length]
      if room < 0 { return nil }
    }
    guard room == 0 || (longest == 1 && counts[1] == 1) else { return nil }

    let rootBits = min(wanted, longest)
    self.init(entries: Array(repeating: Entry(kind: .invalid), count: 1 << rootBits), rootBits: rootBits)
    fill(HuffmanTable.codes(lengths: lengths, counts: counts), entry: entry)
  }

  private struct Code {
    var symbol: Int
    var length: Int
    /// The code's bits in the order in which they come, the first the lowest.
    var reversed: Int
  }

  /// The codes in the order of their lengths, then symbols.
  private static func codes(lengths: ArraySlice<UInt8>, counts: [Int]) -> [Code] {
    var next = [Int](repeating: 0, count: counts.count)
    var code = 0
    for length in 1..<counts.count {
      code = (code + counts[length - 1]) << 1
      next[length] = code
    }
    var result: [Code] = []
    result.reserveCapacity(lengths.count)
    for (symbol, length) in lengths.enumerated() where length > 0 {
      let length = Int(length)
      result.append(Code(symbol: symbol, length: length, reversed: HuffmanTable.reversed(next[length], bits: length)))
      next[length] += 1
    }
    return result
  }

  static func reversed(_ code: Int, bits: Int) -> Int {
    Int(UInt16(truncatingIfNeeded: code).reversedBits >> UInt16(16 - bits))
  }

  private mutating func fill(_ codes: [Code], entry: (Int) -> Entry) {
    let rootSize = 1 << rootBits
    var subtableBits = [Int](repeating: 0, count: rootSize)
    for code in codes where code.length > rootBits {
      let root = code.reversed & (rootSize - 1)
      subtableBits[root] = max(subtableBits[root], code.length - rootBits)
    }
    for root in 0..<rootSize where subtableBits[root] > 0 {
      let start = UInt16(truncatingIfNeeded: entries.count)
      entries[root] = Entry(kind: .link, value: start, extra: UInt8(subtableBits[root]), length: rootBits)
      entries.append(contentsOf: repeatElement(Entry(kind: .invalid), count: 1 << subtableBits[root]))
    }
    for code in codes {
      var filled = entry(code.symbol)
      if code.length <= rootBits {
        filled.bits |= UInt32(code.length)
        for index in stride(from: code.reversed, to: rootSize, by: 1 << code.length) { entries[index] = filled }
      } else {
        let link = entries[code.reversed & (rootSize - 1)]
        filled.bits |= UInt32(code.length - rootBits)
        for index in stride(
          from: code.reversed >> rootBits,
          to: 1 << link.extra,
          by: 1 << (code.length - rootBits)
        ) { entries[link.value + index] = filled }
      }
    }
  }
}

extension HuffmanTable {
  static func literals(_ lengths: ArraySlice<UInt8>) -> HuffmanTable? {
    HuffmanTable(lengths: lengths, rootBits: 10) { symbol in
      if symbol < 256 { return Entry(kind: .literal, value: UInt16(symbol)) }
      if symbol == DeflateAlphabet.endOfBlock { return Entry(kind: .endOfBlock) }
      let index = symbol - 257
      guard index < DeflateAlphabet.lengthBase.count else { return Entry(kind: .invalid) }
      return Entry(
        kind: .base,
        value: DeflateAlphabet.lengthBase[index],
        extra: DeflateAlphabet.lengthExtra[index]
      )
    }
  }

  static func distances(_ lengths: ArraySlice<UInt8>) -> HuffmanTable? {
    HuffmanTable(lengths: lengths, rootBits: 8) { symbol in
      guard symbol < DeflateAlphabet.distanceBase.count else { return Entry(kind: .invalid) }
      return Entry(
        kind: .base,
        value: DeflateAlphabet.distanceBase[symbol],
        extra: DeflateAlphabet.distanceExtra[symbol]
      )
    }
  }

  static func codeLengths(_ lengths: ArraySlice<UInt8>) -> HuffmanTable? {
    HuffmanTable(lengths: lengths, rootBits: 7) { Entry(kind: .literal, value: UInt16($0)) }
  }
}

extension UInt16 {
  fileprivate var reversedBits: UInt16 {
    var value = self
    value = (value & 0x5555) << 1 | (value >> 1) & 0x5555
    value = (value & 0x3333) << 2 | (value >> 2) & 0x3333
    value = (value & 0x0F0F) << 4 | (value >> 4) & 0x0F0F
    return value << 8 | value >> 8
  }
}
