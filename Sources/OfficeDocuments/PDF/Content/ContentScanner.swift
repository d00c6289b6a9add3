/// Cuts page content into operators with their operands. Strings and names go into one buffer that is emptied after each
/// operator, so that a page costs no allocation an operand.
struct ContentScanner {
  enum Operand {
    case number(Double)
    /// In `buffer`.
    case string(Range<Int>)
    case name(Range<Int>)
    /// `[`, `]`, `<<` or `>>`, as the first byte.
    case bracket(UInt8)
    /// `true`, `false`, `null`.
    case word
  }

  private(set) var scanner: PDFScanner
  private(set) var operands: [Operand] = []
  private(set) var buffer: [UInt8] = []

  /// Operands of one operator; a longer list is cut. A line of text in one array may have thousands.
  private static let most = 100_000

  init(_ bytes: [UInt8]) { scanner = PDFScanner(bytes) }

  /// The next operator that is known, with `operands` before it; nil at the end.
  mutating func next() -> ContentOperator? {
    clear()
    while true {
      scanner.skipSpace()
      guard let byte = scanner.peek() else { return nil }
      switch byte {
      case 48...57, UInt8(ascii: "-"), UInt8(ascii: "."), UInt8(ascii: "+"):
        add(.number(scanner.quickNumber()))
      case UInt8(ascii: "("):
        let start = buffer.count
        scanner.literalString(into: &buffer)
        add(.string(start..<buffer.count))
      case UInt8(ascii: "<"):
        if scanner.peek(1) == byte {
          scanner.position += 2
          add(.bracket(byte))
        } else {
          let start = buffer.count
          scanner.hexString(into: &buffer)
          add(.string(start..<buffer.count))
        }
      case UInt8(ascii: ">"):
        scanner.position += scanner.peek(1) == byte ? 2 : 1
        add(.bracket(byte))
      case UInt8(ascii: "["), UInt8(ascii: "]"):
        scanner.position += 1
        add(.bracket(byte))
      case UInt8(ascii: "/"):
        let start = buffer.count
        scanner.nameBytes(into: &buffer)
        add(.name(start..<buffer.count))
      case UInt8(ascii: ")"), UInt8(ascii: "{"), UInt8(ascii: "}"):
        scanner.position += 1
      default:
        guard let known = word() else { continue }
        return known
      }
    }
  }

  /// An operator; nil for a word that is an operand, or for an operator that nothing here depends on.
  private mutating func word() -> ContentOperator? {
    var value: UInt32 = 0
    let start = scanner.position
    while let byte = scanner.peek(), PDFCharacter.isRegular(byte) {
      value = value << 8 | UInt32(byte)
      scanner.position += 1
    }
    let length = scanner.position - start
    if length >= 4, scanner.isOperandWord(from: start) {
      add(.word)
      return nil
    }
    if length <= 3, let known = ContentOperator(rawValue: value) { return known }
    clear()
    return nil
  }

  private mutating func add(_ operand: Operand) {
    if operands.count < ContentScanner.most { operands.append(operand) }
  }

  private mutating func clear() {
    operands.removeAll(keepingCapacity: true)
    buffer.removeAll(keepingCapacity: true)
  }

  /// The number at a place counted from the last operand, 0 for the last.
  @inline(__always)
  func number(fromLast place: Int) -> Double {
    let index = operands.count - 1 - place
    guard index >= 0, case .number(let value) = operands[index] else { return 0 }
    return value
  }

  var lastName: String? {
    guard case .name(let range)? = operands.last else { return nil }
    return ContentScanner.name(buffer[range])
  }

  /// As `PDFScanner.name` makes the keys of dictionaries.
  static func name(_ bytes: ArraySlice<UInt8>) -> String {
    if bytes.allSatisfy({ $0 < 0x80 }) { return String(decoding: bytes, as: UTF8.self) }
    var text = String.UnicodeScalarView()
    for byte in bytes { text.append(Unicode.Scalar(byte)) }
    return String(text)
  }

  /// The data of an inline picture: from `ID` to an `EI` that stands alone. The entries before `ID` are skipped, too.
  mutating func skipImage() {
    // `BI` was read; the data begins one byte after `ID`.
    while let byte = scanner.peek() {
      if byte == UInt8(ascii: "I"), scanner.skip(keyword: "ID") { break }
      scanner.position += 1
    }
    scanner.position += 1
    while let byte = scanner.peek() {
      if byte == UInt8(ascii: "E"), scanner.isEndOfImage { break }
      scanner.position += 1
    }
    scanner.position += 2
  }
}

extension PDFScanner {
  /// A number of content: nearly all have at most nine digits before and nine after the point.
  @inline(__always)
  mutating func quickNumber() -> Double {
    let first = position
    let isNegative = bytes[position] == UInt8(ascii: "-")
    if isNegative { position += 1 }
    var value = 0
    let start = position
    while position < end, PDFCharacter.isDigit(bytes[position]), position - start < 9 {
      value = value * 10 + Int(bytes[position] - 48)
      position += 1
    }
    var digits = position - start
    var result = Double(value)
    if position < end, bytes[position] == UInt8(ascii: ".") {
      position += 1
      let fraction = position
      while position < end, PDFCharacter.isDigit(bytes[position]), position - fraction < 9 {
        value = value * 10 + Int(bytes[position] - 48)
        position += 1
      }
      digits += position - fraction
      result = Double(value) / PDFScanner.powers[position - fraction]
    }
    if digits == 0 || (position < end && PDFCharacter.isRegular(bytes[position])) {
      position = first
      return number().number ?? 0
    }
    return isNegative ? -result : result
  }

  private static let powers: [Double] = [1, 1e1, 1e2, 1e3, 1e4, 1e5, 1e6, 1e7, 1e8, 1e9]

  mutating func nameBytes(into result: inout [UInt8]) {
    position += 1
    while position < end, PDFCharacter.isRegular(bytes[position]) {
      if bytes[position] == UInt8(ascii: "#"), position + 2 < end,
        let high = PDFCharacter.hexValue(bytes[position + 1]), let low = PDFCharacter.hexValue(bytes[position + 2])
      {
        result.append(high << 4 | low)
        position += 3
      } else {
        result.append(bytes[position])
        position += 1
      }
    }
  }

  func isOperandWord(from start: Int) -> Bool {
    let word = PDFScanner(bytes, from: start, to: position)
    return word.starts(with: "true") || word.starts(with: "false") || word.starts(with: "null")
  }

  /// `EI` between white space, or at the end.
  var isEndOfImage: Bool {
    guard peek(1) == UInt8(ascii: "I"), position > 0, PDFCharacter.isWhiteSpace(bytes[position - 1]) else {
      return false
    }
    guard let next = peek(2) else { return true }
    guard PDFCharacter.isWhiteSpace(next) else { return false }
    // Binary data may hold the two letters, but hardly before text.
    for ahead in 3..<8 {
      guard let byte = peek(ahead) else { return true }
      if byte > 126 || (byte < 32 && !PDFCharacter.isWhiteSpace(byte)) { return false }
    }
    return true
  }
}
