import GoujiCatalog
import GoujiSyntax

// Rows whose labels a scan has cut into several cells: `项目预 | 算金额 | 10.6 | 执行 | 率 | 31.73%`.
//
// What was read so can bear other figures out, and is held against nobody.
extension PerformanceReader {
  /// A label in touching cells, and the numbers behind it.
  private struct LabelledNumbers {
    var label: [UInt16] = []
    var cells: [Int] = []
  }

  /// Reads a row by its broken labels.
  /// - Returns: whether it has any that say what its numbers are.
  mutating func broken(_ cells: [PerformanceCell]) -> Bool {
    let labelled = labelledNumbers(cells)
    for part in labelled {
      switch book.row(brokenLabel: part.label) {
      case .office: return true
      case .grandTotal:
        grandTotal(cells)
        return true
      default: break
      }
    }
    var stated: [StatedCell] = []
    for part in labelled {
      // A line of the scan may stand in front of a number as another.
      guard let cell = part.cells.last, let role = book.column(brokenLabel: part.label),
        !stated.contains(where: { $0.role == role }), let fact = cells[cell].fact(role, isPercent: false)
      else { continue }
      stated.append(StatedCell(cell: cell, role: role, fact: fact))
    }
    let roles = stated.map(\.role)
    if roles.contains(.totalPoints) {
      pointTotals(add(cells, stated), isCertain: false)
    } else if roles == [.initial] || roles.contains(.budget) {
      labelledMoney(add(cells, stated))
    } else {
      return false
    }
    return true
  }

  private func labelledNumbers(_ cells: [PerformanceCell]) -> [LabelledNumbers] {
    var parts: [LabelledNumbers] = []
    var isInLabel = false
    for (index, cell) in cells.enumerated() {
      if cell.isEmpty || cell.number != nil {
        isInLabel = false
        if cell.isBare || cell.isPercent, !parts.isEmpty { parts[parts.count - 1].cells.append(index) }
      } else {
        if !isInLabel { parts.append(LabelledNumbers()) }
        isInLabel = true
        parts[parts.count - 1].label += cell.text.scalars
      }
    }
    return parts
  }

  /// The points of the indicators and of the execution rate make up the total, less what is deducted.
  mutating func pointTotals(_ figures: RowFigures, isCertain: Bool) {
    let isCertain = isCertain && isWhole && weights.count > 2
    if let points = figures[.indicatorPoints] { sum(isCertain ? .scoreSum : .indicatorSum, points, scores) }
    closeWeights()
    forgetPoints()
    guard let total = figures[.totalPoints] else { return }
    outcome.facts[total].key = key(.score, project)
    guard let points = figures[.indicatorPoints], let execution = figures[.executionPoints] else { return }
    var terms = [
      SignedTerm(.fact(total)), SignedTerm(.fact(points), isNegative: true),
      SignedTerm(.fact(execution), isNegative: true),
    ]
    if let deduction = figures[.deduction] { terms.append(SignedTerm(.fact(deduction))) }
    outcome.claims.append(Claim(isCertain ? .scoreSum : .indicatorSum, upper: terms))
  }
}
