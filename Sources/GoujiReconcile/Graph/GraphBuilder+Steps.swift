import GoujiCatalog
import GoujiFacts

// The layout behind the tables, step by step.
extension GraphBuilder {
  /// Lays everything but the sums within tables.
  mutating func layAll() {
    for key in 0..<keys.count where members[key].count > 1 { lay(.identity(key: key)) }
    for place in book.rules.draftFormulas.indices { lay(.formula(place)) }
    for block in reading.blocks.indices where !reading.blocks[block].claims.isEmpty { lay(.claims(block: block)) }
    for step in [
      .sharedChanges, .checks, .companions, .rowSums, .sharesOfNothing, .partialStatements, .projectTotals,
      .listedParts,
    ] as [LayoutStep] {
      lay(step)
    }
  }

  private mutating func lay(_ step: LayoutStep) {
    record.begin(step, at: graph.relations.count)
    switch step {
    case .identity(let key): addIdentity(of: key)
    case .formula(let place): addFormula(place)
    case .claims(let block): addClaims(of: block)
    case .sharedChanges: addSharedChanges()
    case .checks: addChecks()
    case .companions: addCompanions()
    case .rowSums: addRowSums()
    case .sharesOfNothing: addSharesOfNothing()
    case .partialStatements: addPartialStatements()
    case .projectTotals: addProjectTotals()
    case .listedParts: addListedParts()
    }
  }

  /// The relations of a step, laid again.
  mutating func laid(_ step: LayoutStep) -> [Relation] {
    graph.relations.removeAll(keepingCapacity: true)
    lay(step)
    markLikenesses()
    return graph.relations
  }
}
