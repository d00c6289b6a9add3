import GoujiCatalog
import GoujiSyntax

// Which row is a part of which.
extension TableReader {
  // MARK: Rows of rows

  mutating func linkParents() {
    for (row, parent) in RowLinks.parents(reading.rows, form.rows).enumerated() { reading.rows[row].parent = parent }
    markTotals()
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
