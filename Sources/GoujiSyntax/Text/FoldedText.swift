/// Text as it is compared: half-width forms, one kind of quotation mark, no white space.
///
/// Finance offices mix `：` with `:`, `（` with `(`, break lines and pad with spaces at will;
/// none of it changes what is said. Every reader of prose works on this form and finds its way
/// back to the draft by `offsets`.
package struct FoldedText: Sendable, Equatable {
  /// Folded characters of the basic plane; anything beyond it is U+FFFD.
  package private(set) var scalars: [UInt16]
  /// Where each character stands in the draft: byte offset × 4 + length in bytes − 1. Empty where they stand one behind the
  /// other and are equally long: figures are, and nearly all names, and so most cells of a table.
  private var places: [Int32]
  /// Where there are no places: byte offset of the first character, and the length of each.
  private var base = 0
  private var step = 1

  package init() {
    scalars = []
    places = []
  }

  /// Folds the bytes in `range`; offsets count from `origin`.
  package init(_ bytes: [UInt8], in range: Range<Int>, origin: Int) {
    scalars = []
    places = []
    if bytes[range].allSatisfy({ $0 > 0x20 && $0 < 0x7F }) {
      scalars = bytes[range].map { UInt16($0) }
      base = range.lowerBound - origin
      return
    }
    // There are no more characters than bytes: room for as many is borrowed, and what came of them is kept.
    withUnsafeTemporaryAllocation(of: UInt16.self, capacity: range.count) { room in
      withUnsafeTemporaryAllocation(of: Int32.self, capacity: range.count) { placesRoom in
        let count = Self.fold(bytes, range, origin, into: room, placesRoom)
        scalars = Array(room[..<count])
        if let (base, step) = Self.evenSteps(placesRoom[..<count]) {
          self.base = base
          self.step = step
        } else {
          places = Array(placesRoom[..<count])
        }
      }
    }
  }

  /// Where characters begin that stand one behind the other, and their length; nil where they do not.
  private static func evenSteps(_ places: Slice<UnsafeMutableBufferPointer<Int32>>) -> (base: Int, step: Int)? {
    guard let first = places.first else { return (0, 1) }
    let step = Int(first & 3) + 1
    var expected = first
    for place in places {
      if place != expected { return nil }
      expected &+= Int32(truncatingIfNeeded: step << 2)
    }
    return (Int(first >> 2), step)
  }

  /// - Returns: how many characters there are.
  private static func fold(
    _ bytes: [UInt8],
    _ range: Range<Int>,
    _ origin: Int,
    into scalars: UnsafeMutableBufferPointer<UInt16>,
    _ places: UnsafeMutableBufferPointer<Int32>
  ) -> Int {
    var count = 0
    var index = range.lowerBound
    var spaceAfterDigit = -1
    while index < range.upperBound {
      let (scalar, length) = decodeScalar(bytes, at: index, end: range.upperBound)
      let folded = GoujiSyntax.fold(scalar)
      if folded == 0 {
        // White space between two parts of a number is kept as one blank: `214. 04` may be one
        // number or two, and only the reader of numbers can tell.
        if count > 0, isNumberPart(scalars[count - 1]) { spaceAfterDigit = index }
      } else {
        if spaceAfterDigit >= 0, isNumberPart(folded) {
          scalars[count] = 0x20
          places[count] = place(spaceAfterDigit - origin, 1)
          count += 1
        }
        spaceAfterDigit = -1
        scalars[count] = folded
        places[count] = place(index - origin, length)
        count += 1
      }
      index += length
    }
    return count
  }

  package init(_ string: String) {
    let bytes = Array(string.utf8)
    self.init(bytes, in: 0..<bytes.count, origin: 0)
  }

  package var count: Int { scalars.count }
  package var isEmpty: Bool { scalars.isEmpty }

  /// The bytes that the folded characters in `range` stand for, white space around them left out.
  package func source(_ range: Range<Int>) -> Range<Int> {
    let range = range.clamped(to: 0..<scalars.count)
    guard let first = range.first, let last = range.last else {
      let at = range.lowerBound < scalars.count ? start(range.lowerBound) : end
      return at..<at
    }
    return start(first)..<end(last)
  }

  /// The byte offset at which a character starts.
  package func start(_ index: Int) -> Int { places.isEmpty ? base + index * step : Int(places[index] >> 2) }

  /// The byte offset behind a character.
  private func end(_ index: Int) -> Int { start(index) + (places.isEmpty ? step : Int(places[index] & 3) + 1) }

  /// The byte offset behind the last character; 0 for empty text.
  package var end: Int { scalars.isEmpty ? 0 : end(scalars.count - 1) }

  package func string(_ range: Range<Int>) -> String {
    String(folded: scalars[range.clamped(to: 0..<scalars.count)])
  }

  package var string: String { string(0..<scalars.count) }

  /// The first `count` characters of the text.
  package func prefix(_ count: Int) -> FoldedText {
    guard count < scalars.count else { return self }
    var head = FoldedText()
    head.scalars = Array(scalars.prefix(max(count, 0)))
    head.places = Array(places.prefix(max(count, 0)))
    head.base = base
    head.step = step
    return head
  }

  /// The text without its first `count` characters.
  package func dropping(_ count: Int) -> FoldedText {
    guard count > 0 else { return self }
    var rest = FoldedText()
    rest.scalars = Array(scalars.dropFirst(count))
    rest.places = Array(places.dropFirst(count))
    rest.base = base + count * step
    rest.step = step
    return rest
  }

  package func hasPrefix(_ prefix: [UInt16], at index: Int = 0) -> Bool {
    guard index >= 0, index + prefix.count <= scalars.count else { return false }
    for offset in 0..<prefix.count where scalars[index + offset] != prefix[offset] { return false }
    return true
  }

  package func hasSuffix(_ suffix: [UInt16]) -> Bool {
    hasPrefix(suffix, at: scalars.count - suffix.count)
  }

  package func firstIndex(of needle: [UInt16], from start: Int = 0) -> Int? {
    guard let first = needle.first, needle.count <= scalars.count else { return nil }
    var index = max(start, 0)
    while index + needle.count <= scalars.count {
      if scalars[index] == first, hasPrefix(needle, at: index) { return index }
      index += 1
    }
    return nil
  }

  package func contains(_ needle: [UInt16]) -> Bool { firstIndex(of: needle) != nil }
}

