import GoujiCatalog
import GoujiSyntax

/// Reads a self-evaluation table (绩效自评表): money and its execution rate, indicators with what was aimed at and what
/// was done, weights and points and their totals; and lists of projects with their points.
///
/// These tables have sections with headers of their own and cells that span and slip. What lines up with a header is
/// read by its column; a row that does not is read in the order of the header, and then nothing that it says is held
/// against anybody: it can only confirm.
struct PerformanceReader {
  let grid: TableGrid
  /// The cells of the grid, taken apart.
  private let cells: [[PerformanceCell]]
  let book: PerformanceBook
  private let vocabulary: Vocabulary
  var outcome = TableOutcome()
  /// The columns of the section that is being read, from the left.
  var roles: [(column: Int, role: PerformanceBook.Column)] = []
  /// Its columns that have a header, whatever it says.
  var headed: Set<Int> = []
  var project: ProjectName?
  var weights: [Int] = []
  var scores: [Int] = []
  /// Whether every row with points since the last total lined up with its header.
  var isWhole = true
  var fundTotal = RowFigures()
  var fundParts: [PerformanceBook.Column: [Int]] = [:]
  var fundPartsAbove: [PerformanceBook.Column: [Int]] = [:]
  /// The roles of a row whose numbers had labels beside them; rows of its parts repeat its order.
  var labelOrder: [PerformanceBook.Column] = []
  var indicators: [IndicatorValue] = []

  /// Nil for a table that is no self-evaluation.
  static func read(_ grid: TableGrid, _ whole: Book) -> TableOutcome? {
    let book = whole.performance
    let isMarked = grid.cells.contains { row in row.contains { book.marksTable($0.scalars) } }
    guard isMarked || grid.cells.contains(where: { header($0, book) != nil }) else { return nil }
    var reader = PerformanceReader(grid: grid, book: book, vocabulary: whole.vocabulary)
    for (number, texts) in grid.cells.enumerated() { reader.row(number, texts) }
    reader.closeFunds()
    reader.closeWeights()
    reader.confirmGoals()
    return reader.outcome
  }

  private init(grid: TableGrid, book: PerformanceBook, vocabulary: Vocabulary) {
    self.grid = grid
    cells = grid.cells.map { row in row.map { PerformanceCell($0, book) } }
    self.book = book
    self.vocabulary = vocabulary
  }

  /// The roles that a header row gives its columns.
  private static func header(_ cells: [FoldedText], _ book: PerformanceBook) -> [(
    column: Int, role: PerformanceBook.Column
  )]? {
    var roles: [(column: Int, role: PerformanceBook.Column)] = []
    for index in cells.indices {
      if let role = book.column(headed: cells[index].scalars) { roles.append((index, role)) }
    }
    // The last header of a row is the one that gets lost: points stand behind their weight.
    if let weight = roles.last, weight.role == .weight, roles.contains(where: { $0.role == .completion }),
      weight.column + 1 < cells.count, cells[weight.column + 1].isEmpty
    {
      roles.append((weight.column + 1, .score))
    }
    guard roles.count > 1 else { return nil }
    let found = Set(roles.map(\.role))
    guard found.count == roles.count else { return nil }
    let isScored = found.contains(.score) && (found.contains(.weight) || found.contains(.rate))
    let isAimed =
      found.contains(.target) && found.contains(.actual) || found.contains(.completion) && found.contains(.weight)
    let isList = found.contains(.name) && !found.isDisjoint(with: [.score, .budget, .spent])
    return isScored || isAimed || isList ? roles : nil
  }

  /// A header cell may span fewer columns than the cells below it take (`预期指标值` over sign, value and unit): all headers
  /// behind it then stand left of their columns by as many. They are moved where nearly all rows of the section say so.
  private mutating func shifted(_ roles: [(column: Int, role: PerformanceBook.Column)], below header: Int) -> [(
    column: Int, role: PerformanceBook.Column
  )] {
    guard let target = roles.first(where: { $0.role == .target })?.column, let last = roles.last, last.column > target,
      last.role == .score || last.role == .weight
    else { return roles }
    let rows = section(below: header)
    func fitting(_ shift: Int) -> Int {
      rows.reduce(0) { count, row in
        let column = last.column + shift
        return count + (column < row.count && row[column].isBare ? 1 : 0)
      }
    }
    let counts = (0...Self.widestShift).map(fitting)
    guard let shift = counts.indices.max(by: { counts[$0] < counts[$1] }), shift > 0, counts[shift] > 2,
      counts[shift] * 4 >= rows.count * 3, counts[0] * 4 <= rows.count
    else { return roles }
    headed = Set(headed.map { $0 > target ? $0 + shift : $0 })
    return roles.map { $0.column > target ? ($0.column + shift, $0.role) : $0 }
  }

