import GoujiCatalog
import GoujiFacts
import GoujiSyntax

// Sentences that speak of one unit's rows, or of a 款 that the table gives only by its 项.
extension GraphBuilder {
  /// The rows of one unit in a table that lists several units one after another; of all, where it lists one.
  private struct Segment {
    /// Leaf rows: code and the figure of the total column, or of another.
    typealias Row = (code: UInt32, column: Int, node: Int)
    var rows: [Row]

    /// The rows at or below each of some codes.
    func rows(below codes: Set<UInt32>) -> [UInt32: [Row]] {
      var found: [UInt32: [Row]] = [:]
      for row in rows {
        for code in RepeatedRows.path(row.code) where codes.contains(code) { found[code, default: []].append(row) }
      }
      return found
    }
  }

  /// A sentence's figure of a code, where no row has that code or several have: the rows at or below it that add up to
  /// the figure bear it out.
  mutating func addRowSums() {
    guard let rule = book.rule(.corroboration) else { return }
    var sentences: [(node: Int, code: UInt32)] = []
    for (number, key) in keys.keys.enumerated() where key.stage == .final && key.year == .current {
      guard case .expense(let code) = key.concept, code != 0 else { continue }
      let isAlone = members[number].allSatisfy { !graph.nodes[Int($0)].isInTable }
      guard isAlone || repeatedRows.hasRows(below: code) else { continue }
      for member in members[number] where graph.nodes[Int(member)].place == .sentence {
        sentences.append((Int(member), code))
      }
    }
    guard !sentences.isEmpty else { return }
    let codes = Set(sentences.map(\.code))
    let segments = reading.blocks.indices.flatMap { unitSegments($0) }.map { $0.rows(below: codes) }
    for sentence in sentences {
      for rows in segments { addRowSum(sentence.node, rows[sentence.code] ?? [], rule) }
    }
  }

  private mutating func addRowSum(_ sentence: Int, _ rows: [Segment.Row], _ rule: Int) {
    for column in Set(rows.map(\.column)).sorted() {
      let nodes = rows.filter { $0.column == column && !graph.nodes[$0.node].isBlank }.map(\.node)
      guard !nodes.isEmpty else { continue }
      let terms = [GraphTerm(sentence)] + nodes.map { GraphTerm($0, isNegative: true) }
      graph.relations.append(Relation(rule: rule, shape: .sum(.equal, constant: 0), upper: Terms(terms)))
    }
  }

  /// All the leaf rows of a table of expenditure, and those of each unit: a unit's rows end where a code comes again.
  private func unitSegments(_ block: Int) -> [Segment] {
    guard let table = reading.blocks[block].table, case .expense? = table.binding.concept else { return [] }
    let parents = Set(table.rows.compactMap(\.parent))
    var segments: [Segment] = []
    var codes: Set<UInt32> = []
    var all = Segment(rows: [])
    for (number, row) in table.rows.enumerated() {
      guard let code = row.code, code != 0, !parents.contains(number) else { continue }
      if segments.isEmpty || codes.contains(code) {
        segments.append(Segment(rows: []))
        codes = []
      }
      codes.insert(code)
      for column in table.columns.indices {
        guard let node = node(table, number, column, block) else { continue }
        segments[segments.count - 1].rows.append((code, column, node))
        all.rows.append((code, column, node))
      }
    }
    return segments.count > 1 ? [all] + segments : segments
  }
}
