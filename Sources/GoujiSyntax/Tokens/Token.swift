/// What a stretch of a draft is to the eye, decided without knowing what any figure means.
package enum TokenKind: String, Sendable, Hashable, CaseIterable {
  /// `第一部分`, `一、`, `（一）`, `1.`, `（1）`
  case marker
  /// The words of a heading or a caption.
  case title
  case fieldKey
  case fieldValue
  /// A bar or a tab between cells, a rule row's dashes.
  case bar
  case number
  /// A whole number of four to seven digits alone in a cell.
  case code
  /// Behind a number: 万元, %, 辆 …
  case unit
  /// `{公开01.收入.总计}`
  case mark
  /// `=` in the place of a number.
  case asked
  /// The name in front of a numbered item's colon: `一、财政拨款收入：…`
  case term
  case comment
  /// `核对`, `忽略`
  case directiveKeyword
  /// What a `核对：` line claims.
  case formula
  /// `注：`
  case noteHead
  case punctuation
  /// White space, line endings included.
  case space
  case text
}

package struct Token: Hashable, Sendable {
  package var kind: TokenKind
  /// Byte range in the block.
  package var range: Range<Int>

  package init(kind: TokenKind, range: Range<Int>) {
    self.kind = kind
    self.range = range
  }
}

extension SyntaxTree {
  /// The tokens of a block of this tree, in order and without gaps: joined, they are the block's text.
  package func tokens(of block: Block) -> [Token] {
    var reader = TokenReader(block.content, bytes: text.bytes, start: block.start)
    return reader.read()
  }
}
