/// How a position inside a line is counted; LSP clients negotiate it.
package enum PositionEncoding: Sendable, Hashable {
  case utf8
  case utf16
  case utf32
}

/// A place in a draft as editors name it: 0-based line, 0-based character in the agreed encoding.
package struct TextPosition: Hashable, Sendable, Comparable {
  package var line: Int
  package var character: Int

  package init(line: Int, character: Int) {
    self.line = line
    self.character = character
  }

  package static func < (a: TextPosition, b: TextPosition) -> Bool {
    (a.line, a.character) < (b.line, b.character)
  }
}

/// A change of a draft: the bytes in `range` (UTF-8 offsets) give way to `newText`.
package struct TextEdit: Hashable, Sendable {
  package var range: Range<Int>
  package var newText: String

  package init(range: Range<Int>, newText: String) {
    self.range = range
    self.newText = newText
  }
}

/// The bytes of a draft and where its lines start.
///
/// Invariant: `lineStarts[0] == 0`, and every later entry is the offset behind a line feed.
/// A carriage return before the line feed belongs to its line's ending, not to its text.
package struct SourceText: Sendable, Equatable {
  package private(set) var bytes: [UInt8]
  package private(set) var lineStarts: [Int]

  package init(bytes: [UInt8]) {
    self.bytes = bytes
    self.lineStarts = [0]
    appendLineStarts(of: 0..<bytes.count, to: &lineStarts)
  }

  package init(_ string: String) {
    self.init(bytes: Array(string.utf8))
  }

  package var count: Int { bytes.count }
  package var lineCount: Int { lineStarts.count }
  package var string: String { String(decoding: bytes, as: UTF8.self) }

  package static func == (a: SourceText, b: SourceText) -> Bool { a.bytes == b.bytes }

  /// The text in `range`, which is clamped to the draft.
  package subscript(range: Range<Int>) -> String {
    String(decoding: bytes[clamped(range)], as: UTF8.self)
  }

  package func clamped(_ range: Range<Int>) -> Range<Int> {
    range.clamped(to: 0..<bytes.count)
  }

  /// The 0-based line that holds `offset`.
  package func line(at offset: Int) -> Int {
    var low = 0
    var high = lineStarts.count
    while low < high {
      let middle = (low + high) / 2
      if lineStarts[middle] <= offset { low = middle + 1 } else { high = middle }
    }
    return max(low - 1, 0)
  }

  /// The bytes of a line without its ending; empty for a line that does not exist.
  package func lineRange(_ line: Int) -> Range<Int> {
    guard line >= 0, line < lineStarts.count else { return bytes.count..<bytes.count }
    let start = lineStarts[line]
    var end = line + 1 < lineStarts.count ? lineStarts[line + 1] - 1 : bytes.count
    if end > start, line + 1 < lineStarts.count, bytes[end - 1] == UInt8(ascii: "\r") { end -= 1 }
    return start..<max(start, end)
  }

  /// Applies one change. Costs the moved bytes, and a scan of the inserted ones.
  package mutating func replace(_ range: Range<Int>, with newBytes: [UInt8]) {
    let range = clamped(range)
    let firstLine = line(at: range.lowerBound)
    let lastLine = line(at: range.upperBound)
    let delta = newBytes.count - range.count
    bytes.replaceSubrange(range, with: newBytes)
    var inserted: [Int] = []
    for (index, byte) in newBytes.enumerated() where byte == UInt8(ascii: "\n") {
      inserted.append(range.lowerBound + index + 1)
    }
    lineStarts.replaceSubrange((firstLine + 1)..<(lastLine + 1), with: inserted)
    if delta != 0 {
      for index in (firstLine + 1 + inserted.count)..<lineStarts.count { lineStarts[index] += delta }
    }
  }

  private func appendLineStarts(of range: Range<Int>, to starts: inout [Int]) {
    for index in range where bytes[index] == UInt8(ascii: "\n") { starts.append(index + 1) }
  }
}

// MARK: Positions

extension SourceText {
  /// The position of a byte offset. An offset inside a character counts as its start.
  package func position(of offset: Int, encoding: PositionEncoding) -> TextPosition {
    let offset = min(max(offset, 0), bytes.count)
    let line = line(at: offset)
    let start = lineStarts[line]
    if encoding == .utf8 { return TextPosition(line: line, character: offset - start) }
    var units = 0
    var index = start
    while index < offset {
      let length = utf8Length(of: bytes[index])
      if index + length > offset { break }
      units += encoding == .utf16 && length == 4 ? 2 : 1
      index += length
    }
    return TextPosition(line: line, character: units)
  }

  /// The byte offset of a position. Lines and characters past the end are clamped to it.
  package func offset(of position: TextPosition, encoding: PositionEncoding) -> Int {
    if position.line < 0 { return 0 }
    if position.line >= lineStarts.count { return bytes.count }
    let range = lineRange(position.line)
    let wanted = max(position.character, 0)
    if encoding == .utf8 {
      var offset = min(range.lowerBound + min(wanted, range.count), range.upperBound)
      while offset > range.lowerBound, offset < range.upperBound, bytes[offset] & 0xC0 == 0x80 { offset -= 1 }
      return offset
    }
    var units = 0
    var index = range.lowerBound
    while index < range.upperBound, units < wanted {
      let length = utf8Length(of: bytes[index])
      let width = encoding == .utf16 && length == 4 ? 2 : 1
      if units + width > wanted { break }
      units += width
      index = min(index + length, range.upperBound)
    }
    return index
  }
}

/// How many bytes a character takes that starts with `byte`; 1 for a stray continuation byte.
@inline(__always)
package func utf8Length(of byte: UInt8) -> Int {
  if byte < 0xC0 { return 1 }
  if byte < 0xE0 { return 2 }
  if byte < 0xF0 { return 3 }
  return 4
}
