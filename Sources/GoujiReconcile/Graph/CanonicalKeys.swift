import GoujiCatalog
import GoujiFacts
import GoujiSyntax

/// Which keys are one and the same in this draft.
///
/// Where all the money of a department is 财政拨款, form 03 and form 05 speak of the same expenditure row by row:
/// no part can exceed its whole, so equal totals leave no room for a difference below them. And a 预算 that does not
/// say which budget it is means the only one that the draft states.
struct CanonicalKeys {
  /// Which totals of different money are the same.
  private struct Equalities: Equatable {
    var expenseAllIsFiscal = false
    var expenseFiscalIsGeneral = false
    var expenseAllIsGeneral = false
    var incomeAllIsFiscal = false

    /// - Parameter totals: the nodes of total expenditure, then income: of all money, of 财政拨款, of 一般公共预算.
    init(_ totals: [[Int]], _ nodes: [Node]) {
      let values = totals.map { Set($0.map { nodes[$0].value }.filter { $0 != 0 }) }
      guard values.count == 6 else { return }
      func same(_ a: Int, _ b: Int) -> Bool { !values[a].isDisjoint(with: values[b]) }
      expenseAllIsFiscal = same(0, 1)
      expenseFiscalIsGeneral = same(1, 2)
      expenseAllIsGeneral = same(0, 2)
      incomeAllIsFiscal = same(3, 4)
    }
  }
  /// The nodes of the totals, kind by kind.
  private let totals: [[Int]]
  private let equalities: Equalities
  /// The keys as they are written.
  private let written: KeyTable
  /// So many of them are the draft's own; those of other drafts stand behind.
  private let own: Int

  init() {
    totals = []
    equalities = Equalities([], [])
    written = KeyTable()
    own = 0
  }

  /// - Parameters:
  ///   - written: the keys of the draft as they are written, those of other drafts behind them.
  ///   - own: how many the draft has itself.
  ///   - keyOfNode: by node the number of its key there, −1 for none.
  init(_ written: KeyTable, own: Int, _ keyOfNode: [Int32], _ nodes: [Node]) {
    self.written = written
    self.own = own
    let funds = [Fund.all, .fiscal, .general]
    let keys = [Concept.expense(0), .income(0)].flatMap { concept in
      funds.map { written.number(of: FactKey(concept, fund: $0)) ?? -1 }
    }
    var totals = keys.map { _ in [Int]() }
    for (node, key) in keyOfNode.enumerated() where key >= 0 {
      if let total = keys.firstIndex(of: Int(key)) { totals[total].append(node) }
    }
    self.totals = totals
    equalities = Equalities(totals, nodes)
  }

  /// Whether the same keys are one and the same with other values of the same figures.
  func holds(for nodes: [Node]) -> Bool { Equalities(totals, nodes) == equalities }

  func canonical(_ key: FactKey) -> FactKey {
    var key = key
    if case .budget = key.stage { key.stage = onlyBudget(key) }
    guard case .final = key.stage, case .current = key.year else { return key }
    switch key.concept {
    case .expense:
      if key.fund == .all, equalities.expenseAllIsGeneral { key.fund = .general }
      if key.fund == .all, equalities.expenseAllIsFiscal { key.fund = .fiscal }
      if key.fund == .fiscal, equalities.expenseFiscalIsGeneral { key.fund = .general }
    case .income:
      if key.fund == .all, key.part == .total, equalities.incomeAllIsFiscal { key.fund = .fiscal }
    case .economic:
      if key.fund == .all, equalities.expenseAllIsGeneral { key.fund = .general }
    case .named, .local:
      break
    }
    return key
  }

  private func onlyBudget(_ key: FactKey) -> Stage {
    var initial = key
    initial.stage = .initialBudget
    var annual = key
    annual.stage = .annualBudget
    func isStated(_ key: FactKey) -> Bool { written.number(of: key).map { $0 < own } ?? false }
    switch (isStated(initial), isStated(annual)) {
    case (true, false): return .initialBudget
    case (false, true): return .annualBudget
    default: return .budget
    }
  }
}
