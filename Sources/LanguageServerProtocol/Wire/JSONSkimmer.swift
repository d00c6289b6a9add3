/// Finds the members of a JSON object without reading their values.
enum JSONSkimmer {
  /// Where the value of each member of the outermost object stands; nil if the braces do not match.
  ///
  /// The values themselves are checked when they are decoded. Of members with the same name the last one counts.
  static func members(of bytes: [UInt8]) -> [String: Range<Int>]? {
    bytes.withUnsafeBufferPointer { buffer in
      var skimmer = Scanner(bytes: buffer)
      return skimmer.object()
    }
  }

  private struct Scanner {
    let bytes: UnsafeBufferPointer<UInt8>
    var index = 0

    init(bytes: UnsafeBufferPointer<UInt8>) { self.bytes = bytes }

    mutating func object() -> [String: Range<Int>]? {
      var members: [String: Range<Int>] = [:]
      guard skipSpace() == UInt8(ascii: "{") else { return nil }
      index += 1
      if skipSpace() == UInt8(ascii: "}") {
        index += 1
        return skipSpace() == nil ? members : nil
      }
      while true {
        guard skipSpace() == UInt8(ascii: "\""), let name = string() else { return nil }
        guard skipSpace() == UInt8(ascii: ":") else { return nil }
        index += 1
        guard skipSpace() != nil, let value = value() else { return nil }
        members[String(decoding: bytes[(name.lowerBound + 1)..<(name.upperBound - 1)], as: UTF8.self)] = value
        switch skipSpace() {
        case UInt8(ascii: ","): index += 1
        case UInt8(ascii: "}"):
          index += 1
          return skipSpace() == nil ? members : nil
        default: return nil
        }
      }
    }

    /// Moves to the next byte that is not space and gives it; nil at the end.
    private mutating func skipSpace() -> UInt8? {
      while index < bytes.count {
        switch bytes[index] {
        case 0x20, 0x09, 0x0A, 0x0D: index += 1
        case let byte: return byte
        }
      }
      return nil
    }

    /// Passes a string, quotes included; nil if it does not end.
    private mutating func string() -> Range<Int>? {
      let start = index
      index += 1
      while index < bytes.count {
        switch bytes[index] {
        case UInt8(ascii: "\\"): index += 2
        case UInt8(ascii: "\""):
          index += 1
          return start..<index
        default: index += 1
        }
      }
      return nil
    }

    /// Passes a value: up to the comma or brace that ends it on this level.
    private mutating func value() -> Range<Int>? {
      let start = index
      var depth = 0
      while index < bytes.count {
        switch bytes[index] {
        case UInt8(ascii: "\""):
          guard string() != nil else { return nil }
          continue
        case UInt8(ascii: "{"), UInt8(ascii: "["): depth += 1
        case UInt8(ascii: "}"), UInt8(ascii: "]"):
          if depth == 0 { return trimmed(start..<index) }
          depth -= 1
        case UInt8(ascii: ",") where depth == 0: return trimmed(start..<index)
        default: break
        }
        index += 1
      }
      return nil
    }

    private func trimmed(_ range: Range<Int>) -> Range<Int>? {
      var end = range.upperBound
      while end > range.lowerBound, bytes[end - 1] <= 0x20 { end -= 1 }
      return range.lowerBound < end ? range.lowerBound..<end : nil
    }
  }
}
