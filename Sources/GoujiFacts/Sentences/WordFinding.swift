/// A year that is neither this nor last, seen while reading.
package struct WordFinding: Hashable, Sendable {
  /// Byte range in the block.
  package var range: Range<Int>
  package var message: String
  package var replacement: String?
}
