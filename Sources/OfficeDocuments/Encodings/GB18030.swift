/// GB 18030-2000, the encoding of Chinese Windows programs: one, two or four bytes a character.
enum GB18030 {
  /// Code point by pointer: (first byte - 0x81) * 190 + second byte - 0x40, or - 0x41 behind the gap at 0x7F.
  private static let pairs: [UInt16] = {
    var scalars = GB18030Characters.text.unicodeScalars.makeIterator()
    var table: [UInt16] = []
    table.reserveCapacity(126 * 190)
    for first in 0x81...0xFE {
      for second in 0x40...0xFE where second != 0x7F {
        if let own = userDefined(first, second) {
          table.append(own)
          continue
        }
        var scalar = scalars.next()
        while scalar == "\n" { scalar = scalars.next() }
        table.append(UInt16(truncatingIfNeeded: scalar?.value ?? 0xFFFD))
      }
    }
    return table
  }()

  /// The three areas that users may fill; they stand for U+E000 to U+E765 in order.
  private static func userDefined(_ first: Int, _ second: Int) -> UInt16? {
    let value: Int
    switch (first, second) {
    case (0xAA...0xAF, 0xA1...): value = 0xE000 + (first - 0xAA) * 94 + second - 0xA1
    case (0xF8...0xFE, 0xA1...): value = 0xE234 + (first - 0xF8) * 94 + second - 0xA1
    case (0xA1...0xA7, ...0xA0): value = 0xE4C6 + (first - 0xA1) * 96 + second - (second < 0x7F ? 0x40 : 0x41)
    default: return nil
    }
    return UInt16(value)
  }

  /// Four bytes name, in order, all code points of the basic plane that one or two bytes do not. Runs of them: the first
  /// number in that order, and its code point.
  private static let runs: [(start: Int, scalar: UInt32)] = {
    var isPair = [Bool](repeating: false, count: 0x10000)
    for value in pairs { isPair[Int(value)] = true }
    var runs: [(start: Int, scalar: UInt32)] = []
    var number = 0
    var isInRun = false
    for value in 0x80...0xFFFF {
      if isPair[value] || (0xD800...0xDFFF).contains(value) {
        isInRun = false
        continue
      }
      if !isInRun { runs.append((number, UInt32(value))) }
      isInRun = true
      number += 1
    }
    return runs
  }()

  /// How many code points of the basic plane have four bytes.
  private static let fourByteCount = 39420
  /// The number of U+10000.
  private static let supplementary = 189_000

  private static func scalar(fourByteNumber number: Int) -> Unicode.Scalar? {
    if number >= supplementary { return Unicode.Scalar(UInt32(truncatingIfNeeded: number - supplementary + 0x10000)) }
    guard number < fourByteCount else { return nil }
    var low = 0
    var high = runs.count
    while high - low > 1 {
      let middle = (low + high) / 2
      if runs[middle].start <= number { low = middle } else { high = middle }
    }
    return Unicode.Scalar(runs[low].scalar + UInt32(number - runs[low].start))
  }

  static func decode(_ bytes: ArraySlice<UInt8>, stopsAtFailure: Bool) -> TextDecoder.Decoded {
    let span = bytes.span
    let table = pairs.span
    var output: [UInt8] = []
    output.reserveCapacity(bytes.count + bytes.count / 2)
    var firstFailure: Int?
    var offset = 0
    while offset < span.count {
      let first = Int(span[offset])
      if first < 0x80 {
        output.append(span[offset])
        offset += 1
        continue
      }
      let second = offset + 1 < span.count ? Int(span[offset + 1]) : 0
      if (0x81...0xFE).contains(first), (0x40...0xFE).contains(second), second != 0x7F {
        let value = table[(first - 0x81) * 190 + second - (second < 0x7F ? 0x40 : 0x41)]
        append(UInt32(value), to: &output)
        offset += 2
        continue
      }
      if offset + 3 < span.count, (0x81...0xFE).contains(first), (0x30...0x39).contains(second) {
        let third = Int(span[offset + 2])
        let fourth = Int(span[offset + 3])
        if (0x81...0xFE).contains(third), (0x30...0x39).contains(fourth) {
          let number = ((first - 0x81) * 10 + second - 0x30) * 1260 + (third - 0x81) * 10 + fourth - 0x30
          if let scalar = scalar(fourByteNumber: number) {
            append(scalar.value, to: &output)
            offset += 4
            continue
          }
        }
      }
      if firstFailure == nil { firstFailure = offset }
      if stopsAtFailure { break }
      append(0xFFFD, to: &output)
      offset += 1
    }
    return TextDecoder.Decoded(text: String(decoding: output, as: UTF8.self), firstFailure: firstFailure)
  }

  private static func append(_ value: UInt32, to output: inout [UInt8]) {
    if value < 0x800 {
      output.append(UInt8(0xC0 | value >> 6))
    } else {
      if value < 0x10000 {
        output.append(UInt8(0xE0 | value >> 12))
      } else {
        output.append(UInt8(0xF0 | value >> 18))
        output.append(UInt8(0x80 | value >> 12 & 0x3F))
      }
      output.append(UInt8(0x80 | value >> 6 & 0x3F))
    }
    output.append(UInt8(0x80 | value & 0x3F))
  }
}
