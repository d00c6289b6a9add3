/// The two ways in which a mail carries bytes as text (RFC 2045, sections 6.7 and 6.8).
enum TransferEncoding {
  static func quotedPrintable(_ bytes: ArraySlice<UInt8>) -> [UInt8] {
    var result: [UInt8] = []
    result.reserveCapacity(bytes.count)
    var offset = bytes.startIndex
    while offset < bytes.endIndex {
      let byte = bytes[offset]
      offset += 1
      guard byte == 0x3D else {
        result.append(byte)
        continue
      }
      let next = bytes[offset...].prefix(2)
      if next.count == 2, let value = UInt8(String(decoding: next, as: UTF8.self), radix: 16),
        next.allSatisfy(isHexDigit)
      {
        result.append(value)
        offset += 2
      } else if next.first == 0x0A {
        offset += 1
      } else if next.elementsEqual([0x0D, 0x0A]) {
        offset += 2
      } else {
        result.append(byte)
      }
    }
    return result
  }

  private static func isHexDigit(_ byte: UInt8) -> Bool {
    (0x30...0x39).contains(byte) || (0x41...0x46).contains(byte) || (0x61...0x66).contains(byte)
  }

  /// What is no digit of the alphabet is passed over; `=` ends the data.
  static func base64(_ bytes: ArraySlice<UInt8>) -> [UInt8] {
    var result: [UInt8] = []
    result.reserveCapacity(bytes.count / 4 * 3)
    var buffer = 0
    var bits = 0
    for byte in bytes {
      let value: Int
      switch byte {
      case 0x41...0x5A: value = Int(byte) - 0x41
      case 0x61...0x7A: value = Int(byte) - 0x61 + 26
      case 0x30...0x39: value = Int(byte) - 0x30 + 52
      case 0x2B: value = 62
      case 0x2F: value = 63
      case 0x3D: return result
      default: continue
      }
      buffer = (buffer << 6 | value) & 0xFFFF
      bits += 6
      if bits >= 8 {
        bits -= 8
        result.append(UInt8(truncatingIfNeeded: buffer >> bits))
      }
    }
    return result
  }
}
