package import GoujiSyntax

/// A year that is neither this nor last, seen while reading.
package struct WordFinding: Hashable, Sendable {
  package enum Kind: String, Sendable {
    /// A year that is neither this nor last.
    case referenceYear
    /// A number without its unit or percent sign.
    case missingUnit
    /// Two words for a direction that cannot both be meant: `减少为0万元，与上年持平`.
    case contradiction
  }
  package var kind: Kind
  /// Byte range in the block.
  package var range: Range<Int>
  package var message: Message
  package var replacement: String?
}
