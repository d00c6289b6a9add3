/// Characters as XML means them: references replaced, line ends made one (XML 1.0, sections 2.11, 3.3.3, 4.1).
enum XMLCharacters {
  static func text(_ bytes: ArraySlice<UInt8>) -> String { decoded(bytes, isAttribute: false, hasReferences: true) }

  static func literal(_ bytes: ArraySlice<UInt8>) -> String { decoded(bytes, isAttribute: false, hasReferences: false) }

  /// White space in a value is a space.
  static func attribute(_ bytes: ArraySlice<UInt8>) -> String { decoded(bytes, isAttribute: true, hasReferences: true) }

  private static func decoded(_ bytes: ArraySlice<UInt8>, isAttribute: Bool, hasReferences: Bool) -> String {
    let isPlain = bytes.allSatisfy { $0 != 0x26 && $0 != 0x0D && (!isAttribute || $0 >= 0x20) }
    if isPlain { return String(decoding: bytes, as: UTF8.self) }
    var output: [UInt8] = []
    output.reserveCapacity(bytes.count)
    var offset = bytes.startIndex
    while offset < bytes.endIndex {
      let byte = bytes[offset]
      offset += 1
      switch byte {
      case 0x26 where hasReferences:
        if let end = bytes[offset...].prefix(12).firstIndex(of: 0x3B), let scalar = reference(bytes[offset..<end]) {
          output.append(contentsOf: String(scalar).utf8)
          offset = end + 1
        } else {
          output.append(byte)
        }
      case 0x0D:
        output.append(isAttribute ? 0x20 : 0x0A)
        if offset < bytes.endIndex, bytes[offset] == 0x0A { offset += 1 }
      case 0x09, 0x0A: output.append(isAttribute ? 0x20 : byte)
      default: output.append(byte)
      }
    }
    return String(decoding: output, as: UTF8.self)
  }

  /// The character that a reference stands for, without `&` and `;`.
  private static func reference(_ name: ArraySlice<UInt8>) -> Character? {
    switch String(decoding: name, as: UTF8.self) {
    case "amp": return "&"
    case "lt": return "<"
    case "gt": return ">"
    case "quot": return "\""
    case "apos": return "'"
    default: break
    }
    guard name.first == 0x23 else { return nil }
    return numbered(name.dropFirst()).map { Character($0) }
  }

  /// The character of `#10` or `#xA`, without the `#`; nil where there is none.
  static func numbered(_ digits: ArraySlice<UInt8>) -> Unicode.Scalar? {
    let isHexadecimal = digits.first == 0x78 || digits.first == 0x58
    let text = String(decoding: isHexadecimal ? digits.dropFirst() : digits, as: UTF8.self)
    guard text.first?.isHexDigit == true, let value = UInt32(text, radix: isHexadecimal ? 16 : 10), value != 0 else {
      return nil
    }
    return Unicode.Scalar(value)
  }
}
