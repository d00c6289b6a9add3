/// The header fields of a draft.
package enum HeaderKey: Sendable, CaseIterable {
  case department, year, report, unit, lastYear, subordinates, codes, budget

  /// What the field may be called, the usual name first, as folded text has it.
  package var names: [String] {
    switch self {
    case .department:
      ["部门", "单位", "部门名称", "单位名称", "编制单位", "填报单位", "部门(单位)", "单位(部门)", "部门(单位)名称"]
    case .year: ["年度"]
    case .report: ["报告"]
    case .unit: ["金额单位"]
    case .lastYear: ["上年"]
    case .budget: ["预算"]
    case .subordinates: ["所属单位"]
    case .codes: ["科目表"]
    }
  }

  package var name: String { names[0] }

  /// The field that goes by a name.
  package init?(_ name: String) {
    guard let key = Self.allCases.first(where: { $0.names.contains(name) }) else { return nil }
    self = key
  }
}
