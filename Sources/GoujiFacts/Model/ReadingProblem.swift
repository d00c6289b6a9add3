package import GoujiSyntax

/// Something in a table or a sentence that could not be read as it stands.
package struct ReadingProblem: Hashable, Sendable {
  package enum Kind: String, Sendable {
    case raggedRow
    case unknownRow
    case unknownColumns
    case malformedNumber
    case spacedNumber
    case unclosedMark
    case unknownMark
    case malformedCheck
  }
  package var kind: Kind
  /// Byte range in the block.
  package var range: Range<Int>
  /// What is there, what was expected.
  package var message: Message
  package var replacement: String?

  package init(kind: Kind, range: Range<Int>, message: Message, replacement: String? = nil) {
    self.kind = kind
    self.range = range
    self.message = message
    self.replacement = replacement
  }
}
