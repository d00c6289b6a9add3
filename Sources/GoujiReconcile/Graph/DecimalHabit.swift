import GoujiFacts
import GoujiSyntax

/// To how many decimals the figures of a draft, or of one of its tables or paragraphs, are given.
struct DecimalHabit {
  /// Figures by decimals, for amounts in 万元 and for percentages.
  private var amounts = [Int](repeating: 0, count: Fixed.digits + 1)
  private var percents = [Int](repeating: 0, count: Fixed.digits + 1)
  /// Below this many figures there is no habit.
  private static let fewest = 3

  mutating func count(_ fact: Fact) {
    guard !fact.isBlank, !fact.isAsked, let decimals = decimals(fact) else { return }
    if fact.kind == .percent { percents[decimals] += 1 } else { amounts[decimals] += 1 }
  }

  /// Half of the last digit that most figures of the kind show; nil where there is no majority, or no such kind.
  func slack(of fact: Fact) -> Int64? {
    guard fact.isBlank && fact.kind == .amount || decimals(fact) != nil else { return nil }
    let counts = fact.kind == .percent ? percents : amounts
    let all = counts.reduce(0, +)
    guard all >= Self.fewest, let decimals = counts.firstIndex(where: { $0 * 3 >= all * 2 }) else { return nil }
    let places = Fixed.digits - decimals
    return places >= 1 ? 5 * powerOfTen(places - 1) : 0
  }

  private func decimals(_ fact: Fact) -> Int? {
    let decimals = Int(fact.number.decimals)
    guard fact.kind == .percent || fact.kind == .amount && fact.exponent == 0 else { return nil }
    return (0...Fixed.digits).contains(decimals) ? decimals : nil
  }
}
