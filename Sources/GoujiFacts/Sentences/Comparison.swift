import GoujiCatalog

/// With what an amount is being compared.
enum Comparison: Equatable {
  case none
  case lastYear
  /// A year further back, or last year's budget: no figure of the accounts is known of it.
  case other
  case budget(Stage)
}