  /// How many cells of a row a header may have lost.
  private static let widestShift = 3

  /// The rows below a header that state figures, up to the next header or total.
  private func section(below header: Int) -> [[PerformanceCell]] {
    var rows: [[PerformanceCell]] = []
    for row in cells[(header + 1)...] {
      if row.contains(where: { $0.row == .grandTotal || $0.marksTable }) { break }
      if row.contains(where: \.isBare) { rows.append(row) }
    }
    return rows
  }

  private mutating func row(_ number: Int, _ texts: [FoldedText]) {
    if let roles = Self.header(texts, book) {
      closeFunds()
      headed = Set(texts.indices.filter { !texts[$0].isEmpty })
      self.roles = shifted(roles, below: number)
      return
    }
    let cells = cells[number]
    if cells.contains(where: \.marksTable) {
      // The header of a section, and not to be read: its rows are read in the usual order.
      closeFunds()
      roles = []
    }
    if let account = account(cells) {
      project = account.name
      outcome.account = outcome.account ?? account
      outcome.projects.append(account.name)
      return
    }
    if cells.contains(where: { $0.row == .office }) { return }
    if cells.contains(where: { $0.row == .grandTotal }) {
      grandTotal(cells)
    } else if hasRole(.name) {
      listed(cells)
    } else if isMoneySection {
      money(cells)
    } else if !labelled(cells) {
      indicator(cells)
    }
  }

  func hasRole(_ role: PerformanceBook.Column) -> Bool { roles.contains { $0.role == role } }

  private var isMoneySection: Bool { hasRole(.budget) || hasRole(.spent) }

  /// `项目名称 | 某项目`, or both in one cell.
  private func account(_ cells: [PerformanceCell]) -> ProjectAccount? {
    func account(_ cell: FoldedText, from start: Int) -> ProjectAccount? {
      ProjectName(cell.scalars[start...]).map { ProjectAccount(name: $0, range: cell.source(start..<cell.count)) }
    }
    for index in cells.indices where !cells[index].isEmpty {
      let cell = cells[index]
      if cell.row == .projectName {
        return cells[(index + 1)...].first { !$0.isEmpty }.flatMap { account($0.text, from: 0) }
      }
      // What holds a number opens with none of the names.
      if cell.number == nil, let (row, length) = book.row(opening: cell.text.scalars), row == .projectName {
        return account(cell.text, from: length)
      }
    }
    return nil
  }

  // MARK: Facts

  /// Adds the facts of a row from left to right: those with a role, in the order of their cells, and whatever else it holds.
  /// - Returns: the facts by role.
  @discardableResult
  mutating func add(_ cells: [PerformanceCell], _ stated: [StatedCell]) -> RowFigures {
    var figures = RowFigures()
    var next = 0
    for index in cells.indices where !cells[index].isEmpty {
      if next < stated.count, stated[next].cell == index {
        figures[stated[next].role] = outcome.facts.count
        outcome.facts.append(stated[next].fact)
        next += 1
      } else if !roles.contains(where: { $0.role == .ordinal && $0.column == index }) {
        outcome.facts += ProseFigures.unbound(in: cells[index].text)
      }
    }
    return figures
  }

  /// A row of a list of projects: `1 | 某项目 | 96.3 | 优`.
  private mutating func listed(_ cells: [PerformanceCell]) {
    var stated: [StatedCell] = []
    var name: ProjectName?
    for (column, role) in roles where column < cells.count {
      if role == .name { name = ProjectName(cells[column].text.scalars) }
      if let fact = cells[column].fact(role, isPercent: false) {
        stated.append(StatedCell(cell: column, role: role, fact: fact))
      }
    }
    let figures = add(cells, stated)
    guard let name else { return }
    for role in PerformanceBook.Column.allCases {
      if let fact = figures[role] { outcome.facts[fact].key = key(role, name) }
    }
    if !figures.isEmpty { outcome.projects.append(name) }
  }

  /// What a column's figure of a project is; without a project, of the department's evaluation as a whole.
  func key(_ role: PerformanceBook.Column, _ name: ProjectName?) -> FactKey? {
    let stage: Stage
    switch role {
    case .initial: stage = .initialBudget
    case .budget: stage = .annualBudget
    case .spent: stage = .final
    case .score: return name?.score ?? FactKey(vocabulary.known.score)
    default: return nil
    }
    return name?.money(stage) ?? FactKey(vocabulary.known.projectMoney, stage: stage)
  }
}
