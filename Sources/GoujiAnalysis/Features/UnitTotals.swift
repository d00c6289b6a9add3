package import GoujiCatalog
import GoujiFacts
import GoujiReconcile
package import GoujiSyntax

/// What a subordinate unit's draft gives as its totals in the forms that a department sums up.
package struct UnitTotals: Sendable, Hashable {
  package struct Figure: Sendable, Hashable {
    package var value: Fixed
    /// Half of the last digit shown, in hundred-millionths.
    package var slack: Int64
    /// UTF-8 byte range in the unit's draft.
    package var range: Range<Int>
  }

  package var source: OtherText
  package var figures: [FactKey: Figure]
}

extension DraftState {
  /// The totals of this draft, each by its key. What the draft states in two ways is left out.
  ///
  /// - Parameter source: this draft, as findings of another one name it.
  func totals(as source: OtherText) -> UnitTotals {
    var figures: [FactKey: UnitTotals.Figure] = [:]
    for (key, node) in totals {
      let fact = graph.nodes[node]
      figures[key] = UnitTotals.Figure(value: Fixed(raw: fact.value), slack: fact.slack, range: describer.range(node))
    }
    return UnitTotals(source: source, figures: figures)
  }

  /// The figures of this year's totals in the forms that are sums of those of units, in the order of the draft. Blank cells are among them.
  var totals: [(key: FactKey, node: Int)] {
    var found: [(key: FactKey, node: Int)] = []
    var places: [FactKey: Int] = [:]
    var contradicted: Set<FactKey> = []
    for (index, block) in reading.blocks.enumerated() {
      guard let table = block.table, book.forms.summed.contains(table.form) else { continue }
      for (number, fact) in block.facts.enumerated() where fact.kind == .amount && !fact.isAsked {
        guard let key = fact.key, isTotal(key), let node = graph.node(block: index, fact: number) else { continue }
        if let place = places[key] {
          if graph.nodes[found[place].node].value != fact.value.raw { contradicted.insert(key) }
        } else {
          places[key] = found.count
          found.append((key, node))
        }
      }
    }
    return found.filter { !contradicted.contains($0.key) }
  }

  private func isTotal(_ key: FactKey) -> Bool {
    guard key.year == .current, key.stage == .final, book.isMoney(key) else { return false }
    switch key.concept {
    case .income(let code), .expense(let code), .economic(let code): return code == 0
    case .named: return true
    case .local: return false
    }
  }
}
