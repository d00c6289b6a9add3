package import GoujiCatalog
package import GoujiSyntax

/// What one block of a draft states. Shared between versions of the draft as long as neither the block nor
/// what it depends on has changed; offsets count from the block's first byte.
package final class BlockReading: Sendable {
  package let facts: [Fact]
  package let claims: [Claim]
  package let table: TableReading?
  package let problems: [ReadingProblem]
  package let words: [WordFinding]
  /// What the next block takes over.
  let after: ReadingState
  /// What this reading was made from.
  let content: BlockContent
  let before: ReadingState
  let surroundings: TableSurroundings?

  init(
    content: BlockContent,
    before: ReadingState,
    after: ReadingState,
    surroundings: TableSurroundings? = nil,
    facts: [Fact] = [],
    claims: [Claim] = [],
    table: TableReading? = nil,
    problems: [ReadingProblem] = [],
    words: [WordFinding] = []
  ) {
    self.content = content
    self.before = before
    self.after = after
    self.surroundings = surroundings
    self.facts = facts
    self.claims = claims
    self.table = table
    self.problems = problems
    self.words = words
  }

  package var isSilent: Bool { facts.isEmpty && claims.isEmpty && table == nil && problems.isEmpty && words.isEmpty }
}

/// The roles that the parts of a disclosure play.
package enum PartRole: UInt8, Sendable {
  case preface
  case overview
  case tables
  case narrative
  case terms
  case attachments
}

/// What a block takes over from those before it.
struct ReadingState: Equatable, Sendable {
  var role = PartRole.preface
  /// What the headings above say, by level (1...5).
  var sections: [Section] = []
  /// The form that a caption has named and no table has taken yet.
  var form: String?
  /// Unit that the furniture of the coming table states.
  var exponent: Int?
  var group: SentenceContext.Group?

  struct Section: Equatable, Sendable {
    var level: Int
    var binding: Binding
    var isPerformance: Bool
  }

  var isPerformance: Bool { sections.contains(where: \.isPerformance) }
  var binding: Binding { sections.reduce(Binding()) { $0.overlaid(by: $1.binding) } }
}

/// Everything that a draft states, block by block, beside the tree it was read from.
package struct DraftReading: Sendable {
  package private(set) var tree: SyntaxTree
  package private(set) var header: DraftHeader
  /// One for each block of the tree.
  package private(set) var blocks: [BlockReading]
  /// Functional codes that the tables use.
  package private(set) var usedCodes: Set<UInt32> = []
  private let catalog: Catalog

  package init(_ tree: SyntaxTree, _ catalog: Catalog) {
    self.init(tree, catalog, previous: nil)
  }

  /// Reads the tree again, taking over what was read in blocks that neither changed nor depend on a change.
  package func updated(to tree: SyntaxTree) -> DraftReading {
    DraftReading(tree, catalog, previous: self)
  }

  private init(_ tree: SyntaxTree, _ catalog: Catalog, previous: DraftReading?) {
    self.tree = tree
    self.catalog = catalog
    let header = HeaderReader.read(tree)
    self.header = header
    let known = Dictionary(
      (previous?.blocks ?? []).lazy.map { (ObjectIdentifier($0.content), $0) },
      uniquingKeysWith: { first, _ in first }
    )
    let isReusable = previous.map { $0.header.year == header.year && $0.header.exponent == header.exponent } ?? false
    var reader = BlockReader(tree: tree, catalog: catalog, header: header, known: isReusable ? known : [:])
    let tables = reader.readTables()
    usedCodes = reader.usedCodes
    if let previous, previous.usedCodes != reader.usedCodes { reader.forgetProse() }
    blocks = reader.readAll(tables)
  }
}

extension BlockReading {
  /// The role of the part that the block stands in.
  package var role: PartRole { before.role }
}
