import GoujiCatalog
import GoujiSyntax

extension Fact {
  /// The fact that a number with its unit states; nil for units that are no figure of the accounts.
  init?(_ number: WrittenNumber, _ unit: WrittenUnit, key: FactKey?, place: Place, range: Range<Int>) {
    switch unit.kind {
    case .money(let exponent):
      guard let scaled = number.scaled(down: exponent) else { return nil }
      self.init(key: key, kind: .amount, place: place, number: scaled, range: range, exponent: exponent)
    case .percent:
      self.init(key: key, kind: .percent, place: .percent, number: number, range: range)
    case .count:
      self.init(key: key, kind: .count, place: place, number: number, range: range)
    case .points, .other:
      return nil
    }
  }
}
