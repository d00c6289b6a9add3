import GoujiCatalog
import GoujiSyntax

/// Reads a self-evaluation table (绩效自评表): money and its execution rate, weights and scores and their totals.
///
/// These tables have sections with headers of their own and cells that span; only what lines up with a header above
/// it is read, and a total is held against its parts only where every row between gave both weight and score.
struct PerformanceReader {
  private let grid: TableGrid
  private let book: PerformanceBook
  private var outcome = TableOutcome()
  private var claims: [Claim] = []
  /// Column roles of the section that is being read.
  private var roles: [Int: PerformanceBook.Column] = [:]
  private var weights: [Int] = []
  private var scores: [Int] = []
  private var isWhole = true
  private var fundTotal: [PerformanceBook.Column: Int] = [:]
  private var fundParts: [PerformanceBook.Column: [Int]] = [:]

  /// Nil for a table that is no self-evaluation.
  static func read(_ grid: TableGrid, _ catalog: Catalog) -> TableOutcome? {
    var reader = PerformanceReader(grid: grid, book: catalog.performance)
    guard grid.cells.contains(where: { reader.header($0) != nil }) else { return nil }
    for cells in grid.cells { reader.row(cells) }
    reader.closeFunds()
    reader.outcome.claims = reader.claims
    return reader.outcome
  }

  private init(grid: TableGrid, book: PerformanceBook) {
    self.grid = grid
    self.book = book
  }

  /// The roles that a header row gives its columns.
  private func header(_ cells: [FoldedText]) -> [Int: PerformanceBook.Column]? {
    var roles: [Int: PerformanceBook.Column] = [:]
    for (index, cell) in cells.enumerated() {
      if let column = book.column(headed: cell.scalars) { roles[index] = column }
    }
    let found = Set(roles.values)
    guard found.contains(.score), found.contains(.weight) || found.contains(.rate), found.count == roles.count else { return nil }
    return roles
  }

  private mutating func row(_ cells: [FoldedText]) {
    if let roles = header(cells) {
      closeFunds()
      self.roles = roles
      return
    }
    if let label = cells.first(where: { book.row(named: $0.scalars) == .grandTotal }) {
      grandTotal(cells, label)
      return
    }
    // Figures of the columns with a role; whatever else the row holds is read without one.
    var figures: [PerformanceBook.Column: Int] = [:]
    for (index, cell) in cells.enumerated() where !cell.isEmpty {
      if let role = roles[index], let fact = figure(cell, role) {
        outcome.facts.append(fact)
        figures[role] = outcome.facts.count - 1
      } else {
        outcome.facts += ProseFigures.unbound(in: cell)
      }
    }
    money(cells, figures)
    if let weight = figures[.weight], let score = figures[.score] {
      weights.append(weight)
      scores.append(score)
      var bound = Claim(.scoreBound, upper: [SignedTerm(.fact(score)), SignedTerm(.fact(weight), isNegative: true)])
      bound.relation = .atMost
      claims.append(bound)
    } else if figures[.weight] != nil || figures[.score] != nil {
      isWhole = false
    }
  }

  private func figure(_ cell: FoldedText, _ role: PerformanceBook.Column) -> Fact? {
    let (reading, next) = NumberReader.read(cell, at: 0, end: cell.count)
    guard case .number(let number) = reading else { return nil }
    let rest = cell.scalars[next...]
    let isBare = rest.isEmpty || (rest.count == 1 && (rest.first == 0x25 || rest.first == Self.point))
    guard isBare else { return nil }
    let kind: Fact.Kind =
      switch role {
      case .budget, .spent: .amount
      case .rate: .percent
      case .weight, .score: number.decimals == 0 ? .count : .amount
      }
    return Fact(
      key: nil,
      kind: kind,
      place: role == .rate ? .percent : .tableLeaf,
      number: number,
      range: cell.source(0..<next)
    )
  }

  private static let point = "分".folded[0]

  // MARK: Money

  private mutating func money(_ cells: [FoldedText], _ figures: [PerformanceBook.Column: Int]) {
    guard let budget = figures[.budget], let spent = figures[.spent] else { return }
    if let rate = figures[.rate] {
      claims.append(Claim(.executionRate, upper: [SignedTerm(.fact(spent))], lower: [SignedTerm(.fact(budget))], percent: rate))
    }
    if cells.contains(where: { book.row(named: $0.scalars) == .fundTotal }) {
      fundTotal = [.budget: budget, .spent: spent]
    } else if !fundTotal.isEmpty {
      fundParts[.budget, default: []].append(budget)
      fundParts[.spent, default: []].append(spent)
    }
  }

  /// The parts of the money add up to it, where there are several of them.
  private mutating func closeFunds() {
    for column in [PerformanceBook.Column.budget, .spent] {
      guard let total = fundTotal[column], let parts = fundParts[column], parts.count > 1 else { continue }
      claims.append(
        Claim(.fundSum, upper: [SignedTerm(.fact(total))] + parts.map { SignedTerm(.fact($0), isNegative: true) })
      )
    }
    fundTotal = [:]
    fundParts = [:]
  }

  // MARK: Scores

  private mutating func grandTotal(_ cells: [FoldedText], _ label: FoldedText) {
    var totals: [Int] = []
    for cell in cells where !cell.isEmpty {
      if let fact = figure(cell, .score) {
        outcome.facts.append(fact)
        outcome.facts[outcome.facts.count - 1].place = .tableTotal
        totals.append(outcome.facts.count - 1)
      }
    }
    defer {
      weights = []
      scores = []
      isWhole = true
    }
    guard isWhole, weights.count > 2 else { return }
    func sum(_ kind: Claim.Kind, _ total: Int, _ parts: [Int]) {
      claims.append(Claim(kind, upper: [SignedTerm(.fact(total))] + parts.map { SignedTerm(.fact($0), isNegative: true) }))
    }
    // `总分 | 100 | 88.5`, or the score alone.
    if totals.count == 2 { sum(.weightSum, totals[0], weights) }
    if let total = totals.last, totals.count <= 2 { sum(.scoreSum, total, scores) }
  }
}
