/// Mends `\uD83D` without its other half, which editors written in JavaScript send when half a pair is typed or
/// deleted, and which no Swift string can hold.
enum LoneSurrogates {
  /// The JSON with every lone surrogate escaped as `\uFFFD`; nil if there is none.
  static func replaced(in json: ArraySlice<UInt8>) -> [UInt8]? {
    var bytes = Array(json)
    var found = false
    var index = 0
    while index < bytes.count {
      guard bytes[index] == UInt8(ascii: "\\") else {
        index += 1
        continue
      }
      switch unit(bytes, at: index) {
      case .some(0xD800..<0xDC00):
        if let low = unit(bytes, at: index + 6), (0xDC00..<0xE000).contains(low) {
          index += 12
          continue
        }
        bytes.replaceSubrange(index..<(index + 6), with: replacement)
        found = true
        index += 6
      case .some(0xDC00..<0xE000):
        bytes.replaceSubrange(index..<(index + 6), with: replacement)
        found = true
        index += 6
      case .some: index += 6
      case nil: index += 2
      }
    }
    return found ? bytes : nil
  }

  private static let replacement = Array("\\uFFFD".utf8)

  /// The code unit that `\uXXXX` at `index` stands for; nil if it is not such an escape.
  private static func unit(_ bytes: [UInt8], at index: Int) -> UInt32? {
    guard index + 6 <= bytes.count, bytes[index] == UInt8(ascii: "\\"), bytes[index + 1] == UInt8(ascii: "u") else {
      return nil
    }
    return UInt32(String(decoding: bytes[(index + 2)..<(index + 6)], as: UTF8.self), radix: 16)
  }
}
