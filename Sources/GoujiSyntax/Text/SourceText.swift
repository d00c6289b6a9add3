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
/// Invariant: `lineStarts[0] == 0`, and every later entry is the offset behind a line ending: LF, CR LF, or a CR alone, as
/// the Language Server Protocol counts lines.
package struct SourceText: Sendable, Equatable {
  package private(set) var bytes: [UInt8]
  package private(set) var lineStarts: [Int]

  package init(bytes: [UInt8]) {
    self.bytes = bytes
    self.lineStarts = [0] + Self.lineStarts(in: bytes, 0..<bytes.count)
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
    guard line + 1 < lineStarts.count else { return start..<bytes.count }
    var end = lineStarts[line + 1] - 1
    if end > start, bytes[end] == UInt8(ascii: "\n"), bytes[end - 1] == UInt8(ascii: "\r") { end -= 1 }
    return start..<end
  }

  /// Applies one change. Costs the moved bytes, and a scan of the lines that it touches.
  package mutating func replace(_ range: Range<Int>, with newBytes: [UInt8]) {
    let range = clamped(range)
    // A CR beside the change may become part of a CR LF, or cease to be: the lines of the bytes beside it are looked at, too.
    let first = line(at: max(range.lowerBound - 1, 0))
    let last = line(at: min(range.upperBound + 1, bytes.count))
    let delta = newBytes.count - range.count
    let oldEnd = last + 1 < lineStarts.count ? lineStarts[last + 1] : bytes.count
    bytes.replaceSubrange(range, with: newBytes)
    var found = Self.lineStarts(in: bytes, lineStarts[first]..<(oldEnd + delta))
    // The start of the line behind stands in the list already.
    if last + 1 < lineStarts.count, found.last == oldEnd + delta { found.removeLast() }
    lineStarts.replaceSubrange((first + 1)..<(last + 1), with: found)
    guard delta != 0 else { return }
    for index in (first + 1 + found.count)..<lineStarts.count { lineStarts[index] += delta }
  }

  /// Where lines begin behind the line endings that lie in `range`.
  private static func lineStarts(in bytes: [UInt8], _ range: Range<Int>) -> [Int] {
    var starts: [Int] = []
    bytes.withUnsafeBufferPointer { bytes in
      for index in range {
        switch bytes[index] {
        case UInt8(ascii: "\n"): starts.append(index + 1)
        case UInt8(ascii: "\r") where index + 1 == bytes.count || bytes[index + 1] != UInt8(ascii: "\n"):
          starts.append(index + 1)
        default: continue
        }
      }
    }
    return starts
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
