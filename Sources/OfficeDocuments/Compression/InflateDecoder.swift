/// The state of reading one DEFLATE stream.
struct InflateDecoder {
  private var reader: BitReader
  private let inputCount: Int
  private let limit: Int
  /// Room for output; the first `written` bytes are filled.
  private var output: [UInt8]
  private var written = 0

  init(_ input: ArraySlice<UInt8>, limit: Int) {
    reader = BitReader(input)
    inputCount = input.count
    self.limit = min(max(limit, 0), 1 << 40)
    // Text and XML shrink to a fifth or so; what needs more grows.
    output = Array(
      repeating: 0,
      count: min(self.limit + InflateDecoder.slack, max(1024, min(input.count, 1 << 22) * 5))
    )
  }

  consuming func result(_ problem: InflateProblem?) -> Inflated {
    output.removeSubrange(min(written, limit)...)
    return Inflated(bytes: output, consumed: min(reader.consumed, inputCount), problem: problem)
  }

  mutating func decode() throws(InflateProblem) {
    var isLast = false
    while !isLast {
      isLast = reader.read(1) == 1
      switch reader.read(2) {
      case 0: try copyStored()
      case 1: try decodeBlock(InflateDecoder.fixed.literals, InflateDecoder.fixed.distances)
      case 2:
        let tables = try readTables()
        try decodeBlock(tables.literals, tables.distances)
      default: throw reader.isOverrun ? .truncated : .block
      }
      if reader.isOverrun { throw .truncated }
    }
  }

  private struct Tables {
    var literals: HuffmanTable
    var distances: HuffmanTable
  }

  private static let fixed = Tables(
    literals: HuffmanTable.literals(DeflateAlphabet.fixedLiteralLengths[...]) ?? .invalid,
    distances: HuffmanTable.distances(DeflateAlphabet.fixedDistanceLengths[...]) ?? .invalid
  )

  private mutating func copyStored() throws(InflateProblem) {
    let head = reader.readBytes(4)
    guard head.count == 4 else { throw .truncated }
    let start = head.startIndex
    let length = Int(head[start]) | Int(head[start + 1]) << 8
    let complement = Int(head[start + 2]) | Int(head[start + 3]) << 8
    guard length ^ complement == 0xFFFF else { throw .block }
    let bytes = reader.readBytes(length)
    let taken = min(bytes.count, max(limit - written, 0))
    guard makeRoom(taken) else { throw .limit }
    output.replaceSubrange(written..<(written + taken), with: bytes.prefix(taken))
    written += taken
    if taken < bytes.count { throw .limit }
    if bytes.count < length { throw .truncated }
  }

  /// The codes at the head of a dynamic block (RFC 1951, section 3.2.7).
  private mutating func readTables() throws(InflateProblem) -> Tables {
    let literalCount = reader.read(5) + 257
    let distanceCount = reader.read(5) + 1
    let codeLengthCount = reader.read(4) + 4
    // Symbols 286 and 287, distances 30 and 31 do not exist.
    guard literalCount <= 286, distanceCount <= 30 else { throw reader.isOverrun ? .truncated : .codes }
    var codeLengths = [UInt8](repeating: 0, count: 19)
    for symbol in DeflateAlphabet.codeLengthOrder.prefix(codeLengthCount) {
      codeLengths[symbol] = UInt8(reader.read(3))
    }
    guard let table = HuffmanTable.codeLengths(codeLengths[...]) else { throw reader.isOverrun ? .truncated : .codes }

    var lengths: [UInt8] = []
    lengths.reserveCapacity(320)
    while lengths.count < literalCount + distanceCount {
      reader.refill()
      let entry = table.entries[reader.peek(table.rootBits)]
      guard entry.kind == HuffmanTable.Kind.literal.rawValue else { throw .codes }
      reader.drop(entry.length)
      let value: UInt8
      let count: Int
      switch entry.value {
      case 16:
        guard let last = lengths.last else { throw .codes }
        (value, count) = (last, 3 + reader.take(2))
      case 17: (value, count) = (0, 3 + reader.take(3))
      case 18: (value, count) = (0, 11 + reader.take(7))
      default: (value, count) = (UInt8(truncatingIfNeeded: entry.value), 1)
      }
      if reader.isOverrun { throw .truncated }
      lengths.append(contentsOf: repeatElement(value, count: count))
    }
    guard lengths.count == literalCount + distanceCount, lengths[DeflateAlphabet.endOfBlock] > 0,
      let literals = HuffmanTable.literals(lengths[..<literalCount]),
      let distances = HuffmanTable.distances(lengths[literalCount...])
    else { throw .codes }
    return Tables(literals: literals, distances: distances)
  }

  /// The output may pass the limit by this before that is seen.
  private static let slack = 2 * DeflateAlphabet.longestMatch

  /// Makes `output` longer, so that `count` more bytes fit; false where that would pass the limit.
  private mutating func makeRoom(_ count: Int) -> Bool {
    let most = limit + InflateDecoder.slack
    let needed = written + count
    guard needed > output.count else { return true }
    guard needed <= most else { return false }
    let grown = min(most, max(needed, output.count * 2))
    output.append(contentsOf: repeatElement(0, count: grown - output.count))
    return true
  }

  private mutating func decodeBlock(_ literals: HuffmanTable, _ distances: HuffmanTable) throws(InflateProblem) {
    repeat {
      guard makeRoom(DeflateAlphabet.longestMatch + 1) else { throw .limit }
    } while try decodeRun(literals, distances) == false
    if written > limit { throw .limit }
  }

  /// Decodes until the block ends (true) or the next match may not fit (false).
  private mutating func decodeRun(_ literals: HuffmanTable, _ distances: HuffmanTable) throws(InflateProblem) -> Bool {
    var reader = self.reader
    var written = self.written
    defer {
      self.reader = reader
      self.written = written
    }
    var output = self.output.mutableSpan
    let literalEntries = literals.entries.span
    let distanceEntries = distances.entries.span
    let lastStart = output.count - DeflateAlphabet.longestMatch
    while written < lastStart {
      reader.refill()
      var entry = literalEntries[reader.peek(literals.rootBits)]
      if entry.kind == HuffmanTable.Kind.link.rawValue {
        reader.drop(entry.length)
        entry = literalEntries[entry.value + reader.peek(entry.extra)]
      }
      reader.drop(entry.length)
      if entry.kind == HuffmanTable.Kind.literal.rawValue {
        if reader.isOverrun { throw .truncated }
        output[written] = UInt8(truncatingIfNeeded: entry.value)
        written += 1
        continue
      }
      if entry.kind != HuffmanTable.Kind.base.rawValue {
        if reader.isOverrun { throw .truncated }
        if entry.kind == HuffmanTable.Kind.endOfBlock.rawValue { return true }
        throw .symbol
      }
      let length = entry.value + reader.take(entry.extra)
      // 15 + 5 bits are gone of 56; a distance takes up to 15 + 13 more.
      entry = distanceEntries[reader.peek(distances.rootBits)]
      if entry.kind == HuffmanTable.Kind.link.rawValue {
        reader.drop(entry.length)
        entry = distanceEntries[entry.value + reader.peek(entry.extra)]
      }
      reader.drop(entry.length)
      guard entry.kind == HuffmanTable.Kind.base.rawValue else { throw reader.isOverrun ? .truncated : .symbol }
      let distance = entry.value + reader.take(entry.extra)
      if reader.isOverrun { throw .truncated }
      guard distance <= written else { throw .symbol }
      var source = written - distance
      let end = written + length
      while written < end {
        output[written] = output[source]
        written += 1
        source += 1
      }
    }
    return false
  }
}