extension String {
  /// Folded characters as a string. The library's own way from UTF-16 is ten times as slow, and names of rows are made by
  /// the thousand; folded characters are all of the basic plane, and a half of a pair is U+FFFD there as here.
  package init(folded scalars: some Collection<UInt16>) {
    self.init(unsafeUninitializedCapacity: scalars.count * 3) { bytes in
      var count = 0
      for scalar in scalars {
        let code = (0xD800...0xDFFF).contains(scalar) ? 0xFFFD : UInt32(scalar)
        if code < 0x80 {
          bytes[count] = UInt8(truncatingIfNeeded: code)
          count += 1
          continue
        }
        if code < 0x800 {
          bytes[count] = UInt8(truncatingIfNeeded: 0xC0 | code >> 6)
          count += 1
        } else {
          bytes[count] = UInt8(truncatingIfNeeded: 0xE0 | code >> 12)
          bytes[count + 1] = UInt8(truncatingIfNeeded: 0x80 | code >> 6 & 0x3F)
          count += 2
        }
        bytes[count] = UInt8(truncatingIfNeeded: 0x80 | code & 0x3F)
        count += 1
      }
      return count
    }
  }

  /// The folded characters of a word of the book, for comparison with `FoldedText`.
  package var folded: [UInt16] { FoldedText(self).scalars }
}

/// Decodes the character at `index`; an ill-formed byte is U+FFFD of length 1, so that any bytes can be read.
@inline(__always)
package func decodeScalar(_ bytes: [UInt8], at index: Int, end: Int) -> (scalar: UInt32, length: Int) {
  let first = bytes[index]
  if first < 0x80 { return (UInt32(first), 1) }
  let length = utf8Length(of: first)
  guard length > 1, index + length <= end else { return (0xFFFD, 1) }
  var scalar = UInt32(first) & (length == 2 ? 0x1F : length == 3 ? 0x0F : 0x07)
  for next in (index + 1)..<(index + length) {
    let byte = bytes[next]
    if byte & 0xC0 != 0x80 { return (0xFFFD, 1) }
    scalar = scalar << 6 | UInt32(byte & 0x3F)
  }
  return (scalar, length)
}

/// The folded form of a character; 0 for white space.
@inline(__always)
package func fold(_ scalar: UInt32) -> UInt16 {
  if scalar < 0x80 {
    return scalar <= 0x20 || scalar == 0x7F ? 0 : UInt16(truncatingIfNeeded: scalar)
  }
  if scalar >= 0x4E00, scalar <= 0x9FFF { return UInt16(truncatingIfNeeded: scalar) }
  switch scalar {
  case 0xFF01...0xFF5E: return UInt16(truncatingIfNeeded: scalar - 0xFEE0)
  case 0xA0, 0x3000, 0x2000...0x200F, 0x2028...0x202F, 0x205F, 0x2060, 0xFEFF: return 0
  case 0x201C...0x201F, 0x300C...0x300F, 0x2033: return 0x22
  case 0x2018...0x201B, 0x2032: return 0x27
  case 0x2010...0x2015, 0x2212, 0xFE63: return 0x2D
  case 0xFE5A: return 0x29
  case 0xFE59: return 0x28
  case 0xFFE5: return 0xA5
  case 0x10000...: return 0xFFFD
  default: return UInt16(truncatingIfNeeded: scalar)
  }
}

/// Whether a folded character is a Chinese one, and no punctuation.
@inline(__always)
package func isIdeograph(_ scalar: UInt16) -> Bool { scalar >= 0x4E00 && scalar <= 0x9FFF }

@inline(__always)
package func isDigit(_ scalar: UInt16) -> Bool { scalar >= 0x30 && scalar <= 0x39 }

@inline(__always)
private func place(_ offset: Int, _ length: Int) -> Int32 {
  Int32(truncatingIfNeeded: offset << 2 | (length - 1))
}

/// Whether a folded character can stand inside a written number: a digit, a point, a thousands separator.
@inline(__always)
private func isNumberPart(_ scalar: UInt16) -> Bool {
  isDigit(scalar) || scalar == 0x2E || scalar == 0x2C
}
