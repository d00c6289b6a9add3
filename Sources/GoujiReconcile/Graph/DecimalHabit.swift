import GoujiFacts
import GoujiSyntax

/// To how many decimals the figures of a draft, or of one of its tables or paragraphs, are given.
struct DecimalHabit: Sendable, Equatable {
  /// Figures by decimals, for amounts in 万元 and for percentages.
  private var amounts = SIMD16<Int32>()
  private var percents = SIMD16<Int32>()
  /// Below this many figures there is no habit.
  private static let fewest: Int32 = 3

  init() {}

  init(_ facts: [Fact]) {
    for fact in facts { count(fact) }
  }

  private mutating func count(_ fact: Fact) {
    guard !fact.isBlank, !fact.isAsked, let decimals = decimals(fact) else { return }
    if fact.isPercent { percents[decimals] &+= 1 } else { amounts[decimals] &+= 1 }
  }

  /// What the figures of two places have in common.
  mutating func add(_ other: DecimalHabit) {
    amounts &+= other.amounts
    percents &+= other.percents
  }

  /// What is left of the figures of several places without those of one of them.
  mutating func remove(_ other: DecimalHabit) {
    amounts &-= other.amounts
    percents &-= other.percents
  }

  /// Half of the last digit that most figures of a kind show, and nil where there is no majority or no such kind.
  struct Slack: Equatable {
    var ofAmounts: Int64?
    var ofPercents: Int64?

    /// For a figure of a kind that shows decimals.
    func of(_ fact: Fact) -> Int64? {
      if fact.isPercent { return ofPercents }
      return fact.isAmount && (fact.isBlank || fact.exponent == 0) ? ofAmounts : nil
    }
  }

  var slack: Slack { Slack(ofAmounts: Self.usual(amounts), ofPercents: Self.usual(percents)) }

  private static func usual(_ counts: SIMD16<Int32>) -> Int64? {
    let all = counts.wrappedSum()
    guard all >= fewest else { return nil }
    for decimals in 0...Fixed.digits where counts[decimals] * 3 >= all * 2 {
      let places = Fixed.digits - decimals
      return places >= 1 ? 5 * powerOfTen(places - 1) : 0
    }
    return nil
  }

  private func decimals(_ fact: Fact) -> Int? {
    let decimals = Int(fact.number.decimals)
    guard fact.isPercent || fact.isAmount && fact.exponent == 0 else { return nil }
    return (0...Fixed.digits).contains(decimals) ? decimals : nil
  }

  /// The habit of a draft after an edit that leaves its figures where they are; nil where what figures usually show, there
  /// or in one of the edited places, is no longer the same.
  func retyped(from old: [BlockReading], to new: [BlockReading], _ change: Change) -> DecimalHabit? {
    var habit = self
    for block in change.readAnew {
      if let fact = change.retyped[block]?.fact, old[block].facts[fact].isAlike(new[block].facts[fact]) { continue }
      let (own, retyped) = (DecimalHabit(old[block].facts), DecimalHabit(new[block].facts))
      guard own.slack == retyped.slack else { return nil }
      habit.remove(own)
      habit.add(retyped)
    }
    return habit.slack == slack ? habit : nil
  }
}

extension Fact {
  /// Whether both count alike for what figures usually show.
  fileprivate func isAlike(_ other: Fact) -> Bool { number.decimals == other.number.decimals }
}
