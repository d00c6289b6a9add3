/// Bytes to text.
package enum TextDecoder {
  /// Why bytes are not text of an encoding.
  package struct Failure: Error, Equatable, Sendable {
    /// Of the first byte that is no character.
    package var offset: Int

    package init(offset: Int) { self.offset = offset }
  }

  /// The text, without its byte order mark. Every byte must be of a character.
  package static func decode(_ bytes: ArraySlice<UInt8>, as encoding: TextEncoding) throws(Failure) -> String {
    let decoded = decode(bytes, as: encoding, stopsAtFailure: true)
    if let failure = decoded.firstFailure { throw Failure(offset: failure) }
    return decoded.text
  }

  /// The text, without its byte order mark; what is no character stands as U+FFFD.
  package static func repaired(_ bytes: ArraySlice<UInt8>, as encoding: TextEncoding) -> String {
    decode(bytes, as: encoding, stopsAtFailure: false).text
  }

  /// The encoding that the bytes are of, as far as they tell: by a byte order mark, or because every byte is of a
  /// character. UTF-8 is tried first, because text of another encoding is hardly ever valid UTF-8.
  package static func encoding(of bytes: ArraySlice<UInt8>) -> TextEncoding? {
    if let mark = TextEncoding.byteOrderMark(bytes) { return mark.encoding }
    if let wide = wideEncoding(of: bytes) { return wide }
    if bytes.contains(0) { return nil }
    return [TextEncoding.utf8, .gb18030].first { decode(bytes, as: $0, stopsAtFailure: true).firstFailure == nil }
  }

  /// UTF-16 without a mark: line ends, figures and Latin letters show as pairs with a zero on one side, characters such
  /// as 开 (U+5F00) with one on the other.
  private static func wideEncoding(of bytes: ArraySlice<UInt8>) -> TextEncoding? {
    let sample = bytes.prefix(4096)
    guard bytes.count >= 2, bytes.count % 2 == 0 else { return nil }
    var zeros = [0, 0]
    for (offset, byte) in sample.enumerated() where byte == 0 { zeros[offset % 2] += 1 }
    let encoding: TextEncoding
    if zeros[1] > zeros[0] * 4 {
      encoding = .utf16LittleEndian
    } else if zeros[0] > zeros[1] * 4 {
      encoding = .utf16BigEndian
    } else {
      return nil
    }
    return decode(bytes, as: encoding, stopsAtFailure: true).firstFailure == nil ? encoding : nil
  }

  struct Decoded {
    var text: String
    /// Offset in the bytes given.
    var firstFailure: Int?
  }

  static func decode(_ bytes: ArraySlice<UInt8>, as encoding: TextEncoding, stopsAtFailure: Bool) -> Decoded {
    var skipped = 0
    if let mark = TextEncoding.byteOrderMark(bytes), mark.encoding == encoding { skipped = mark.length }
    let rest = bytes.dropFirst(skipped)
    var decoded: Decoded
    switch encoding {
    case .utf8: decoded = utf8(rest)
    case .utf16LittleEndian: decoded = utf16(rest, isBigEndian: false, stopsAtFailure: stopsAtFailure)
    case .utf16BigEndian: decoded = utf16(rest, isBigEndian: true, stopsAtFailure: stopsAtFailure)
    case .gb18030: decoded = GB18030.decode(rest, stopsAtFailure: stopsAtFailure)
    case .windows1252: decoded = Decoded(text: String(String.UnicodeScalarView(rest.map(windows1252Scalar))))
    }
    decoded.firstFailure = decoded.firstFailure.map { $0 + skipped }
    // GB 18030 can write the mark, too.
    if encoding == .gb18030, decoded.text.unicodeScalars.first == "\u{FEFF}" {
      decoded.text.unicodeScalars.removeFirst()
    }
    return decoded
  }

  private static func utf8(_ bytes: ArraySlice<UInt8>) -> Decoded {
    if let text = String(validating: bytes, as: UTF8.self) { return Decoded(text: text) }
    var decoder = UTF8()
    var iterator = bytes.makeIterator()
    var offset = 0
    while case .scalarValue(let scalar) = decoder.decode(&iterator) { offset += UTF8.width(scalar) }
    return Decoded(text: String(decoding: bytes, as: UTF8.self), firstFailure: min(offset, bytes.count))
  }

  private static func utf16(_ bytes: ArraySlice<UInt8>, isBigEndian: Bool, stopsAtFailure: Bool) -> Decoded {
    var units: [UInt16] = []
    units.reserveCapacity(bytes.count / 2)
    var offset = bytes.startIndex
    while offset + 1 < bytes.endIndex {
      let (first, second) = (UInt16(bytes[offset]), UInt16(bytes[offset + 1]))
      units.append(isBigEndian ? first << 8 | second : second << 8 | first)
      offset += 2
    }
    if let text = String(validating: units, as: UTF16.self) {
      guard bytes.count % 2 == 1 else { return Decoded(text: text) }
      return Decoded(text: text + "\u{FFFD}", firstFailure: bytes.count - 1)
    }
    var decoder = UTF16()
    var iterator = units.makeIterator()
    var good = 0
    while case .scalarValue(let scalar) = decoder.decode(&iterator) { good += UTF16.width(scalar) * 2 }
    return Decoded(text: stopsAtFailure ? "" : String(decoding: units, as: UTF16.self), firstFailure: good)
  }

  /// 0x80 to 0x9F differ from Latin-1; the five that have no character stand for themselves.
  private static let windows1252Upper = Array(
    "€\u{81}‚ƒ„…†‡ˆ‰Š‹Œ\u{8D}Ž\u{8F}\u{90}‘’“”•–—˜™š›œ\u{9D}žŸ".unicodeScalars
  )

  private static func windows1252Scalar(_ byte: UInt8) -> Unicode.Scalar {
    (0x80..<0xA0).contains(byte) ? windows1252Upper[Int(byte) - 0x80] : Unicode.Scalar(byte)
  }
}
