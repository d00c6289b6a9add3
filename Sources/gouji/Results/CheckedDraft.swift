import GoujiAnalysis
import GoujiImport
import GoujiSyntax

/// What is to be told of a draft.
struct CheckRequest: Sendable {
  /// The least grave findings that are told.
  var severity = Severity.information
  /// Whether every figure is reported, and each section's coverage.
  var wantsFigures = false
}

/// A draft that has been checked: as much as the reports need.
struct CheckedDraft: Sendable {
  var path: String
  var text: SourceText
  /// In the order of the text, the less grave ones than asked for left out.
  var findings: [Finding]
  var coverage: Coverage
  /// Only where they were asked for.
  var figures: [FigureReport] = []
  var sections: [SectionCoverage] = []
  /// What it was before it became a draft.
  var origin: ImportedFile?

  /// A file that is no draft, and what is wrong with it.
  init(path: String, text: SourceText, findings: [Finding]) {
    self.path = path
    self.text = text
    self.findings = findings
    coverage = Coverage()
  }

  init(path: String, analysis: Analysis, request: CheckRequest) {
    self.path = path
    text = analysis.text
    findings = analysis.findings.filter { $0.severity <= request.severity }
    coverage = analysis.coverage
    if request.wantsFigures {
      figures = analysis.figures
      sections = analysis.sectionCoverage
    }
  }
}

/// What a whole run found.
struct Totals: Sendable, Equatable {
  var files = 0
  var unreadable = 0
  /// Forms that a file names and that could not be read.
  var lostForms = 0
  var findings: [Severity: Int] = [:]
  var coverage = Coverage()

  mutating func add(_ draft: CheckedDraft) {
    files += 1
    lostForms += draft.origin?.summary.lostForms.count ?? 0
    addFindings(draft)
    coverage.add(draft.coverage)
  }

  /// Of a file that is no draft only what is wrong with it counts.
  mutating func addFindings(_ draft: CheckedDraft) {
    for finding in draft.findings { findings[finding.severity, default: 0] += 1 }
  }

  mutating func add(_ other: Totals) {
    files += other.files
    unreadable += other.unreadable
    lostForms += other.lostForms
    findings.merge(other.findings, uniquingKeysWith: +)
    coverage.add(other.coverage)
  }

  var exitCode: ExitCode {
    if unreadable > 0 { return .failed }
    return findings[.error, default: 0] + findings[.warning, default: 0] + lostForms > 0 ? .findings : .clean
  }
}

extension Coverage {
  mutating func add(_ other: Coverage) {
    numbers += other.numbers
    confirmed += other.confirmed
    contradicted += other.contradicted
    unchecked += other.unchecked
    likely += other.likely
  }

  func subtracting(_ parts: [Coverage]) -> Coverage {
    var rest = self
    for part in parts {
      rest.numbers -= part.numbers
      rest.confirmed -= part.confirmed
      rest.contradicted -= part.contradicted
      rest.unchecked -= part.unchecked
      rest.likely -= part.likely
    }
    return rest
  }

  /// The share that agrees with what it must agree with, in tenths of a percent, rounded down so that 100.0 means all;
  /// nil where there are no figures. A figure that is contradicted is known to be wrong or right by nobody yet.
  var checkedPermille: Int? { numbers > 0 ? confirmed * 1000 / numbers : nil }

  /// `96.7%`.
  var checkedShare: String {
    checkedPermille.map { "\($0 / 10).\($0 % 10)%" } ?? "—"
  }
}

extension Severity {
  func name(_ language: Language) -> String {
    switch self {
    case .error: language("错误", "error")
    case .warning: language("警告", "warning")
    case .information: language("信息", "information")
    case .hint: language("提示", "hint")
    }
  }

  /// As the JSON contract and `--severity` have it.
  var word: String { name(.en) }

  var colour: Colour {
    switch self {
    case .error: .red
    case .warning: .yellow
    case .information: .blue
    case .hint: .faint
    }
  }
}
