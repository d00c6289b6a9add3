/// Text with places marked in it: `收入⟦263.33⟧万元`, `合计⟦⟧`. Brackets show a place where carets under the line
/// cannot: wide characters never line up. They may nest.
package struct MarkedText: Hashable, Sendable {
  /// The text without the brackets.
  package var text: String
  /// UTF-8 offsets in `text`, in the order of the opening brackets.
  package var ranges: [Range<Int>]

  package init(_ marked: String) {
    var bytes: [UInt8] = []
    var ranges: [Range<Int>] = []
    var open: [Int] = []
    for scalar in marked.unicodeScalars {
      switch scalar {
      case "⟦":
        open.append(ranges.count)
        ranges.append(bytes.count..<bytes.count)
      case "⟧":
        if let index = open.popLast() { ranges[index] = ranges[index].lowerBound..<bytes.count }
      default:
        bytes.append(contentsOf: String(scalar).utf8)
      }
    }
    text = String(decoding: bytes, as: UTF8.self)
    self.ranges = ranges
  }

  /// Writes brackets around `ranges` of `text`, which must not cross one another.
  package init(_ text: String, marking ranges: [Range<Int>]) {
    self.text = text
    self.ranges = ranges
  }

  /// The text with its brackets, to compare and to read.
  package var marked: String {
    let bytes = Array(text.utf8)
    var result: [UInt8] = []
    for offset in 0...bytes.count {
      let closing = ranges.filter { $0.upperBound == offset && !$0.isEmpty }.count
      for _ in 0..<closing { result.append(contentsOf: "⟧".utf8) }
      for range in ranges where range.lowerBound == offset {
        result.append(contentsOf: "⟦".utf8)
        if range.isEmpty { result.append(contentsOf: "⟧".utf8) }
      }
      if offset < bytes.count { result.append(bytes[offset]) }
    }
    return String(decoding: result, as: UTF8.self)
  }
}
