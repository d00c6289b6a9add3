import GoujiSyntax

/// A closed range of true values, in hundred-millionths. All arithmetic widens to 128 bits, where sums of
/// 64-bit values cannot overflow in any draft that fits in memory.
struct Interval: Equatable {
  var low: Int128
  var high: Int128

  static let everything = Interval(low: -(Int128(1) << 96), high: Int128(1) << 96)
  static let zero = Interval(low: 0, high: 0)

  init(low: Int128, high: Int128) {
    self.low = low
    self.high = high
  }

  /// What a shown value may stand for.
  init(value: Int64, slack: Int64) {
    low = Int128(value) - Int128(slack)
    high = Int128(value) + Int128(slack)
  }

  var isEmpty: Bool { low > high }
  var containsZero: Bool { low <= 0 && high >= 0 }
  var negated: Interval { Interval(low: -high, high: -low) }

  static func + (a: Interval, b: Interval) -> Interval { Interval(low: a.low + b.low, high: a.high + b.high) }
  static func - (a: Interval, b: Interval) -> Interval { Interval(low: a.low - b.high, high: a.high - b.low) }

  func intersection(_ other: Interval) -> Interval {
    Interval(low: max(low, other.low), high: min(high, other.high))
  }

  func contains(_ value: Int128) -> Bool { low <= value && value <= high }
}
