import GoujiCatalog
import GoujiFacts
import GoujiReconcile
import GoujiSyntax

/// A department's totals against those of the units below it (GJ110).
///
/// The department's accounts are those of its office and its units put together. Money from the treasury reaches each of
/// them directly, so its totals are plain sums. What units pay one another is struck out when their accounts are put
/// together: totals of all money may be less than the sum, never more. Nothing here is more than a warning: the list of
/// units may be one short, and nobody but the writer knows.
enum UnitCheck {
  private struct Difference {
    var key: FactKey
    var node: Int
    var parts: [(source: OtherText, figure: UnitTotals.Figure)]
    var sum: Fixed
    var amount: Fixed
  }

  /// More differences than this say that the list of units is wrong, not the figures.
  private static let mostTold = 3

  static func findings(_ draft: DraftState) -> [Finding] {
    let units = draft.environment.units
    guard !units.isEmpty else { return [] }
    var told: [Difference] = []
    for difference in draft.totals.compactMap({ difference($0.key, $0.node, units, draft) }) {
      // A total that is wrong is wrong by the same amount wherever it goes: once is enough.
      if !told.contains(where: { $0.amount == difference.amount }) { told.append(difference) }
    }
    if told.count > mostTold, let field = draft.reading.header.links.first(where: { $0.kind == .unit }) {
      return [
        Finding(
          rule: "GJ110",
          severity: .warning,
          message: Message(
            zh: "本部门有\(told.count)个合计数与所列单位之和不符，请先看所属单位是否列全（本级也要列）",
            en:
              "\(told.count) totals of the department differ from the sums of the units; check first whether all are listed (its own office too)"
          ),
          range: field.range,
          related: told.prefix(12).map {
            RelatedPlace(range: draft.describer.range($0.node), message: formula($0, draft))
          }
        )
      ]
    }
    return told.map { finding($0, draft) }
  }

  private static func difference(
    _ key: FactKey,
    _ node: Int,
    _ units: [UnitTotals],
    _ draft: DraftState
  ) -> Difference? {
    let own = draft.graph.nodes[node]
    guard !own.isBlank, !isInternal(key) else { return nil }
    var sum = Fixed.zero
    var slack = own.slack
    var parts: [(source: OtherText, figure: UnitTotals.Figure)] = []
    for unit in units {
      guard let figure = unit.figures[key], let next = sum.adding(figure.value) else { return nil }
      sum = next
      slack += figure.slack
      parts.append((unit.source, figure))
    }
    guard let amount = Fixed(raw: own.value).subtracting(sum), amount.magnitude > Fixed(raw: slack) else { return nil }
    if amount < .zero, !isFromTreasury(key, draft.book) { return nil }
    return Difference(key: key, node: node, parts: parts, sum: sum, amount: amount)
  }

  private static func isInternal(_ key: FactKey) -> Bool {
    switch key.part {
    case .upward, .subsidy, .fromSuperiors, .fromAffiliates: true
    case .total, .basic, .project, .business, .personnel, .publicUse, .fromServices, .fromBusiness, .fromElsewhere,
      .projectCarriedOver, .projectLeftOver:
      false
    }
  }

  private static func isFromTreasury(_ key: FactKey, _ book: Book) -> Bool {
    key.fund != .all || (book.vocabulary.named(key.concept)?.fund ?? .all) != .all
  }

  private static func finding(_ difference: Difference, _ draft: DraftState) -> Finding {
    let advice =
      isFromTreasury(difference.key, draft.book)
      ? Message(zh: "请核对所属单位是否列全、各单位数是否有误", en: "check whether all units are listed and their figures are right")
      : Message(zh: "汇总数不应大于各单位之和，请核对", en: "the total should not exceed the sum of the units")
    let words = formula(difference, draft)
    return Finding(
      rule: "GJ110",
      severity: .warning,
      message: words.then(advice),
      range: draft.describer.range(difference.node),
      related: difference.parts.map { RelatedPlace(range: $0.figure.range, message: words, source: $0.source) }
    )
  }

  /// `公开03表“合计”的基本支出60.00 ≠ 各单位之和 30.00 + 20.00 = 50.00（差10.00）`
  private static func formula(_ difference: Difference, _ draft: DraftState) -> Message {
    let describer = draft.describer
    let decimals = 2
    let shown = difference.parts.filter { $0.figure.value != .zero }
    let parts = (shown.isEmpty ? difference.parts : shown).map { $0.figure.value.written(decimals: decimals) }
    let sum =
      parts.count > 1
      ? parts.joined(separator: " + ") + " = " + difference.sum.written(decimals: decimals) : parts.joined()
    let name = describer.name(difference.node)
    let value = describer.text(difference.node)
    let amount = difference.amount.magnitude.written(decimals: decimals)
    return Message(
      zh: "\(name)\(value) ≠ 各单位之和 \(sum)（差\(amount)）",
      en: "\(name)\(value) ≠ sum of the units \(sum) (off by \(amount))"
    )
  }
}
