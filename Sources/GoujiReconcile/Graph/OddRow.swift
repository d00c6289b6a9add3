package import GoujiFacts
import GoujiSyntax

/// A row of a self-evaluation table that does not come out.
///
/// All points for less than was aimed at, or calling it done, is a contradiction within the row. Otherwise offices score
/// by different rules, and a rate or points that do not follow from the figures beside them prove nothing by themselves.
/// But a table is worked out by one rule: where every other row follows it, the one that does not is worth a look.
package struct OddRow: Sendable {
  package enum Kind: Sendable, CaseIterable {
    /// Less than was aimed at, and all points for it, or called done.
    case unreached
    /// Alone among the others: all points where the aim was reached, fewer where it was not.
    case reached
    /// Alone among the others: what was done over what was aimed at is the rate.
    case rate
    /// Alone among the others: the points are what the rate makes of the weight.
    case points
  }
  package var kind: Kind
  package var row: IndicatorRow
  /// How many rows come out, where it is alone.
  package var others: Int

  /// Fewer rows have no rule in common.
  private static let fewestRows = 5

  /// - Returns: rows in their order, each kind of oddness that is told by the others after those that stand alone.
  package static func found(in block: BlockReading) -> [OddRow] {
    if block.indicators.isEmpty { return [] }
    let table = Table(block)
    let unreached = block.indicators.indices.filter(table.isUnreached)
    var result = unreached.map { OddRow(kind: .unreached, row: block.indicators[$0], others: 0) }
    for kind in Kind.allCases where kind != .unreached && block.indicators.count > fewestRows {
      let judged = block.indicators.indices.filter { !unreached.contains($0) }
        .compactMap { row in table.fits(row, kind).map { (row: row, fits: $0) } }
      let odd = judged.filter { !$0.fits }
      guard odd.count == 1, judged.count > fewestRows else { continue }
      result.append(OddRow(kind: kind, row: block.indicators[odd[0].row], others: judged.count - 1))
    }
    return result
  }

  /// A table's figures, and what is claimed of them row by row.
  private struct Table {
    private let block: BlockReading
    private let nodes: [Node]
    private var claims: [[Claim]]

    init(_ block: BlockReading) {
      self.block = block
      nodes = block.facts.enumerated().map { Node($1, block: 0, place: $0) }
      var rowOfFact: [Int: Int] = [:]
      for (row, indicator) in block.indicators.enumerated() {
        for fact in indicator.facts { rowOfFact[fact] = row }
      }
      claims = block.indicators.map { _ in [] }
      for claim in block.claims {
        guard case .fact(let fact)? = claim.upper.first?.term, let row = rowOfFact[fact], Self.isOfOneRow(claim) else {
          continue
        }
        claims[row].append(claim)
      }
    }

    private static func isOfOneRow(_ claim: Claim) -> Bool {
      switch claim.kind {
      case .indicatorMet, .indicatorRate, .indicatorScore: true
      default: false
      }
    }

    /// Whether a row has all points, or is called done, though what was done is plainly less than what was aimed at.
    func isUnreached(_ number: Int) -> Bool {
      let row = block.indicators[number]
      guard row.isComparable, let target = row.target, let actual = row.actual, let weight = row.weight,
        let score = row.score,
        row.isCalledDone || block.facts[weight].value == block.facts[score].value, block.facts[weight].value != .zero
      else { return false }
      // More than exactly so much is no failure, and less money spent is none.
      if row.sign == .equal,
        block.facts[actual].value > block.facts[target].value || block.facts[actual].kind == .amount
      {
        return false
      }
      var claim = Claim(.indicatorMet, upper: [SignedTerm(.fact(actual)), SignedTerm(.fact(target), isNegative: true)])
      claim.relation = row.sign
      return block.facts[actual].kind == block.facts[target].kind && verdict(claim) == .violated
    }

    /// Whether a row comes out; nil where it says nothing of the kind.
    func fits(_ number: Int, _ kind: Kind) -> Bool? {
      let row = block.indicators[number]
      func any(_ kind: Claim.Kind, ofRate: Bool) -> Bool? {
        let verdicts = claims[number].filter { $0.kind == kind && ($0.percent != nil) == ofRate }.map { verdict($0) }
        if verdicts.contains(where: { $0 == .exact || $0 == .rounding }) { return true }
        return verdicts.contains(.violated) ? false : nil
      }
      let isWholly = row.completion.map { block.facts[$0].value.raw >= 100 * Fixed.scale } ?? false
      switch kind {
      case .unreached:
        return nil
      case .reached:
        guard row.completion == nil, let weight = row.weight, row.score != nil, block.facts[weight].value != .zero
        else { return nil }
        return any(.indicatorMet, ofRate: false)
      case .rate:
        // Of what is to stay below its aim, the rate is worked out now this way, now that.
        guard row.sign != .atMost, row.sign != .less, let fits = any(.indicatorRate, ofRate: true) else { return nil }
        // More than all of it is often called all of it.
        return fits || isWholly && any(.indicatorMet, ofRate: false) ?? false
      case .points:
        guard row.completion != nil, let weight = row.weight, let score = row.score, block.facts[weight].value != .zero,
          let fits = any(.indicatorScore, ofRate: true)
        else { return nil }
        return fits || isWholly && block.facts[weight].value == block.facts[score].value
      }
    }

    private func verdict(_ claim: Claim) -> Verdict {
      func terms(_ terms: [SignedTerm]) -> Terms {
        Terms(
          terms.compactMap {
            if case .fact(let fact) = $0.term { GraphTerm(fact, isNegative: $0.isNegative) } else { nil }
          }
        )
      }
      let shape: RelationShape =
        claim.percent.map { .ratio(percent: $0, isFall: false) } ?? .sum(claim.relation, constant: claim.constant.raw)
      return Evaluation.verdict(
        Relation(rule: 0, shape: shape, upper: terms(claim.upper), lower: terms(claim.lower)),
        nodes
      )
    }
  }
}
