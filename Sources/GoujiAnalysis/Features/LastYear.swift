import GoujiCatalog
import GoujiFacts
import GoujiReconcile
import GoujiSyntax

extension Analysis {
  /// The department whose accounts these are.
  package var department: String? { reading.header.department }

  /// The figures that this draft gives for its year, at all stages, for other drafts to be held against.
  ///
  /// What this draft states in two ways is left out: nobody can tell which of them the other should repeat.
  var figuresOfItsYear: [ExternalFact] {
    var figures: [FactKey: ExternalFact] = [:]
    var contradicted: Set<FactKey> = []
    for (index, block) in reading.blocks.enumerated() {
      let start = tree.blocks[index].start
      for fact in block.facts where !fact.isBlank && !fact.isAsked && fact.kind != .percent {
        guard let key = fact.key, key.year == .current else { continue }
        if case .local = key.concept { continue }
        if let known = figures[key] {
          if known.value != fact.value { contradicted.insert(key) }
        } else {
          let range = (start + fact.range.lowerBound)..<(start + fact.range.upperBound)
          figures[key] = ExternalFact(key: key, value: fact.value, slack: fact.slack, range: range)
        }
      }
    }
    return figures.values.filter { !contradicted.contains($0.key) }
      .sorted { ($0.range.lowerBound, $0.range.upperBound) < ($1.range.lowerBound, $1.range.upperBound) }
  }
}
