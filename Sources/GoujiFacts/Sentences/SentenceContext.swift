import GoujiCatalog

/// Where a paragraph stands and what has been said before it.
struct SentenceContext: Equatable, Sendable {
  /// What the headings above say: 一般公共预算, 基本支出 …
  var section = Binding()
  /// The year of the accounts, where the draft states it.
  var year: Int?
  /// The whole that a list goes on dividing from the paragraph before (`…，其中：`).
  var group: Group?
  /// In a section on performance, amounts are those of projects.
  var isPerformance = false
  /// Codes that the draft's tables use: they decide between rows that share a name.
  var usedCodes: Set<UInt32> = []
  /// Projects that the draft's self-evaluation tables name.
  var projects: [ProjectName] = []

  struct Group: Equatable, Sendable {
    var key: FactKey?
    /// The money spoken of in a sentence that a paragraph break has cut.
    var fund: Fund?
    /// What the paragraph ends in naming, with a colon: the next one states its figures.
    var subject: Binding?
    /// What an item of a list has stated that ends in a semicolon: the next item is beside it, not a part of it, unless it
    /// says so (其中).
    var item: FactKey?
  }
}
