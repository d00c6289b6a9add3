import GoujiCatalog

/// What holds up to the next semicolon.
struct Clause {
  /// Whether a reason is being given: names in it are not what is spoken of.
  var isReason = false
  /// A kind of money that has been named for the name that follows.
  var modifier: Binding?
  var comparison = Comparison.none
  var direction: DirectionWord?
  var change: StatedChange?
  /// `大于预算数55.93万元`
  var difference: DirectionWord?
  var expectation = Expectation.none
  /// The word behind which the figure stood that there is now: `减少为0万元`.
  var arrival: DirectionWord?
  /// Whether something has been said to be as much as what it is compared with.
  var isFlat = false

  /// A new comparison begins: what was said of the one before is done with.
  mutating func compare(with new: Comparison) {
    comparison = new
    direction = nil
    change = nil
    expectation = .none
  }
}
