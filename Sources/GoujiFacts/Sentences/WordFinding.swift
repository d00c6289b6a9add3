/// Something wrong with a word, seen while reading.
package struct WordFinding: Hashable, Sendable {
  package enum Kind: String, Sendable {
    /// A year that is neither this nor last.
    case referenceYear
    /// What a template left behind, and a slip of the pen.
    case leftover
    case slip
    /// A number without its unit or percent sign.
    case missingUnit
    /// Two words for a direction that cannot both be meant: `减少为0万元，与上年持平`.
    case contradiction
  }
  package var kind: Kind
  /// Byte range in the block.
  package var range: Range<Int>
  package var message: String
  package var replacement: String?
}
