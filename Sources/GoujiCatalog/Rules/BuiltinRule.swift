/// A relation that no formula expresses: the program lays it, the rule book says what it is called and why it holds.
package enum BuiltinRule: Int, CaseIterable, Sendable {
  case rollUp, rollUpOfOthers, subordinates, identity, share, completion, differenceRate, growth, change, comparison,
    lastYearsPart, lastYearNotNegative, check
  case executionRate, fundSum, weightSum, scoreSum, scoreBound
  case indicatorMet, indicatorRate, indicatorScore, indicatorSum
  case projectTotal, sentenceSum, sentenceRatio, sentenceBound, enumeration, nothingTogether, corroboration

  /// As the rule book names it.
  package var name: String {
    switch self {
    case .rollUp: "逐级相加"
    case .rollUpOfOthers: "别列相加"
    case .subordinates: "所属单位"
    case .identity: "一致"
    case .share: "占比"
    case .completion: "完成率"
    case .differenceRate: "差异率"
    case .growth: "增减幅"
    case .change: "增减额"
    case .comparison: "说法"
    case .lastYearsPart: "上年部分"
    case .lastYearNotNegative: "上年非负"
    case .check: "核对"
    case .executionRate: "执行率"
    case .fundSum: "资金构成"
    case .weightSum: "分值合计"
    case .scoreSum: "得分合计"
    case .scoreBound: "得分不大于分值"
    case .indicatorMet: "指标完成"
    case .indicatorRate: "指标完成率"
    case .indicatorScore: "指标得分"
    case .indicatorSum: "指标合计"
    case .projectTotal: "项目合计"
    case .sentenceSum: "句内合计"
    case .sentenceRatio: "句内比率"
    case .sentenceBound: "句内部分"
    case .enumeration: "列举项数"
    case .nothingTogether: "同为零"
    case .corroboration: "印证"
    }
  }
}
