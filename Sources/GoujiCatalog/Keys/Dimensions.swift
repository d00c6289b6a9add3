/// For which money (口径).
package enum Fund: UInt8, Sendable, CaseIterable {
  case all
  case fiscal
  case general
  case governmentFund
  case stateCapital

  package var name: String {
    switch self {
    case .all: "全部"
    case .fiscal: "财政拨款"
    case .general: "一般公共预算"
    case .governmentFund: "政府性基金"
    case .stateCapital: "国有资本经营"
    }
  }

  /// Whether it is the money of one of the budgets that 财政拨款 is made of.
  package var isOneBudget: Bool {
    switch self {
    case .all, .fiscal: false
    case .general, .governmentFund, .stateCapital: true
    }
  }
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

  package var name: String {
    switch self {
    case .final: "决算"
    case .initialBudget: "年初预算"
    case .annualBudget: "全年预算"
    case .budget: "预算"
    }
  }
}

/// This year or the one before.
package enum FiscalYear: UInt8, Sendable, CaseIterable {
  case current
  case previous

  package var name: String { self == .current ? "本年" : "上年" }
}
