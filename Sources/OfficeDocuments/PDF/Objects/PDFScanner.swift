/// Reads numbers, names and strings from bytes (ISO 32000-1, sections 7.2 and 7.3). Never fails: what is malformed is
/// read as well as it can be, and every call that does not reach the end moves on.
struct PDFScanner {
  let bytes: [UInt8]
  var position: Int
  /// Nothing is read from here on.
  let end: Int

  init(_ bytes: [UInt8], from position: Int = 0, to end: Int? = nil) {
    self.bytes = bytes
    self.end = min(max(end ?? bytes.count, 0), bytes.count)
    self.position = max(position, 0)
  }

  var isAtEnd: Bool { position >= end }

  @inline(__always)
  func peek(_ ahead: Int = 0) -> UInt8? {
    let place = position + ahead
    return place < end ? bytes[place] : nil
  }

  /// Skips white space and comments.
  mutating func skipSpace() {
    while position < end {
      let byte = bytes[position]
      if PDFCharacter.isWhiteSpace(byte) {
        position += 1
      } else if byte == UInt8(ascii: "%") {
        while position < end, bytes[position] != 10, bytes[position] != 13 { position += 1 }
      } else {
        return
      }
    }
  }

  /// Moves past `keyword` if it stands here whole.
  mutating func skip(keyword: StaticString) -> Bool {
    let length = keyword.utf8CodeUnitCount
    guard starts(with: keyword) else { return false }
    if position + length < end, PDFCharacter.isRegular(bytes[position + length]) { return false }
    position += length
    return true
  }

  /// Whether the bytes from here on begin with `text`.
  func starts(with text: StaticString) -> Bool {
    let length = text.utf8CodeUnitCount
    guard end - position >= length else { return false }
    return text.withUTF8Buffer { buffer in
      for offset in 0..<length where buffer[offset] != bytes[position + offset] { return false }
      return true
    }
  }

  /// A whole number without sign, if one stands here.
  mutating func unsigned() -> Int? {
    let start = position
    var value = 0
    while position < end, PDFCharacter.isDigit(bytes[position]) {
      let (product, overflows) = value.multipliedReportingOverflow(by: 10)
      let (sum, spills) = product.addingReportingOverflow(Int(bytes[position] - 48))
      if overflows || spills {
        position = start
        return nil
      }
      value = sum
      position += 1
    }
    return position > start ? value : nil
  }

  /// A number; `--5` and `1.2.3` are read as viewers read them, anything else that is no number as 0.
  mutating func number() -> PDFObject {
    var isNegative = false
    while position < end, bytes[position] == UInt8(ascii: "-") || bytes[position] == UInt8(ascii: "+") {
      if bytes[position] == UInt8(ascii: "-") { isNegative = true }
      position += 1
    }
    var mantissa = 0.0
    var whole = 0
    var isWhole = true
    var scale = 1.0
    var isFraction = false
    while position < end {
      let byte = bytes[position]
      if PDFCharacter.isDigit(byte) {
        let digit = Int(byte - 48)
        if isFraction {
          if scale < 1e15 {
            scale *= 10
            mantissa = mantissa * 10 + Double(digit)
          }
        } else {
          mantissa = mantissa * 10 + Double(digit)
          if whole < 1 << 58 { whole = whole * 10 + digit } else { isWhole = false }
        }
      } else if byte == UInt8(ascii: "."), !isFraction {
        isFraction = true
        isWhole = false
      } else {
        break
      }
      position += 1
    }
    // What hangs on is no part of the number: `1.2.3`, `12-34`.
    while position < end, PDFCharacter.isRegular(bytes[position]) { position += 1 }
    if isWhole { return .integer(isNegative ? -whole : whole) }
    let value = mantissa / scale
    return .real(isNegative ? -value : value)
  }

  /// A name; the position is at its `/`.
  mutating func name() -> String {
    position += 1
    let start = position
    var isPlain = true
    while position < end, PDFCharacter.isRegular(bytes[position]) {
      if bytes[position] == UInt8(ascii: "#") || bytes[position] >= 0x80 { isPlain = false }
      position += 1
    }
    if isPlain { return String(decoding: bytes[start..<position], as: UTF8.self) }
    var text = String.UnicodeScalarView()
    var place = start
    while place < position {
      var byte = bytes[place]
      if byte == UInt8(ascii: "#"), place + 2 < position,
        let high = PDFCharacter.hexValue(bytes[place + 1]), let low = PDFCharacter.hexValue(bytes[place + 2])
      {
        byte = high << 4 | low
        place += 2
      }
      text.append(Unicode.Scalar(byte))
      place += 1
    }
    return String(text)
  }

  /// Appends the bytes of a hexadecimal string; the position is at its `<`.
  mutating func hexString(into result: inout [UInt8]) {
    position += 1
    var pending: UInt8?
    while position < end {
      let byte = bytes[position]
      position += 1
      if byte == UInt8(ascii: ">") { break }
      guard let digit = PDFCharacter.hexValue(byte) else { continue }
      if let high = pending {
        result.append(high << 4 | digit)
        pending = nil
      } else {
        pending = digit
      }
    }
    if let high = pending { result.append(high << 4) }
  }

  /// Appends the bytes of a literal string; the position is at its `(`.
  mutating func literalString(into result: inout [UInt8]) {
    position += 1
    var depth = 1
    while position < end {
      let byte = bytes[position]
      position += 1
      switch byte {
      case UInt8(ascii: "("):
        depth += 1
        result.append(byte)
      case UInt8(ascii: ")"):
        depth -= 1
        if depth == 0 { return }
        result.append(byte)
      case UInt8(ascii: "\\"):
        escape(into: &result)
      case 13:
        // Every end of line within a string is one line feed.
        if peek() == 10 { position += 1 }
        result.append(10)
      default:
        result.append(byte)
      }
    }
  }

  private mutating func escape(into result: inout [UInt8]) {
    guard let byte = peek() else { return }
    position += 1
    switch byte {
    case UInt8(ascii: "n"): result.append(10)
    case UInt8(ascii: "r"): result.append(13)
    case UInt8(ascii: "t"): result.append(9)
    case UInt8(ascii: "b"): result.append(8)
    case UInt8(ascii: "f"): result.append(12)
    case 13: if peek() == 10 { position += 1 }
    case 10: break
    case 48...55:
      var value = Int(byte - 48)
      for _ in 0..<2 {
        guard let digit = peek(), (48...55).contains(digit) else { break }
        value = value << 3 | Int(digit - 48)
        position += 1
      }
      result.append(UInt8(truncatingIfNeeded: value))
    default: result.append(byte)
    }
  }
}
