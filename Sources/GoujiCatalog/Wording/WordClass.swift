/// The classes of `wording.txt` that checks ask for by name. What they hold is the data's; a kind of report may have none of a
/// class.
package enum WordClass: String, Sendable, CaseIterable {
  /// What is counted one by one: 项目、科室.
  case countable = "可数"
  /// 分别为.
  case respectively = "分别"
  /// 等、和: a list that may not be whole.
  case openEnds = "未列完"
  /// What stands behind the year of a report.
  case behindYear = "年度之后"
  /// 目录.
  case contentsTitles = "目录"
  /// What begins a reason.
  case reasons = "因话"
  /// In the heading of a section about performance.
  case performance = "绩效"
  /// 部门决算、单位决算.
  case reports = "报告"
  /// Where the other report is named rightly.
  case reportExceptions = "报告除外"
  /// The own matter of an item; the name goes on with codes.
  case purposes = "用途"
  /// 主要用于.
  case purposeOpenings = "用途话"
  /// 主要原因是.
  case reasonOpenings = "原因话"
  /// 成本指标.
  case indicatorGroups = "指标组"
  /// 成本.
  case costs = "成本"
  /// 购置车辆.
  case vehiclePurchases = "购车"
  /// How names of bodies end: 局.
  case bodyEndings = "单位尾"
  /// 我局.
  case selves = "自称"
  /// What may follow the name of a body in a title.
  case behindBodyInTitle = "题名之后"
  /// The same in a sentence.
  case behindBodyInSentence = "单位之后"
  /// 收入、支出: what is accounted for.
  case accounts = "账目"
  /// 年度.
  case years = "年号"
  /// 个.
  case pieces = "个"
}
