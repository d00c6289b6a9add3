/// A row of a self-evaluation table, by the facts of its block: what was aimed at, what was done, its rate, its weight and
/// its points.
package struct IndicatorRow: Sendable, Equatable {
  package var target: Int?
  package var actual: Int?
  package var completion: Int?
  package var weight: Int?
  package var score: Int?
  /// How what was done is to compare with what was aimed at.
  package var sign: Claim.Relation
  /// Whether that is written, and both are in one unit.
  package var isComparable: Bool
  /// Whether a cell calls it done.
  package var isCalledDone: Bool

  package var facts: [Int] { [target, actual, completion, weight, score].compactMap { $0 } }
}
