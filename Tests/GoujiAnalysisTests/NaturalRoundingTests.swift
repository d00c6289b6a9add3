import GoujiAnalysis
import TestSupport
import Testing

/// Drafts whose true amounts, to the fen, all agree, and whose every figure is rounded by itself: they have 尾差 wherever
/// chance wills it, and no mistake.
@Suite struct NaturalRoundingTests {
  @Test(arguments: [0, 1, 2])
  func roundingEachFigureByItselfIsNoError(decimals: Int) {
    var chance = SeededGenerator(seed: UInt64(20 + decimals))
    var roundings = 0
    for _ in 0..<80 {
      let draft = TrueAccount(using: &chance).draft(decimals: decimals, using: &chance)
      let findings = Analysis(draft).findings
      #expect(findings.filter { $0.severity == .error }.map(\.message) == [], "\(draft)")
      roundings += findings.filter { $0.severity == .information && $0.message.hasPrefix("尾差") }.count
    }
    #expect(roundings > 80)
  }
}

/// An account to the fen.
private struct TrueAccount {
  struct Line {
    var code: String
    var name: String
    /// In fen.
    var basic: Int
    var project: Int
    /// Of what is spent, what does not come from the treasury.
    var other: Int

    var spent: Int { basic + project }
    var treasury: Int { spent - other }

    static func + (a: Line, b: Line) -> Line {
      Line(
        code: a.code,
        name: a.name,
        basic: a.basic + b.basic,
        project: a.project + b.project,
        other: a.other + b.other
      )
    }
  }

  private static let names = [
    ("208", "社会保障和就业支出"), ("20805", "行政事业单位养老支出"), ("2080505", "机关事业单位基本养老保险缴费支出"),
    ("2080506", "机关事业单位职业年金缴费支出"), ("210", "卫生健康支出"), ("21011", "行政事业单位医疗"), ("2101101", "行政单位医疗"),
    ("2101102", "事业单位医疗"), ("2101103", "公务员医疗补助"), ("21015", "医疗保障管理事务"), ("2101501", "行政运行"),
    ("2101505", "医疗保障政策管理"), ("2101506", "医疗保障经办事务"), ("221", "住房保障支出"), ("22102", "住房改革支出"),
    ("2210201", "住房公积金"), ("2210202", "提租补贴"),
  ]

  private var lines: [Line] = []
  private var lastYear: Int

  init(using chance: inout SeededGenerator) {
    let hasOther = chance.once(in: 2)
    for (code, name) in Self.names where code.utf8.count == 7 {
      var line = Line(code: code, name: name, basic: Self.amount(&chance), project: Self.amount(&chance), other: 0)
      if hasOther, line.spent > 0 { line.other = chance.number(0..<line.spent) }
      lines.append(line)
    }
    lastYear = chance.number(10_000_000..<900_000_000)
    for (code, name) in Self.names.reversed() where code.utf8.count < 7 {
      let level = code.utf8.count == 3 ? 5 : 7
      let parts = lines.filter { $0.code.hasPrefix(code) && $0.code.utf8.count == level }
      lines.append(parts.reduce(Line(code: code, name: name, basic: 0, project: 0, other: 0), +))
    }
    lines.sort { $0.code < $1.code }
  }

  /// Nothing, a few yuan, or up to some hundred 万元, in fen.
  private static func amount(_ chance: inout SeededGenerator) -> Int {
    if chance.once(in: 3) { return 0 }
    return chance.number(1..<chance.pick([100_000, 10_000_000, 300_000_000]))
  }

  private var total: Line {
    lines.filter { $0.code.utf8.count == 3 }.reduce(Line(code: "", name: "合计", basic: 0, project: 0, other: 0), +)
  }

  func draft(decimals: Int, using chance: inout SeededGenerator) -> String {
    let zero = chance.once(in: 2) ? "" : Self.rounded(0, decimals)
    func figure(_ fen: Int) -> String { fen == 0 ? zero : Self.rounded(fen, decimals) }
    func table(_ title: String, _ columns: [(String, (Line) -> Int)]) -> String {
      var text = title + "\n| 科目编码 | 科目名称 | " + columns.map(\.0).joined(separator: " | ") + " |\n"
      for line in [total] + lines {
        let cells = columns.map { figure($0.1(line)) }
        text += "| \(line.code) | \(line.name) | " + cells.joined(separator: " | ") + " |\n"
      }
      return text + "\n"
    }
    func amount(_ fen: Int) -> String { Self.rounded(fen, decimals) + "万元" }
    func share(_ part: Int, _ whole: Int) -> String { Self.percent(part, whole) + "%" }
    let total = total
    let change = total.spent - lastYear
    let isRise = change >= 0
    return """
      年度：2024
      金额单位：万元

      第二部分 部门决算情况说明
      二、收入决算情况说明
      本年收入合计\(amount(total.spent))，其中：财政拨款收入\(amount(total.treasury))，占\(share(total.treasury, total.spent))；其他收入\(amount(total.other))，占\(share(total.other, total.spent))。
      三、支出决算情况说明
      本年支出合计\(amount(total.spent))，其中：基本支出\(amount(total.basic))，占\(share(total.basic, total.spent))；项目支出\(amount(total.project))，占\(share(total.project, total.spent))。
      与上年相比，支出\(isRise ? "增加" : "减少")\(amount(abs(change)))，\(isRise ? "增长" : "下降")\(share(abs(change), lastYear))。

      第四部分 部门决算表
      \(table("公开02表 收入决算表", [
        ("本年收入合计", { $0.spent }), ("财政拨款收入", { $0.treasury }), ("上级补助收入", { _ in 0 }), ("事业收入", { _ in 0 }),
        ("经营收入", { _ in 0 }), ("附属单位上缴收入", { _ in 0 }), ("其他收入", { $0.other }),
      ]))
      \(table("公开03表 支出决算表", [
        ("本年支出合计", { $0.spent }), ("基本支出", { $0.basic }), ("项目支出", { $0.project }), ("上缴上级支出", { _ in 0 }),
        ("经营支出", { _ in 0 }), ("对附属单位补助支出", { _ in 0 }),
      ]))
      """
  }

  /// 万元 to some decimals, rounded to nearest.
  private static func rounded(_ fen: Int, _ decimals: Int) -> String {
    written(fen, over: 1_000_000, decimals)
  }

  private static func percent(_ part: Int, _ whole: Int) -> String {
    whole == 0 ? "0.00" : written(part * 100, over: whole, 2)
  }

  private static func written(_ numerator: Int, over denominator: Int, _ decimals: Int) -> String {
    var scale = 1
    for _ in 0..<decimals { scale *= 10 }
    let units = (numerator * scale * 2 + denominator) / (denominator * 2)
    guard decimals > 0 else { return String(units) }
    let rest = String(units % scale)
    return "\(units / scale)." + String(repeating: "0", count: decimals - rest.count) + rest
  }
}
