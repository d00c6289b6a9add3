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
  package let lists: [ItemList]
  /// Terms of the glossary that the block uses, by index.
  package let terms: Set<Int>
  /// Names of codes with their levels behind them; ranges in the block's folded text.
  package let chains: [CodeChain]
  /// Projects that a self-evaluation table gives figures of.
  package let projects: [ProjectName]
  /// The one project whose evaluation the block is, a table or a paragraph.
  package let account: ProjectAccount?
  /// The rows of a self-evaluation table that line up with its header.
  package let indicators: [IndicatorRow]
  /// Functional codes that a figure's name may mean, by fact, where nobody can tell which.
  package let doubts: [Int: [UInt32]]
  /// Whether the block says that there is none of something, and of which forms it says so.
  package let denial: Denial
  package struct Denial: Equatable, Sendable {
    package var isStated = false
    package var forms: [String] = []
    /// The figures that it says there are none of.
    package var figures: [DeniedFigure] = []
  }
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
    words: [WordFinding] = [],
    lists: [ItemList] = [],
    terms: Set<Int> = [],
    chains: [CodeChain] = [],
    projects: [ProjectName] = [],
    account: ProjectAccount? = nil,
    indicators: [IndicatorRow] = [],
    doubts: [Int: [UInt32]] = [:],
    denial: Denial = Denial()
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
    self.lists = lists
    self.terms = terms
    self.chains = chains
    self.projects = projects
    self.account = account
    self.indicators = indicators
    self.doubts = doubts
    self.denial = denial
  }

  /// Whether both state the same: then whatever was concluded from one holds for the other, and only places have moved.
  /// - Parameter apartFromValues: whether figures may have other values.
  package func statesSame(as other: BlockReading, apartFromValues: Bool = false) -> Bool {
    if self === other { return true }
    guard facts.count == other.facts.count, claims == other.claims, lists.count == other.lists.count else {
      return false
    }
    switch (table, other.table) {
    case (nil, nil): break
    case (let a?, let b?): if !a.hasSameShape(as: b) { return false }
    default: return false
    }
    // Findings call projects by the names that are written.
    guard openWhole == other.openWhole, level == other.level, projects == other.projects else { return false }
    return zip(facts, other.facts).allSatisfy { $0.measuresSame(as: $1) && (apartFromValues || $0.number == $1.number) }
  }

  /// What the block states and leaves open: the numbered paragraphs below it say what it consists of.
  package var openWhole: Int? {
    guard table == nil, let key = after.group?.key else { return nil }
    return facts.lastIndex { $0.key == key && $0.kind == .amount }
  }

  /// The level of its number among headings and numbered paragraphs; nil without one.
  package var level: Int? { content.marker?.level }

  /// Whether it states nothing that could be concluded from.
  package var statesNothing: Bool { facts.isEmpty && claims.isEmpty && table == nil }
}

/// What a block takes over from those before it.
struct ReadingState: Equatable, Sendable {
  var role = PartRole.preface
  /// What the headings above say, by level (1...5).
  var sections: [Section] = []
  var group: SentenceContext.Group?
  /// The money of the items that follow: a paragraph with a colon at its end has spoken of it.
  var listed: Fund?

  struct Section: Equatable, Sendable {
    var level: Int
    var binding: Binding
    var isPerformance: Bool
  }

  /// Ends the sections of a level and below.
  mutating func close(_ level: Int) { sections.removeAll { $0.level >= level } }

  var isPerformance: Bool { sections.contains(where: \.isPerformance) }
  var binding: Binding {
    sections.reduce(Binding()) { outer, section in
      var own = section.binding
      // `（一）财政拨款支出决算总体情况` below `五、一般公共预算财政拨款支出决算情况说明` is of that budget.
      if own.fund == .fiscal, outer.fund?.isOneBudget == true { own.fund = nil }
      return outer.overlaid(by: own)
    }
  }
}

/// Everything that a draft states, block by block, beside the tree it was read from.
package struct DraftReading: Sendable {
  package let tree: SyntaxTree
  package let header: DraftHeader
  /// One for each block of the tree.
  package let blocks: [BlockReading]
  /// Functional codes that the tables use.
  package let usedCodes: Set<UInt32>
  /// Projects that the self-evaluation tables give figures of.
  package let projects: [ProjectName]
  /// What the lines above each block have said of a coming table.
  let captions: [CaptionState]
  private let book: Book

  package init(_ tree: SyntaxTree, _ book: Book) {
    self = Self.read(tree, HeaderReader.read(tree), book, previous: nil).reading
  }

  /// Reads the tree again, taking over what was read in blocks that neither changed nor depend on a change.
  package func updated(to tree: SyntaxTree) -> (reading: DraftReading, change: Change) {
    let header = HeaderReader.read(tree)
    let isReusable = self.header.year == header.year && self.header.exponent == header.exponent
    let (reading, change) = Self.read(tree, header, book, previous: isReusable ? self : nil)
    let everything = Change(
      gone: blocks.indices,
      come: reading.blocks.indices,
      reread: [],
      from: blocks,
      to: reading.blocks
    )
    return (reading, change ?? everything)
  }

  private static func read(_ tree: SyntaxTree, _ header: DraftHeader, _ book: Book, previous: DraftReading?)
    -> (reading: DraftReading, change: Change?)
  {
    var reader = ReadingBuilder(tree: tree, book: book, header: header, previous: previous)
    reader.readTables()
    reader.readProse()
    return (DraftReading(tree, header, book, reader), reader.change)
  }

  private init(_ tree: SyntaxTree, _ header: DraftHeader, _ book: Book, _ reader: ReadingBuilder) {
    self.tree = tree
    self.header = header
    self.book = book
    blocks = reader.readings
    usedCodes = reader.usedCodes
    projects = reader.projects
    captions = reader.captions
  }
}

extension BlockReading {
  /// The same reading of a table among the sections of a draft: it takes no state over, and hands it on unchanged.
  func standing(in state: ReadingState) -> BlockReading {
    if before == state, after == state { return self }
    return BlockReading(
      content: content,
      before: state,
      after: state,
      surroundings: surroundings,
      facts: facts,
      claims: claims,
      table: table,
      problems: problems,
      words: words,
      lists: lists,
      terms: terms,
      projects: projects,
      account: account,
      indicators: indicators,
      doubts: doubts,
      denial: denial
    )
  }

  /// The same reading of a table of which one figure has been typed anew.
  func retyped(_ content: BlockContent, _ facts: [Fact], _ table: TableReading, _ moved: (Range<Int>) -> Range<Int>)
    -> BlockReading
  {
    BlockReading(
      content: content,
      before: before,
      after: after,
      surroundings: surroundings,
      facts: facts,
      claims: claims,
      table: table,
      problems: problems.map { problem in
        var problem = problem
        problem.range = moved(problem.range)
        return problem
      },
      projects: projects,
      account: account
    )
  }

  /// Whether it is the heading of the part that explains terms.
  package var opensTerms: Bool { after.role == .terms && before.role != .terms }

  /// The role of the part that the block stands in.
  package var role: PartRole { before.role }

  /// The role of the part that what follows the block stands in.
  package var roleBehind: PartRole { after.role }
}
