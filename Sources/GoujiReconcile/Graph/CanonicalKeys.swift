import GoujiCatalog
import GoujiFacts
import GoujiSyntax

/// Which keys are one and the same in this draft.
///
/// Where all the money of a department is 财政拨款, form 03 and form 05 speak of the same expenditure row by row:
/// no part can exceed its whole, so equal totals leave no room for a difference below them. And a 预算 that does not
/// say which budget it is means the only one that the draft states.
struct CanonicalKeys {
  private var expenseAllIsFiscal = false
  private var expenseFiscalIsGeneral = false
  private var expenseAllIsGeneral = false
  private var incomeAllIsFiscal = false
  private var present: Set<FactKey> = []

  init(_ facts: [(key: FactKey, value: Int64)]) {
    var totals: [FactKey: Set<Int64>] = [:]
    for (key, value) in facts {
      if key.stage != .final { present.insert(key) }
      if key.concept.code == 0, key.part == .total, key.stage == .final, key.year == .current, value != 0 {
        totals[key, default: []].insert(value)
      }
    }
    func same(_ concept: Concept, _ a: Fund, _ b: Fund) -> Bool {
      guard let first = totals[FactKey(concept, fund: a)], let second = totals[FactKey(concept, fund: b)] else { return false }
      return !first.isDisjoint(with: second)
    }
    expenseAllIsFiscal = same(.expense(0), .all, .fiscal)
    expenseFiscalIsGeneral = same(.expense(0), .fiscal, .general)
    expenseAllIsGeneral = same(.expense(0), .all, .general)
    incomeAllIsFiscal = same(.income(0), .all, .fiscal)
  }

  func canonical(_ key: FactKey) -> FactKey {
    var key = key
    if key.stage == .budget { key.stage = onlyBudget(key) }
    guard key.stage == .final, key.year == .current else { return key }
    switch key.concept {
    case .expense:
      if key.fund == .all, expenseAllIsGeneral { key.fund = .general }
      if key.fund == .all, expenseAllIsFiscal { key.fund = .fiscal }
      if key.fund == .fiscal, expenseFiscalIsGeneral { key.fund = .general }
    case .income:
      if key.fund == .all, key.part == .total, incomeAllIsFiscal { key.fund = .fiscal }
    case .economic:
      if key.fund == .all, expenseAllIsGeneral { key.fund = .general }
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
    switch (present.contains(initial), present.contains(annual)) {
    case (true, false): return .initialBudget
    case (false, true): return .annualBudget
    default: return .budget
    }
  }
}
