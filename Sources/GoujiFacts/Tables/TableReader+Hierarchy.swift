import GoujiCatalog
import GoujiSyntax

// Which row is a part of which.
extension TableReader {
  // MARK: Rows of rows

  mutating func linkParents() {
    if form.rows == .labelled { markGrandTotals() }
    for (row, parent) in RowLinks.parents(reading.rows, form.rows).enumerated() { reading.rows[row].parent = parent }
    markTotals()
  }

  /// Expenditure without a row for what is spent this year, and with nothing carried over: its 总计 sums up the rows.
  private mutating func markGrandTotals() {
    for panel in form.panels.indices where form.panels[panel].binding.concept == .expense(0) {
      let rows = reading.rows.indices.filter { reading.rows[$0].panel == panel }
      guard !rows.contains(where: { reading.rows[$0].isTotal }) else { continue }
      let named = rows.filter { row in
        reading.rows[row].facts.contains { fact in
          guard fact >= 0, case .named? = outcome.facts[fact].key?.concept else { return false }
          return true
        }
      }
      guard named.count == 1, let total = named.first,
        reading.rows[total].facts.contains(where: { fact in
          fact >= 0 && outcome.facts[fact].key?.concept == book.vocabulary.known.expenseTotal
        })
      else { continue }
      reading.rows[total].isTotal = true
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
    reading.isEmpty = outcome.facts.allSatisfy(\.isBlank) && surroundings.above?.isEmpty != false
    if reading.isEmpty {
      outcome.facts = []
      for index in reading.rows.indices { reading.rows[index].facts = reading.rows[index].facts.map { _ in -1 } }
    }
    reading.close(factCount: outcome.facts.count)
    outcome.reading = reading
    return outcome
  }
}
