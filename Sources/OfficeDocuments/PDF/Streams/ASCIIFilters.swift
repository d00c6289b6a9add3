/// ISO 32000-1, section 7.4.2.
enum ASCIIHex {
  static func decode(_ input: ArraySlice<UInt8>) -> PDFDecoded {
    var bytes: [UInt8] = []
    var pending: UInt8?
    var isEnded = false
    for byte in input {
      if byte == UInt8(ascii: ">") {
        isEnded = true
        break
      }
      guard let digit = PDFCharacter.hexValue(byte) else { continue }
      if let high = pending {
        bytes.append(high << 4 | digit)
        pending = nil
      } else {
        pending = digit
      }
    }
    if let high = pending { bytes.append(high << 4) }
    return PDFDecoded(bytes: bytes, isComplete: isEnded)
  }
}

/// ISO 32000-1, section 7.4.3.
enum ASCII85 {
  static func decode(_ input: ArraySlice<UInt8>, limit: Int) -> PDFDecoded {
    var bytes: [UInt8] = []
    var group: UInt32 = 0
    var count = 0
    var isEnded = false
    for byte in input {
      if byte == UInt8(ascii: "~") {
        isEnded = true
        break
      }
      if byte == UInt8(ascii: "z"), count == 0 {
        if bytes.count + 4 > limit { break }
        bytes += [0, 0, 0, 0]
        continue
      }
      guard (33...117).contains(byte) else { continue }
      group = group &* 85 &+ UInt32(byte - 33)
      count += 1
      if count == 5 {
        for shift in [24, 16, 8, 0] as [UInt32] { bytes.append(UInt8(truncatingIfNeeded: group >> shift)) }
        group = 0
        count = 0
      }
    }
    if count > 1 {
      for _ in count..<5 { group = group &* 85 &+ 84 }
      for shift in ([24, 16, 8, 0] as [UInt32]).prefix(count - 1) {
        bytes.append(UInt8(truncatingIfNeeded: group >> shift))
      }
    }
    return PDFDecoded(bytes: bytes, isComplete: isEnded)
  }
}

/// ISO 32000-1, section 7.4.5.
enum RunLength {
  static func decode(_ input: ArraySlice<UInt8>, limit: Int) -> PDFDecoded {
    var bytes: [UInt8] = []
    var position = input.startIndex
    while position < input.endIndex, bytes.count < limit {
      let length = Int(input[position])
      position += 1
      if length == 128 { return PDFDecoded(bytes: bytes, isComplete: true) }
      if length < 128 {
        let end = min(position + length + 1, input.endIndex)
        bytes += input[position..<end]
        position = end
      } else if position < input.endIndex {
        bytes += repeatElement(input[position], count: 257 - length)
        position += 1
      }
    }
    return PDFDecoded(bytes: bytes, isComplete: false)
  }
}
