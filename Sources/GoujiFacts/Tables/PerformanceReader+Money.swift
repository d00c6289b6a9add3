import GoujiCatalog
import GoujiSyntax

// Money: budget, what came of it, what was spent.
extension PerformanceReader {
  /// The roles of money, in the order in which they may be parts of one another.
  private static let amounts: [PerformanceBook.Column] = [.initial, .budget, .received, .spent]

  /// A row below a header that names the columns.
  mutating func money(_ cells: [PerformanceCell]) {
    var stated: [StatedCell] = []
    // `0.95`, `1`: 95% or not a hundredth of it, and nobody can tell.
    var rateIsFraction = false
    for (column, role) in roles where column < cells.count {
      let cell = cells[column]
      let isFraction =
        role == .rate && !cell.isPercent
        && (cell.number.map { $0.value.raw > 0 && $0.value.raw <= 2 * Fixed.scale } ?? false)
      guard cell.isBare || cell.isPercent, let fact = isFraction ? cell.fraction() : cell.fact(role, isPercent: false)
      else { continue }
      rateIsFraction = rateIsFraction || isFraction
      stated.append(StatedCell(cell: column, role: role, fact: fact))
    }
    let figures = add(cells, stated)
    let isTotal = cells.contains { $0.row == .fundTotal }
    if let budget = figures[.budget], let spent = figures[.spent], let rate = figures[.rate] {
      outcome.claims.append(
        Claim(
          rateIsFraction ? .indicatorRate : .executionRate,
          upper: [SignedTerm(.fact(spent))],
          lower: [SignedTerm(.fact(budget))],
          percent: rate
        )
      )
    }
    points(figures, figures[.rate])
    if figures[.budget] != nil || figures[.spent] != nil { amounts(figures, isTotal: isTotal) }
  }

  private mutating func amounts(_ figures: RowFigures, isTotal: Bool) {
    if isTotal {
      closeFunds(keepingParts: true)
      fundTotal = RowFigures()
    }
    let isAbove = !isTotal && fundTotal.isEmpty
    for role in Self.amounts {
      guard let fact = figures[role] else { continue }
      if isTotal {
        fundTotal[role] = fact
        outcome.facts[fact].key = key(role, project)
      } else if isAbove {
        fundPartsAbove[role, default: []].append(fact)
      } else {
        fundParts[role, default: []].append(fact)
      }
    }
  }

  /// `预算数 | 186.00 | 到位数 | 135.71 | 执行数 | 135.71 | 72.96`: each number behind its label, the rate perhaps without;
  /// and the rows of its parts below (`其中：财政资金 | 186.00 | …`).
  /// - Returns: whether it is such a row.
  mutating func labelled(_ cells: [PerformanceCell]) -> Bool {
    var stated: [StatedCell] = []
    var order: [PerformanceBook.Column] = []
    var label: PerformanceBook.Column?
    for index in cells.indices where !cells[index].isEmpty {
      if let role = book.column(labelled: cells[index].text.scalars) {
        label = role
      } else if let role = label ?? (order.contains(.spent) && !order.contains(.rate) ? .rate : nil),
        cells[index].isBare || cells[index].isPercent, !order.contains(role),
        let fact = cells[index].fact(role, isPercent: false)
      {
        stated.append(StatedCell(cell: index, role: role, fact: fact))
        order.append(role)
        label = nil
      }
    }
    if order.contains(.totalPoints), order.contains(.indicatorPoints) {
      pointTotals(add(cells, stated), isCertain: true)
      return true
    }
    let amounts = order.filter { Self.amounts.contains($0) }
    guard amounts.count >= 2 else { return parts(cells) }
    labelOrder = amounts
    labelledMoney(add(cells, stated))
    return true
  }

  /// Money of which each figure stands behind its label.
  mutating func labelledMoney(_ figures: RowFigures) {
    if let budget = figures[.budget], let spent = figures[.spent], let rate = figures[.rate] {
      outcome.claims.append(
        Claim(.indicatorRate, upper: [SignedTerm(.fact(spent))], lower: [SignedTerm(.fact(budget))], percent: rate)
      )
    }
    if let received = figures[.received], let spent = figures[.spent] {
      outcome.claims.append(
        Claim(.indicatorSum, upper: [SignedTerm(.fact(received)), SignedTerm(.fact(spent), isNegative: true)])
      )
    }
    amounts(figures, isTotal: true)
  }

  private mutating func parts(_ cells: [PerformanceCell]) -> Bool {
    let filled = labelOrder.isEmpty || fundTotal.isEmpty ? [] : cells.indices.filter { !cells[$0].isEmpty }
    guard !filled.isEmpty, filled.count == labelOrder.count * 2 else {
      labelOrder = []
      return false
    }
    var stated: [StatedCell] = []
    for (number, role) in labelOrder.enumerated() {
      let cell = filled[number * 2 + 1]
      guard cells[filled[number * 2]].number == nil, cells[cell].isBare,
        let fact = cells[cell].fact(role, isPercent: false)
      else {
        labelOrder = []
        return false
      }
      stated.append(StatedCell(cell: cell, role: role, fact: fact))
    }
    amounts(add(cells, stated), isTotal: false)
    return true
  }

  /// The parts of the money add up to it. Several parts below a total, or above one that has none below, are all of it
  /// where a header says which column is which; else it is likely.
  mutating func closeFunds(keepingParts: Bool = false) {
    for role in Self.amounts {
      guard let total = fundTotal[role] else { continue }
      let below = fundParts[role] ?? []
      let parts = below.isEmpty ? fundPartsAbove[role] ?? [] : below
      guard !parts.isEmpty else { continue }
      let isCertain = parts.count > 1 && labelOrder.isEmpty && role != .initial
      outcome.claims.append(
        Claim(
          isCertain ? .fundSum : .indicatorSum,
          upper: [SignedTerm(.fact(total))] + parts.map { SignedTerm(.fact($0), isNegative: true) }
        )
      )
    }
    fundTotal = RowFigures()
    fundParts = [:]
    if !keepingParts { fundPartsAbove = [:] }
  }
}
