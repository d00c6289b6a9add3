/// ISO 32000-1, section 7.4.4.2; TIFF 6.0, section 13: codes of 9 to 12 bits, the high bit first.
enum LZW {
  private static let clear = 256
  private static let end = 257

  /// With `changesEarly` a code grows one entry before its length is used up, as TIFF writers always did.
  static func decode(_ input: ArraySlice<UInt8>, changesEarly: Bool, limit: Int) -> PDFDecoded {
    var bytes: [UInt8] = []
    // A sequence is a stretch of the output: where it begins, and how long it is.
    var sequences: [(start: Int, count: Int)] = []
    var previous: (start: Int, count: Int)?
    var buffer = 0
    var bits = 0
    var width = 9
    let early = changesEarly ? 1 : 0
    for byte in input {
      buffer = (buffer << 8 | Int(byte)) & 0xFF_FFFF
      bits += 8
      guard bits >= width else { continue }
      bits -= width
      let code = (buffer >> bits) & ((1 << width) - 1)
      if code == clear {
        sequences.removeAll(keepingCapacity: true)
        previous = nil
        width = 9
        continue
      }
      if code == end { return PDFDecoded(bytes: bytes, isComplete: true) }
      let start = bytes.count
      if code < 256 {
        bytes.append(UInt8(code))
      } else if code - 258 < sequences.count {
        let sequence = sequences[code - 258]
        for place in sequence.start..<(sequence.start + sequence.count) { bytes.append(bytes[place]) }
      } else if code - 258 == sequences.count, let previous {
        // The sequence that is being made: the one before and its first byte once more.
        for place in previous.start..<(previous.start + previous.count) { bytes.append(bytes[place]) }
        bytes.append(bytes[previous.start])
      } else {
        return PDFDecoded(bytes: bytes, isComplete: false)
      }
      if let previous, sequences.count < 4096 - 258 { sequences.append((previous.start, previous.count + 1)) }
      previous = (start, bytes.count - start)
      let next = sequences.count + 258 + 1 + early
      width = next > 2048 ? 12 : next > 1024 ? 11 : next > 512 ? 10 : 9
      if bytes.count >= limit { break }
    }
    return PDFDecoded(bytes: bytes, isComplete: false)
  }
}
