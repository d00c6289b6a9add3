/// The characters that the phrases of a set begin with, two by two: text is searched for a phrase only where one may begin.
///
/// A few thousand characters of prose hold a few hundred such places. May say yes where no phrase begins, never no where
/// one does.
package struct Openings: Sendable {
  /// One bit for each character that opens a phrase whatever follows.
  @usableFromInline var singles = [UInt64](repeating: 0, count: 1024)
  /// One bit for each pair of characters, several pairs to a bit.
  @usableFromInline var pairs = [UInt64](repeating: 0, count: 1024)

  package init() {}

  /// Adds a phrase by its first two characters; one that has none is never looked for.
  package mutating func insert(_ phrase: some Collection<UInt16>) {
    guard let first = phrase.first else { return }
    if let second = phrase.dropFirst().first {
      mark(&pairs, Self.pair(first, second))
    } else {
      mark(&singles, first)
    }
  }

  /// Adds phrases that begin with a character and go on in some other way than by a given one.
  package mutating func insert(single first: UInt16) { mark(&singles, first) }

  /// Whether a phrase may begin with these two characters; 0 for the second one at the end of a text.
  @inlinable @inline(__always)
  package func mayOpen(_ first: UInt16, _ second: UInt16) -> Bool {
    let pair = Self.pair(first, second)
    return (pairs[Int(pair >> 6)] >> UInt64(pair & 63) | singles[Int(first >> 6)] >> UInt64(first & 63)) & 1 == 1
  }

  @inlinable @inline(__always)
  static func pair(_ first: UInt16, _ second: UInt16) -> UInt16 { (first &* 31) ^ second }

  private func mark(_ bits: inout [UInt64], _ bit: UInt16) { bits[Int(bit >> 6)] |= 1 << UInt64(bit & 63) }
}
