import GoujiSyntax

/// What the figures of a draft of one kind of report are in a draft of another: the budget of a 部门预算 is the 年初预算 of the
/// year's 部门决算. Concepts, kinds of money and stages are told by their names.
package struct KeyTranslation: Sendable {
  private let source: Book
  private let target: Book
  private let stages: [Stage: Stage]
  private let isSameKind: Bool

  package init(from source: Book, to target: Book) {
    self.source = source
    self.target = target
    isSameKind = source.kind.id == target.kind.id
    var stages: [Stage: Stage] = [:]
    for stage in Stage.allCases {
      let names = stage == .final ? source.kind.usualStages : [stage.name]
      guard let name = names.lazy.compactMap({ target.kind.stagesElsewhere[$0] }).first,
        let own = target.vocabulary.word(name.folded)?.stage
      else { continue }
      stages[stage] = own
    }
    self.stages = stages
  }

  /// Whether any stage of the one kind is one of the other.
  package var translatesStages: Bool { isSameKind || !stages.isEmpty }

  /// Nil for what the other kind does not speak of.
  package func key(_ key: FactKey) -> FactKey? {
    var key = key
    if !isSameKind {
      guard let stage = stages[key.stage] else { return nil }
      key.stage = stage
    }
    if source.vocabulary.name(of: key.fund) != target.vocabulary.name(of: key.fund) {
      let name = source.vocabulary.name(of: key.fund)
      guard let fund = target.vocabulary.funds.first(where: { target.vocabulary.name(of: $0) == name }) else {
        return nil
      }
      key.fund = fund
    }
    switch key.concept {
    case .income, .expense, .economic: return key
    case .local: return nil
    case .named:
      guard let concept = source.vocabulary.named(key.concept).flatMap({ target.vocabulary.concept(named: $0.name) })
      else {
        return nil
      }
      key.concept = concept
      return key
    }
  }
}
