import GoujiCatalog

/// What the next figure will be, by the words in front of it.
enum Expectation {
  case none
  /// `占…的`: the whole, once it has been named.
  case share(whole: Binding?)
  case completion(Stage)
  case differenceRate
  /// `支出决算为`; the year in front of it, where it is not the year of the accounts: `2022年决算数`.
  case stage(Stage, year: Int?)

  /// The year that is expected, where it is not the year of the accounts.
  var year: Int? { if case .stage(_, let year) = self { year } else { nil } }
}
