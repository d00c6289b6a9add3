import GoujiCatalog
import GoujiFacts
import GoujiReconcile

extension Analysis {
  /// The department whose accounts these are.
  package var department: String? { reading.header.department }

  /// The draft of the year before that the header names, relative to this one.
  package var lastYearPath: String? { reading.header.value("上年").flatMap { $0.isEmpty ? nil : $0 } }

  /// The same draft held against the draft of the year before, or against none.
  ///
  /// - Returns: nil if it is held against just those figures already.
  package func held(against last: Analysis?) -> Analysis? {
    var environment = environment
    environment.externals = last?.figuresBefore(self) ?? []
    return environment.externals == self.environment.externals ? nil : surrounded(by: environment)
  }

  /// The figures that this draft gives for its year, as those that `later`, the draft of the year after, gives for the
  /// year before. Empty if the years of the two do not follow one another.
  ///
  /// What this draft states in two ways is left out: nobody can tell which of them the other should repeat.
  private func figuresBefore(_ later: Analysis) -> [ExternalFact] {
    if let year = reading.header.year, let next = later.reading.header.year, year + 1 != next { return [] }
    var figures: [FactKey: ExternalFact] = [:]
    var contradicted: Set<FactKey> = []
    for block in reading.blocks {
      for fact in block.facts where !fact.isBlank && !fact.isAsked && fact.kind != .percent {
        guard var key = fact.key, key.year == .current, key.stage == .final else { continue }
        if case .local = key.concept { continue }
        key.year = .previous
        if let known = figures[key] {
          if known.value != fact.value { contradicted.insert(key) }
        } else {
          figures[key] = ExternalFact(key: key, value: fact.value, slack: fact.slack)
        }
      }
    }
    return figures.values.filter { !contradicted.contains($0.key) }.sorted { "\($0.key)" < "\($1.key)" }
  }
}
