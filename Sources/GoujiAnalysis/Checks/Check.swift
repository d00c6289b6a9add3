import GoujiCatalog
import GoujiFacts
import GoujiSyntax

/// A check that is no relation between figures: which rules it tells of, how grave they are at most, and what it looks at.
///
/// A new check is one file with its function, and one row in `Check.all`; the rule's words stand in the book.
struct Check: Sendable {
  /// What a check looks at. What it has found stands as long as that does.
  enum Scope: Sendable {
    /// A block by itself, and the header's department and year.
    case block(@Sendable (BlockView) -> [CheckFinding])
    /// The same, but for the values of a table's figures.
    case words(@Sendable (BlockView) -> [CheckFinding])
    /// The rows of tables and their codes, no values and no other block.
    case tables(@Sendable (DraftReading, Book) -> [PlacedFinding])
    /// Each block by itself, and then what has been found in all of them together.
    case pieces(@Sendable (BlockView) -> [CheckFinding], @Sendable ([PlacedFinding], DraftState) -> [PlacedFinding])
    /// What the blocks state, each as it is read.
    case readings(@Sendable (DraftReading, Book) -> [PlacedFinding])
    /// Titles, captions, tables and the numbers in front of items: anything but running text and values.
    case structure(@Sendable (DraftState) -> [Finding])
    /// Tables, figures and what is stated of them.
    case figures(@Sendable (DraftState) -> [Finding])
    /// Anything but the values of figures in tables.
    case text(@Sendable (DraftState) -> [Finding])
    /// Anything.
    case draft(@Sendable (DraftState) -> [Finding])
  }

  /// A finding inside a block, with the number of the block.
  typealias PlacedFinding = (block: Int, finding: CheckFinding)

  /// The rules that it tells of, each with the gravest severity that it may have.
  let rules: [String: Severity]
  let scope: Scope

  init(_ rules: [String: Severity], _ scope: Scope) {
    self.rules = rules
    self.scope = scope
  }
}

/// A block by itself, as checks see it.
struct BlockView {
  let reading: BlockReading
  let content: BlockContent
  let header: DraftHeader
  let book: Book
  /// The draft, for what the folded text no longer knows, and where the block begins in it.
  let source: SourceText
  let start: Int

  init(_ draft: DraftState, _ block: Int) {
    reading = draft.reading.blocks[block]
    content = draft.tree.blocks[block].content
    header = draft.reading.header
    book = draft.book
    source = draft.text
    start = draft.tree.blocks[block].start
  }

  /// Whether checks see the same of two headers.
  static func showsSame(_ a: DraftHeader, _ b: DraftHeader) -> Bool { a.department == b.department && a.year == b.year }
}
