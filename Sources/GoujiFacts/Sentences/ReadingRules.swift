/// The rules by which amounts and names are read. Readings without one of them show what it is for.
struct ReadingRules: Sendable {
  var amounts = AmountRule.inOrder
  var names = NameRule.inOrder

  static let all = ReadingRules()
}
