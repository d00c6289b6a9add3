import GoujiCatalog
import GoujiFacts
import GoujiSyntax

// Last year's figures that nobody states: this year's less what has been added.
extension GraphBuilder {
  /// Last year's figure stated twice as a difference from this year's is one figure:
  /// this year − change must come out the same, whatever it is.
  mutating func addSharedChanges() {
    guard let rule = book.rule(.change) else { return }
    var first: [FactKey: Terms] = [:]
    var said: [FactKey: Terms] = [:]
    for (number, block) in reading.blocks.enumerated() {
      for claim in block.claims {
        guard let previous = priorKey(of: claim), let current = prior(of: claim, number) else { continue }
        let isSaid = claim.subjectOrigin == .said
        if isSaid { addBound(current, claim, number) }
        guard representative(previous) == nil else { continue }
        if isSaid, said[previous] == nil { said[previous] = current }
        guard let other = first[previous] else {
          first[previous] = current
          continue
        }
        // Both start from a statement of the same key; identity takes care of that, the changes remain.
        let upper = other.dropFirst() + current.dropFirst().map { GraphTerm($0.node, isNegative: !$0.isNegative) }
        if !upper.isEmpty {
          graph.relations.append(Relation(rule: rule, shape: .sum(.equal, constant: 0), upper: Terms(upper)))
        }
      }
    }
    addChangedParts(first)
    if !said.isEmpty { addFormulas(ofLastYear: said) }
  }

  /// The key of last year's figure that a claim tells by a change (`比上年增加5万元`) or by none (`与上年持平`).
  private func priorKey(of claim: Claim) -> FactKey? {
    guard claim.kind == .change || claim.kind == .equality && claim.word?.sign == 0,
      case .key(let key)? = claim.upper.dropFirst().first?.term, key.year == .previous
    else { return nil }
    return key
  }

  /// What a claim says last year's figure was.
  private mutating func prior(of claim: Claim, _ block: Int) -> Terms? {
    terms([claim.upper[0]] + claim.upper.dropFirst(2), block)
  }

  /// Nothing that is spent, received or counted was less than nothing last year.
  private mutating func addBound(_ prior: Terms, _ claim: Claim, _ block: Int) {
    guard claim.kind == .change, prior.count > 1, let rule = book.rule(.lastYearNotNegative) else { return }
    var relation = Relation(rule: rule, shape: .sum(.atLeast, constant: 0), upper: prior)
    relation.note(word: nil, amountWord: claim.amountWord, block: block)
    graph.relations.append(relation)
  }

  /// Sums and balances held last year, too: the changes of the parts add up to the change of the whole.
  private mutating func addFormulas(ofLastYear priors: [FactKey: Terms]) {
    for (rule, formula) in book.rules.draftFormulas where formula.relation == .equal {
      for fund in formula.scope == .eachFund ? book.vocabulary.funds.map({ Optional($0) }) : [nil] {
        addFormula(formula, rule, fund, priors)
      }
    }
  }

  private mutating func addFormula(_ formula: Rule.Formula, _ rule: Int, _ fund: Fund?, _ priors: [FactKey: Terms]) {
    var upper: [GraphTerm] = []
    var told = 0
    var isIncomplete = false
    for (side, isRight) in [(formula.left, false), (formula.right, true)] {
      for operand in side {
        guard var key = operand.binding.key, key.stage == .final, key.year == .current else { return }
        if let fund, operand.binding.fund == nil { key.fund = fund }
        key.year = .previous
        let isNegative = operand.isNegative != isRight
        if let stated = representative(key) {
          upper.append(GraphTerm(stated, isNegative: isNegative))
        } else if let prior = priors[key] {
          told += 1
          upper += prior.map { GraphTerm($0.node, isNegative: $0.isNegative != isNegative) }
        } else if operand.isOptional {
          isIncomplete = true
        } else {
          return
        }
      }
    }
    let kept = withoutOpposites(upper)
    let isRepeated = kept.indices.contains { place in kept[..<place].contains { $0.node == kept[place].node } }
    guard told > 0, kept.count > 1, !isRepeated else { return }
    var relation = Relation(rule: rule, shape: .sum(.equal, constant: 0), upper: Terms(kept))
    relation.isIncomplete = isIncomplete
    relation.isOfLastYear = true
    graph.relations.append(relation)
  }

  /// Terms without those that are added and taken away again.
  private func withoutOpposites(_ terms: [GraphTerm]) -> [GraphTerm] {
    terms.filter { term in !terms.contains { $0.node == term.node && $0.isNegative != term.isNegative } }
  }

  /// Last year, too, the part that public money paid was no more than the whole: this year − change of the one is at most
  /// this year − change of the other.
  private mutating func addChangedParts(_ changes: [FactKey: Terms]) {
    guard let rule = book.rule(.lastYearsPart) else { return }
    for concept in [Concept.income(0), .expense(0)] {
      var all = FactKey(concept)
      all.year = .previous
      guard let whole = changes[all] else { continue }
      for fund in [Fund.fiscal, .general] {
        var key = all
        key.fund = fund
        guard let part = changes[key] else { continue }
        let upper = Array(part) + whole.map { GraphTerm($0.node, isNegative: !$0.isNegative) }
        // Both may start from one figure: what is left is the changes.
        let kept = withoutOpposites(upper)
        if kept.count > 1 {
          graph.relations.append(Relation(rule: rule, shape: .sum(.atMost, constant: 0), upper: Terms(kept)))
        }
      }
    }
  }
}
