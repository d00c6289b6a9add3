import GoujiCatalog
import GoujiFacts
import GoujiSyntax

/// What a graph was laid out by, kept so that a figure that is typed anew need not lay out everything again.
final class GraphPlan: Sendable {
  let keys: KeyTable
  let keyOfNode: [Int32]
  let members: Groups
  let representatives: [Int32]
  let habit: DecimalHabit
  let canonical: CanonicalKeys
  let narrowed: NarrowedFunds
  let repeatedRows: RepeatedRows
  let checks: [Claim]
  /// The relations within tables come first: it is they that misfits are counted by.
  let tableRelations: Int
  let record: LayoutRecord
  /// By block, whether it is a table whose rows are codes.
  let isCodeTable: [Bool]

  init(_ builder: borrowing GraphBuilder) {
    keys = builder.keys
    keyOfNode = builder.keyOfNode
    members = builder.members
    representatives = builder.representatives
    habit = builder.habit
    canonical = builder.canonical
    narrowed = builder.narrowed
    repeatedRows = builder.repeatedRows
    checks = builder.checks
    tableRelations = builder.tableRelations
    record = builder.record
    isCodeTable = builder.isCodeTable
  }

  /// The same plan where other figures stand for some keys, or the blocks have other numbers.
  private init(
    _ plan: GraphPlan,
    representatives: [Int32],
    habit: DecimalHabit,
    record: LayoutRecord,
    isCodeTable: [Bool]
  ) {
    keys = plan.keys
    keyOfNode = plan.keyOfNode
    members = plan.members
    self.representatives = representatives
    self.habit = habit
    canonical = plan.canonical
    narrowed = plan.narrowed
    repeatedRows = plan.repeatedRows
    checks = plan.checks
    tableRelations = plan.tableRelations
    self.record = record
    self.isCodeTable = isCodeTable
  }

  /// - Parameter changes: what stands for some keys.
  func with(changes: [(key: Int, representative: Int32)], habit: DecimalHabit) -> GraphPlan {
    var representatives = representatives
    for (key, representative) in changes { representatives[key] = representative }
    return GraphPlan(self, representatives: representatives, habit: habit, record: record, isCodeTable: isCodeTable)
  }

  /// What some figures are looked at as.
  func reads(of nodes: [Int]) -> Set<LayoutRecord.Read> {
    var reads: Set<LayoutRecord.Read> = []
    for node in nodes {
      reads.insert(.statements(key: keyOfNode[node]))
      for code in repeatedRows.codes(of: node) { reads.insert(.units(code)) }
    }
    return reads
  }

  /// - Parameters:
  ///   - places: by block its new number.
  ///   - count: how many blocks there are now.
  func moved(_ places: [Int], count: Int) -> GraphPlan {
    var tables = Array(repeating: false, count: count)
    for (block, isTable) in isCodeTable.enumerated() where isTable { tables[places[block]] = true }
    return GraphPlan(
      self,
      representatives: representatives,
      habit: habit,
      record: record.moved(places),
      isCodeTable: tables
    )
  }
}
