import GoujiAnalysis
import GoujiSyntax

/// How long the stages of a check take for one draft.
package struct Measurement: Sendable {
  package var bytes: Int
  package var findings: Int
  /// Medians over the runs.
  package var parse: Duration
  package var facts: Duration
  package var reconcile: Duration
  /// From bytes to findings, measured by itself.
  package var total: Duration
  /// From one changed digit to the findings of the changed draft.
  package var edit: Duration

  package init(_ bytes: [UInt8], runs: Int) {
    let text = SourceText(bytes: bytes)
    // The first analysis reads the rule book too.
    var analysis = Analysis(text)
    let stages = Stages(text)
    self.bytes = bytes.count
    findings = analysis.findings.count
    parse = Self.median(runs) { stages.parse() }
    facts = Self.median(runs) { stages.readFacts() }
    reconcile = Self.median(runs) { stages.reconcile() }
    total = Self.median(runs) { stages.all() }
    let edits = Self.edits(of: analysis)
    var turn = 0
    edit = Self.median(edits.isEmpty ? 0 : runs) {
      analysis = analysis.applying([edits[turn % edits.count]])
      turn += 1
    }
  }

  /// A digit of the figure in the middle of the draft, typed anew, another each time.
  private static func edits(of analysis: Analysis) -> [TextEdit] {
    let figures = analysis.figures
    guard let figure = figures.isEmpty ? nil : figures[figures.count / 2] else { return [] }
    let last = figure.range.upperBound - 1
    return [1, 3, 5, 7].map { TextEdit(range: last..<figure.range.upperBound, newText: String($0)) }
  }

  /// What completing a code takes in a draft: the slowest of several ways to ask for one, each a median.
  package static func completion(_ bytes: [UInt8], runs: Int) -> Duration {
    let form = "\n公开05表 一般公共预算财政拨款支出决算表\n| 科目编码 | 科目名称 | 合计 | 基本支出 | 项目支出 |\n| "
    let times = ["", "2", "医疗", "yl"].map { typed in
      let text = SourceText(bytes: bytes + Array((form + typed).utf8))
      let analysis = Analysis(text)
      return median(runs) { _ = analysis.completions(at: text.count) }
    }
    return times.max() ?? .zero
  }

  private static func median(_ runs: Int, _ work: () -> Void) -> Duration {
    guard runs > 0 else { return .zero }
    let clock = ContinuousClock()
    let times = (0..<runs).map { _ in clock.measure(work) }.sorted()
    return times[times.count / 2]
  }
}

extension Duration {
  /// Milliseconds, to hundredths: `4.97`.
  package var milliseconds: String {
    let (seconds, attoseconds) = components
    let hundredths = seconds * 100_000 + (attoseconds + 5_000_000_000_000) / 10_000_000_000_000
    let fraction = String(hundredths % 100)
    return "\(hundredths / 100)." + (fraction.utf8.count < 2 ? "0" : "") + fraction
  }
}
