import GoujiCatalog
import GoujiSyntax

// Which row is a part of which.
extension TableReader {
  // MARK: Rows of rows

  /// Says of each row which row it is a part of.
  mutating func linkParents() {
    for panel in plan.panelStarts.indices {
      let rows = reading.rows.indices.filter { reading.rows[$0].panel == panel || form.rows == .economic }
      if form.rows == .economic, panel > 0 { break }
      if form.rows == .labelled {
        guard let total = rows.first(where: { reading.rows[$0].isTotal }) else { continue }
        for row in rows where (reading.rows[row].code ?? 0) != 0 { reading.rows[row].parent = total }
      } else {
        link(rows)
      }
    }
    markTotals()
  }

  /// By the nearest row above whose code begins this one's; where each code stands once, order does not matter.
  mutating func link(_ rows: [Int]) {
    let total = rows.first { reading.rows[$0].isTotal }
    let codes = rows.compactMap { row in reading.rows[row].code.flatMap { $0 == 0 ? nil : ($0, row) } }
    let isUnique = Set(codes.map(\.0)).count == codes.count
    let byCode = isUnique ? Dictionary(codes, uniquingKeysWith: { first, _ in first }) : [:]
    var stack: [(code: UInt32, row: Int)] = []
    for row in rows where !reading.rows[row].isTotal {
      guard let code = reading.rows[row].code else {
        // Nobody knows the row: it may still be a part of the total.
        if reading.rows[row].writtenCode != nil { reading.rows[row].parent = total }
        continue
      }
      if isUnique {
        var ancestor = code / 100
        while ancestor > 0, byCode[ancestor] == nil { ancestor /= 100 }
        reading.rows[row].parent = byCode[ancestor] ?? total
      } else {
        while let top = stack.last, !isDescendant(code, of: top.code) { stack.removeLast() }
        reading.rows[row].parent = stack.last?.row ?? total
        stack.append((code, row))
      }
    }
  }

  mutating func markTotals() {
    let parents = Set(reading.rows.compactMap(\.parent))
    for (index, row) in reading.rows.enumerated() {
      for (column, fact) in row.facts.enumerated() where fact >= 0 {
        let sumsColumns = reading.columns[column].binding.part == .total && reading.columns.count > 1
        if row.isTotal || parents.contains(index) || sumsColumns { outcome.facts[fact].place = .tableTotal }
      }
    }
  }

  func finished() -> TableOutcome {
    var outcome = outcome
    var reading = reading
    // A form without any figure is an empty form: its blanks claim nothing.
    reading.isEmpty = outcome.facts.allSatisfy(\.isBlank)
    if reading.isEmpty {
      outcome.facts = []
      for index in reading.rows.indices { reading.rows[index].facts = reading.rows[index].facts.map { _ in -1 } }
    }
    reading.close(factCount: outcome.facts.count)
    outcome.reading = reading
    return outcome
  }
}
