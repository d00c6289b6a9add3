/// For which money (口径): those that the program itself speaks of, and further ones that a kind of report has, which its
/// vocabulary numbers and names.
package struct Fund: RawRepresentable, Hashable, Sendable {
  package let rawValue: UInt8

  package init(rawValue: UInt8) { self.rawValue = rawValue }

  package static let all = Fund(rawValue: 0)
  package static let fiscal = Fund(rawValue: 1)
  package static let general = Fund(rawValue: 2)
  package static let governmental = Fund(rawValue: 3)
  package static let stateCapital = Fund(rawValue: 4)

  /// The names of those above, by number.
  static let knownNames = ["全部", "财政拨款", "一般公共预算", "政府性基金", "国有资本经营"]

  /// Whether it is the money of one of the budgets that 财政拨款 is made of.
  package var isOneBudget: Bool { self == .general || self == .governmental || self == .stateCapital }
}

/// Which part of a whole (性质, for income its source).
package enum Part: UInt8, Sendable, CaseIterable {
  case total
  case basic
  case project
  case upward
  case business
  case subsidy
  case personnel
  case publicUse
  case fromSuperiors
  case fromServices
  case fromBusiness
  case fromAffiliates
  case fromElsewhere
  case projectCarriedOver
  case projectLeftOver

  package var name: String {
    switch self {
    case .total: "合计"
    case .basic: "基本支出"
    case .project: "项目支出"
    case .upward: "上缴上级支出"
    case .business: "经营支出"
    case .subsidy: "对附属单位补助支出"
    case .personnel: "人员经费"
    case .publicUse: "公用经费"
    case .fromSuperiors: "上级补助收入"
    case .fromServices: "事业收入"
    case .fromBusiness: "经营收入"
    case .fromAffiliates: "附属单位上缴收入"
    case .fromElsewhere: "其他收入"
    case .projectCarriedOver: "项目支出结转"
    case .projectLeftOver: "项目支出结余"
    }
  }
}

/// At which stage of the budget year.
package enum Stage: UInt8, Sendable, CaseIterable {
  case final
  case initialBudget
  case annualBudget
  /// A budget of which the text does not say whether it is the initial or the adjusted one.
  case budget
  /// What became of a budget, in a report that states budgets.
  case execution

  package var name: String {
    switch self {
    case .final: "决算"
    case .initialBudget: "年初预算"
    case .annualBudget: "全年预算"
    case .budget: "预算"
    case .execution: "执行"
    }
  }
}

/// This year or the one before.
package enum FiscalYear: UInt8, Sendable, CaseIterable {
  case current
  case previous

  package var name: String { self == .current ? "本年" : "上年" }
}
