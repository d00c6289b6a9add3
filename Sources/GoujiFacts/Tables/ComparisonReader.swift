import GoujiCatalog
import GoujiSyntax

/// Reads a table of no form that compares two years: `项目 | 上年决算数 | 本年决算数 | 增减额 | 增减幅度`, or the years one
/// below the other. Its changes and percentages follow from its own figures.
struct ComparisonReader {
  private let grid: TableGrid
  private let book: Book
  /// 10^`exponent` of the stated unit make one 万元.
  private let exponent: Int
  private let items: Items
  private var outcome = TableOutcome()

  /// What its columns (or rows) are, and which rows (or columns) hold the figures of one thing.
  private struct Items {
    var heads: [Int: Head]
    /// The names of the things, by row or column.
    var names: [Int: [UInt16]]
    /// The first row of figures.
    var start: Int
    /// Whether the years stand one below the other.
    var areColumns: Bool
  }

  private enum Head: Hashable { case previous, current, change, rate }

  /// Nil for a table that compares no years.
  static func read(_ grid: TableGrid, _ book: Book, exponent: Int) -> TableOutcome? {
    guard let items = items(grid, book) else { return nil }
    var reader = ComparisonReader(grid: grid, book: book, exponent: exponent, items: items)
    reader.readAll()
    return reader.outcome
  }

  private init(grid: TableGrid, book: Book, exponent: Int, items: Items) {
    self.grid = grid
    self.book = book
    self.exponent = exponent
    self.items = items
  }

  // MARK: The head

  private static func isLine(_ row: Int, _ grid: TableGrid) -> Bool {
    grid.rows[row].style != .separator && grid.cells[row].count == grid.width && !grid.isDoubtful(row)
  }

  private static func items(_ grid: TableGrid, _ book: Book) -> Items? {
    guard grid.width > 2 else { return nil }
    let lines = grid.rows.indices.filter { isLine($0, grid) }
    func names(_ lines: [Int]) -> [Int: [UInt16]] {
      Dictionary(uniqueKeysWithValues: lines.map { ($0, grid.cells[$0][0].scalars) })
    }
    func columns(_ headers: [[FoldedText]]) -> [Int: [UInt16]] {
      Dictionary(uniqueKeysWithValues: (1..<grid.width).map { ($0, Array(grid.headerPath($0, headers).joined())) })
    }
    let body = lines.filter { $0 >= grid.bodyStart }
    if !grid.headerRows.isEmpty, let found = heads(columns(grid.headerRows), book) {
      return Items(heads: found, names: names(body), start: grid.bodyStart, areColumns: false)
    }
    guard let found = heads(names(lines), book), let start = found.keys.min() else { return nil }
    let headers = lines.filter { $0 < start }.map { grid.cells[$0] }
    return headers.isEmpty ? nil : Items(heads: found, names: columns(headers), start: start, areColumns: true)
  }

  /// Both years, once each, and a difference.
  private static func heads(_ texts: [Int: [UInt16]], _ book: Book) -> [Int: Head]? {
    var found: [Int: Head] = [:]
    var years: [Int: Int] = [:]
    for (place, text) in texts {
      switch book.words.comparisonHeads.head(text) {
      case .previous?: found[place] = .previous
      case .current?: found[place] = .current
      case .change?: found[place] = .change
      case .rate?: found[place] = .rate
      case .year(let year)?: years[place] = year
      case nil: continue
      }
    }
    if years.count == 2, let first = years.values.min(), let last = years.values.max(), first + 1 == last {
      for (place, year) in years { found[place] = year == last ? .current : .previous }
    }
    let all = Set(found.values)
    guard all.count == found.count, all.isSuperset(of: [.previous, .current]), all.count > 2 else { return nil }
    return found
  }

  // MARK: Figures

  private mutating func readAll() {
    let keys = keys()
    var facts: [Int: [Head: Int]] = [:]
    for line in grid.rows.indices where line >= items.start && grid.rows[line].style != .separator {
      for column in grid.cells[line].indices {
        let (item, place) = items.areColumns ? (column, line) : (line, column)
        guard Self.isLine(line, grid), let head = items.heads[place],
          items.names[item] != nil, let fact = fact(grid.cells[line][column], head, keys[item])
        else {
          if column > 0 { outcome.facts += ProseFigures.unbound(in: grid.cells[line][column]) }
          continue
        }
        facts[item, default: [:]][head] = outcome.facts.count
        outcome.facts.append(fact)
      }
    }
    let isSigned = (change: shows(.change, facts), rate: shows(.rate, facts))
    // Years one below the other are published in whole 万元 beside percentages of finer figures: what they follow from is not
    // in the table.
    if items.areColumns { return }
    for item in facts.keys.sorted() { claim(facts[item] ?? [:], isSigned) }
  }

  /// What the things are; `合计` is the whole of what stands below or beside it.
  private func keys() -> [Int: FactKey] {
    var keys: [Int: FactKey] = [:]
    var totals: [Int] = []
    for (item, name) in items.names {
      let name = withoutNumbering(name, book.words)
      if book.words.totals.contains(name) {
        totals.append(item)
      } else {
        keys[item] = book.vocabulary.meaning(of: name)?.key
      }
    }
    guard totals.count == 1, let first = keys.keys.min(), var whole = keys[first] else { return keys }
    while let concept = book.rules.whole(of: whole.concept) { whole.concept = concept }
    if whole.concept != keys[first]?.concept { keys[totals[0]] = whole }
    return keys
  }

  private func fact(_ cell: FoldedText, _ head: Head, _ key: FactKey?) -> Fact? {
    var text = cell
    if head == .rate, cell.scalars.last == PerformanceCell.percent.first {
      text = cell.prefix(cell.count - 1)
    }
    guard case .number(let number) = NumberReader.whole(text) else { return nil }
    let range = text.source(0..<text.count)
    if head == .rate { return Fact(key: nil, kind: .percent, place: .percent, number: number, range: range) }
    let isMoney = key.map { book.isMoney($0) } ?? true
    let exponent = isMoney ? self.exponent : 0
    guard let scaled = number.scaled(down: exponent) else { return nil }
    var own = head == .change ? nil : key
    if head == .previous { own?.year = .previous }
    return Fact(
      key: own,
      kind: isMoney ? .amount : .count,
      place: head == .change ? .change : .tableLeaf,
      number: scaled,
      range: range,
      exponent: exponent
    )
  }

  // MARK: Claims

  /// Whether a fall is written with a sign here, or by how much alone.
  private func shows(_ head: Head, _ facts: [Int: [Head: Int]]) -> Bool {
    facts.values.contains { item in item[head].map { outcome.facts[$0].value < .zero } ?? false }
  }

  private mutating func claim(_ item: [Head: Int], _ isSigned: (change: Bool, rate: Bool)) {
    guard let current = item[.current], let previous = item[.previous] else { return }
    let isFall = outcome.facts[current].value < outcome.facts[previous].value
    let difference = [SignedTerm(.fact(current)), SignedTerm(.fact(previous), isNegative: true)]
    if let change = item[.change] {
      let isNegative = isSigned.change || !isFall
      outcome.claims.append(
        Claim(.change, upper: difference + [SignedTerm(.fact(change), isNegative: isNegative)])
      )
    }
    if let rate = item[.rate] {
      var claim = Claim(.growth, upper: difference, lower: [SignedTerm(.fact(previous))], percent: rate)
      claim.percentIsNegative = isFall && !isSigned.rate
      outcome.claims.append(claim)
    }
  }
}
