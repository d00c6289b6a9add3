/// Cuts a stream of bytes into messages by their `Content-Length`.
///
/// Header names are read without regard to case, lines may end in LF alone, and headers other than the length are
/// passed over. A header that cannot be read is reported once; reading goes on at the next `Content-Length`.
package struct MessageSplitter: Sendable {
  package enum Frame: Equatable, Sendable {
    /// The bytes of a message, without its header.
    case message([UInt8])
    /// Bytes that are no message, and why.
    case malformed(String)
  }

  /// No message may be longer: 256 MiB. A greater length is a broken header, and waiting for it would be for ever.
  static let longestMessage = 256 << 20
  /// No header may be longer: what runs on without an empty line is none.
  static let longestHeader = 16 << 10

  /// Invariant: the bytes before `start` are done with.
  private var buffer: [UInt8] = []
  private var start = 0
  /// Whether the start of a header is being looked for after a broken one.
  private var isLost = false

  package init() {}

  package mutating func append(_ bytes: UnsafeRawBufferPointer) {
    if start > 0, start == buffer.count || start > 1 << 16 {
      buffer.removeSubrange(0..<start)
      start = 0
    }
    // A huge message leaves a huge buffer behind; it is given back when it is empty.
    if buffer.isEmpty, buffer.capacity > 1 << 20 { buffer = [] }
    buffer.append(contentsOf: bytes)
  }

  package mutating func append(_ bytes: [UInt8]) {
    bytes.withUnsafeBytes { append($0) }
  }

  /// The next frame; nil until more bytes arrive.
  package mutating func next() -> Frame? {
    if isLost {
      guard findHeader() else { return nil }
      isLost = false
    }
    guard let header = headerRange() else {
      guard buffer.count - start > Self.longestHeader else { return nil }
      return lose("header without end")
    }
    guard let length = contentLength(in: header.lines) else {
      let text = String(decoding: buffer[header.lines].prefix(80), as: UTF8.self)
      return lose("header without a valid Content-Length: \(text)")
    }
    guard buffer.count - header.end >= length else { return nil }
    start = header.end + length
    return .message(Array(buffer[header.end..<start]))
  }

  /// Gives up the header at hand, keeping what follows its first byte for the search.
  private mutating func lose(_ reason: String) -> Frame {
    isLost = true
    start = min(start + 1, buffer.count)
    return .malformed(reason)
  }

  /// The lines of the header at `start`, and where the body begins; nil while its empty line has not arrived.
  private func headerRange() -> (lines: Range<Int>, end: Int)? {
    var index = start
    let limit = min(buffer.count, start + Self.longestHeader)
    var lineIsEmpty = true
    while index < limit {
      switch buffer[index] {
      case UInt8(ascii: "\n"):
        if lineIsEmpty, index > start { return (start..<index, index + 1) }
        lineIsEmpty = true
      case UInt8(ascii: "\r"): break
      default: lineIsEmpty = false
      }
      index += 1
    }
    return nil
  }

  private func contentLength(in lines: Range<Int>) -> Int? {
    for line in buffer[lines].split(whereSeparator: { $0 == UInt8(ascii: "\n") || $0 == UInt8(ascii: "\r") }) {
      guard line.count > Self.name.count, matchesName(at: line.startIndex) else { continue }
      var value = line.dropFirst(Self.name.count)
      while let first = value.first, first == 0x20 || first == 0x09 { value = value.dropFirst() }
      while let last = value.last, last == 0x20 || last == 0x09 { value = value.dropLast() }
      guard !value.isEmpty, value.count <= 9, value.allSatisfy({ (0x30...0x39).contains($0) }) else { return nil }
      let length = value.reduce(0) { $0 * 10 + Int($1 - 0x30) }
      return length <= Self.longestMessage ? length : nil
    }
    return nil
  }

  /// Moves `start` to the next `Content-Length:`; false if there is none yet.
  private mutating func findHeader() -> Bool {
    while start + Self.name.count <= buffer.count {
      if matchesName(at: start) { return true }
      start += 1
    }
    return false
  }

  private static let name = Array("content-length:".utf8)

  private func matchesName(at index: Int) -> Bool {
    guard index + Self.name.count <= buffer.count else { return false }
    for (offset, byte) in Self.name.enumerated() {
      let found = buffer[index + offset]
      // `| 0x20` folds capitals; the hyphen and the colon have that bit set already.
      guard found | 0x20 == byte, found != 0x0D else { return false }
    }
    return true
  }
}
