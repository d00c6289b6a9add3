import GoujiFacts
import GoujiSyntax

// Rows as the one who writes them sees them.
extension Analysis {
  /// Whether a line is a row of a table; so is one that begins like one.
  /// - Parameter line: 0-based.
  package func isRow(_ line: Int) -> Bool { row(line) != nil }

  /// Whether a row states any figure.
  package func hasFigures(inRow line: Int) -> Bool { facts(inRow: line).contains { !$0.isBlank } }

  /// Whether a row is not written to its end: cells are missing, or the last ones are blank.
  package func isOpenRow(_ line: Int) -> Bool {
    guard let (block, row) = row(line) else { return false }
    let width = tree.blocks[block].content.rows.map(\.cells.count).max() ?? 0
    return row.cells.count < width || (row.cells.last?.isEmpty ?? true)
      || facts(inRow: line).contains(where: \.isBlank)
  }

  private func row(_ line: Int) -> (block: Int, row: TableRow)? {
    let range = text.lineRange(line)
    guard let block = tree.blockIndex(at: range.lowerBound), tree.blocks[block].kind == .table else { return nil }
    let (start, rows) = (tree.blocks[block].start, tree.blocks[block].content.rows)
    // Asked at every edit: the rows are in order.
    var (low, high) = (0, rows.count)
    while low < high {
      let middle = (low + high) / 2
      if start + rows[middle].range.lowerBound < range.lowerBound { low = middle + 1 } else { high = middle }
    }
    guard low < rows.count, start + rows[low].range.lowerBound <= range.upperBound, rows[low].style != .separator else {
      return nil
    }
    return (block, rows[low])
  }

  private func facts(inRow line: Int) -> ArraySlice<Fact> {
    guard let (block, row) = row(line) else { return [] }
    // A table's facts stand in the order of their rows.
    let facts = reading.blocks[block].facts
    func first(from offset: Int) -> Int {
      var (low, high) = (0, facts.count)
      while low < high {
        let middle = (low + high) / 2
        if facts[middle].range.lowerBound < offset { low = middle + 1 } else { high = middle }
      }
      return low
    }
    let (lower, upper) = (first(from: row.range.lowerBound), first(from: row.range.upperBound + 1))
    return facts[lower..<max(lower, upper)]
  }
}
