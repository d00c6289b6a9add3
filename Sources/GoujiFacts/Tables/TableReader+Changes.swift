import GoujiCatalog
import GoujiSyntax

// Columns that say how far this year is from last year (增减额, 增减%).
extension TableReader {
  /// The percentage that a cell states, with its sign or without.
  mutating func rate(_ line: Int, _ column: Int) -> Fact? {
    let cell = grid.cells[line][column]
    guard !cell.isEmpty else { return nil }
    let (reading, next) = NumberReader.read(cell, at: 0, end: cell.count)
    guard case .number(let number) = reading, next == cell.count || cell.scalars[next...].elementsEqual([Self.percent])
    else { return nil }
    return Fact(key: nil, kind: .percent, place: .percent, number: number, range: cell.source(0..<next))
  }

  private static let percent: UInt16 = 0x25

  /// What the columns of changes of a row claim.
  mutating func claimChanges(of row: TableReading.Row, _ columns: [Int]) {
    for column in columns {
      guard case .change(_, let binding, let isRate) = plan.roles[column], let fact = fact(row, column),
        !outcome.facts[fact].isBlank,
        let now = columns.first(where: { isFigure($0, binding, .current) }).flatMap({ self.fact(row, $0) }),
        let last = columns.first(where: { isFigure($0, binding, .previous) }).flatMap({ self.fact(row, $0) })
      else { continue }
      let difference = [SignedTerm(.fact(now)), SignedTerm(.fact(last), isNegative: true)]
      if isRate {
        outcome.claims.append(Claim(.growth, upper: difference, lower: [SignedTerm(.fact(last))], percent: fact))
      } else {
        outcome.claims.append(Claim(.change, upper: difference + [SignedTerm(.fact(fact), isNegative: true)]))
      }
    }
  }

  private func fact(_ row: TableReading.Row, _ column: Int) -> Int? {
    columnIndex[column].map { row.facts[$0] }.flatMap { $0 >= 0 ? $0 : nil }
  }

  /// Whether a column has this year's or last year's figures of a binding; last year's may be those of another stage.
  private func isFigure(_ column: Int, _ binding: Binding, _ year: FiscalYear) -> Bool {
    guard case .figure(_, let own) = plan.roles[column], (own.year ?? .current) == year else { return false }
    var same = own
    same.year = binding.year
    if year == .previous { same.stage = binding.stage }
    return same == binding
  }
}
