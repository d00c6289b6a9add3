import GoujiCatalog
import GoujiFacts
import GoujiSyntax

// What sentences claim.
extension GraphBuilder {
  // MARK: Claims

  mutating func addClaims(of block: Int) {
    for claim in reading.blocks[block].claims { add(claim, block) }
  }

  mutating func node(_ term: ClaimTerm, _ block: Int) -> Int? {
    switch term {
    case .fact(let fact): return graph.node(block: block, fact: fact)
    case .key(let key): return representative(key)
    case .cell(let form, let key):
      let member = number(of: key).flatMap { key in
        members[key].first { node in
          let block = graph.nodes[Int(node)].block
          return block >= 0 && reading.blocks[block].table?.form == form
        }
      }
      return member.map { Int($0) }
    }
  }

  mutating func terms(_ terms: some Sequence<SignedTerm>, _ block: Int) -> Terms? {
    var result = Terms()
    for term in terms {
      guard let node = node(term.term, block) else { return nil }
      result.append(GraphTerm(node, isNegative: term.isNegative))
    }
    return result
  }

  /// Claims that no block makes; the graph remembers which relations they have become.
  mutating func addChecks() {
    for (place, check) in checks.enumerated() {
      let next = graph.relations.count
      add(check, -1)
      if graph.relations.count > next { graph.checks[next] = place }
    }
  }

  mutating func add(_ claim: Claim, _ block: Int) {
    guard let rule = book.rule(claim.kind.rule), let upper = terms(claim.upper, block),
      let lower = terms(claim.lower, block)
    else {
      return
    }
    let shape: RelationShape
    if let percent = claim.percent {
      guard let node = graph.node(block: block, fact: percent) else { return }
      shape = .ratio(percent: node, isFall: claim.percentIsNegative)
    } else {
      shape = .sum(claim.relation, constant: claim.constant.raw)
      // A figure held against itself says nothing.
      if upper.indices.contains(where: { place in upper[..<place].contains { $0.node == upper[place].node } }) {
        return
      }
    }
    var relation = Relation(rule: rule, shape: shape, upper: upper, lower: lower)
    if block >= 0 { relation.note(word: claim.word, amountWord: claim.amountWord, block: block) }
    relation.claim = claim.kind
    graph.relations.append(relation)
  }
}

extension Claim.Kind {
  /// The rule by which a claim is held.
  fileprivate var rule: BuiltinRule {
    switch self {
    case .share: .share
    case .completion: .completion
    case .differenceRate: .differenceRate
    case .growth: .growth
    case .change: .change
    case .comparison: .comparison
    case .equality: .identity
    case .check: .check
    case .executionRate: .executionRate
    case .fundSum: .fundSum
    case .weightSum: .weightSum
    case .scoreSum: .scoreSum
    case .scoreBound: .scoreBound
    case .indicatorMet: .indicatorMet
    case .indicatorRate: .indicatorRate
    case .indicatorScore: .indicatorScore
    case .indicatorSum: .indicatorSum
    case .sentenceSum: .sentenceSum
    case .sentenceRatio: .sentenceRatio
    case .sentenceBound: .sentenceBound
    case .enumeration: .enumeration
    case .sentenceNothing: .nothingTogether
    }
  }
}
