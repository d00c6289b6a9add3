/// Something wrong with a word, seen while reading.
package struct WordFinding: Hashable, Sendable {
  package enum Kind: String, Sendable {
    /// A year that is neither this nor last.
    case referenceYear
    /// What a template left behind, and a slip of the pen.
    case leftover
    case slip
  }
  package var kind: Kind
  /// Byte range in the block.
  package var range: Range<Int>
  package var message: String
  package var replacement: String?
}
