/// A table from character codes to glyph numbers or to text (ISO 32000-1, sections 9.7.5 and 9.10.3).
struct CMap {
  struct Codespace {
    var length: Int
    var low: UInt32
    var high: UInt32

    /// Every byte of a code lies between those of the two ends.
    func contains(_ value: UInt32) -> Bool {
      for shift in stride(from: 0, to: UInt32(length * 8), by: 8) {
        let byte = value >> shift & 0xFF
        if byte < low >> shift & 0xFF || byte > high >> shift & 0xFF { return false }
      }
      return true
    }
  }

  var codespaces: [Codespace] = []
  /// Glyph numbers (CIDs) by code.
  var cids = CodeRanges()
  /// Text by code.
  var texts = CodeTexts()
  var isVertical = false
  /// Another table that this one adds to.
  var base: String?

  /// The code at `position`, which is moved on by at least one byte.
  func next(in bytes: [UInt8], at position: inout Int, to end: Int) -> PDFCode {
    var value: UInt32 = 0
    for length in 1...4 where position + length <= end {
      value = value << 8 | UInt32(bytes[position + length - 1])
      if codespaces.contains(where: { $0.length == length && $0.contains(value) }) {
        position += length
        return PDFCode(value: value, length: length)
      }
    }
    let length = min(codespaces.map(\.length).min() ?? 2, end - position)
    value = 0
    for place in position..<(position + length) { value = value << 8 | UInt32(bytes[place]) }
    position += max(length, 1)
    return PDFCode(value: value, length: length)
  }
}

/// Numbers for ranges of codes.
struct CodeRanges {
  private var ranges: [(low: UInt32, high: UInt32, value: UInt32)] = []

  var isEmpty: Bool { ranges.isEmpty }

  mutating func add(_ low: UInt32, _ high: UInt32, _ value: UInt32) {
    if low <= high { ranges.append((low, high, value)) }
  }

  mutating func sort() { ranges.sort { $0.low < $1.low } }

  /// `sort` must have been called after the last `add`.
  subscript(code: UInt32) -> UInt32? {
    var low = 0
    var high = ranges.count
    while low < high {
      let middle = (low + high) / 2
      if ranges[middle].low <= code { low = middle + 1 } else { high = middle }
    }
    guard low > 0, ranges[low - 1].high >= code else { return nil }
    return ranges[low - 1].value &+ (code - ranges[low - 1].low)
  }
}

/// Text for single codes and ranges of codes.
struct CodeTexts {
  /// A range's text for its first code; the last scalar counts up with the code.
  private var ranges: [(low: UInt32, high: UInt32, text: [Unicode.Scalar])] = []
  /// Nearly every code is one character.
  private var single: [UInt32: Unicode.Scalar] = [:]
  private var several: [UInt32: [Unicode.Scalar]] = [:]

  var isEmpty: Bool { ranges.isEmpty && single.isEmpty && several.isEmpty }

  mutating func add(_ code: UInt32, _ text: [Unicode.Scalar]) {
    if text.count == 1 {
      single[code] = text[0]
    } else {
      single[code] = nil
      several[code] = text
    }
  }

  mutating func add(_ low: UInt32, _ high: UInt32, _ text: [Unicode.Scalar]) {
    if low == high { add(low, text) } else if low < high { ranges.append((low, high, text)) }
  }

  mutating func sort() { ranges.sort { $0.low < $1.low } }

  /// `sort` must have been called after the last `add`.
  subscript(code: UInt32) -> [Unicode.Scalar]? {
    if let scalar = single[code] { return [scalar] }
    if let text = several[code] { return text }
    var low = 0
    var high = ranges.count
    while low < high {
      let middle = (low + high) / 2
      if ranges[middle].low <= code { low = middle + 1 } else { high = middle }
    }
    guard low > 0, ranges[low - 1].high >= code, let last = ranges[low - 1].text.last else { return nil }
    guard let scalar = Unicode.Scalar(last.value &+ (code - ranges[low - 1].low)) else { return nil }
    return ranges[low - 1].text.dropLast() + [scalar]
  }
}
