import GoujiCatalog
import GoujiFacts
import GoujiSyntax

// Last year, too, a whole was the sum of its parts: changes since then add up as the figures do.
extension GraphBuilder {
  /// For every sum of the rule book of which the draft says, figure by figure, how far it is from last year's.
  mutating func addChangedSums() {
    guard let rule = book.rule(.lastYearsSum) else { return }
    let before = figuresBefore()
    guard before.count > 1 else { return }
    for (own, formula) in book.rules.draftFormulas where formula.relation == .equal {
      let confirms = book.rules.rules[own].onlyConfirms
      for fund in formula.scope == .eachFund ? book.vocabulary.funds.map(Optional.some) : [nil] {
        addChangedSum(formula, fund, before, confirms ? own : rule)
      }
    }
  }

  /// What the figures were last year that are stated as this year's and a change, or as unchanged; by this year's keys.
  private mutating func figuresBefore() -> [FactKey: Terms] {
    var result: [FactKey: Terms] = [:]
    for (number, block) in reading.blocks.enumerated() {
      for claim in block.claims where claim.kind == .change || claim.kind == .equality {
        guard claim.constant == .zero, case .key(var key)? = claim.upper.dropFirst().first?.term,
          key.year == .previous, claim.upper[1].isNegative, !claim.upper[0].isNegative, hub(key) == nil,
          let now = terms([claim.upper[0]] + claim.upper.dropFirst(2), number)
        else { continue }
        key.year = .current
        if result[key] == nil { result[key] = now }
      }
    }
    return result
  }

  private mutating func addChangedSum(_ formula: Rule.Formula, _ fund: Fund?, _ before: [FactKey: Terms], _ rule: Int) {
    var all: [GraphTerm] = []
    for (side, isRight) in [(formula.left, false), (formula.right, true)] {
      for operand in side {
        guard var key = operand.binding.key, key.year == .current, key.stage == .final else { return }
        if let fund, operand.binding.fund == nil { key.fund = fund }
        guard let terms = before[key] else {
          // What the draft has no figure of was nothing last year, either.
          if operand.isOptional, number(of: key) == nil { continue }
          return
        }
        all += terms.map { GraphTerm($0.node, isNegative: $0.isNegative != (operand.isNegative != isRight)) }
      }
    }
    // A figure on both sides says nothing.
    var kept: [GraphTerm] = []
    for term in all {
      if let place = kept.firstIndex(where: { $0.node == term.node && $0.isNegative != term.isNegative }) {
        kept.remove(at: place)
      } else {
        kept.append(term)
      }
    }
    guard kept.contains(where: { graph.nodes[$0.node].place == .change }), kept.count > 1,
      Set(kept.map(\.node)).count == kept.count
    else { return }
    graph.relations.append(Relation(rule: rule, shape: .sum(.equal, constant: 0), upper: Terms(kept)))
  }
}
