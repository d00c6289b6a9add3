import GoujiAnalysis
import GoujiPublish
import GoujiSyntax

/// What the department is told of one of its drafts: as much as the reviewer's report needs.
struct ReviewedDraft: Sendable {
  struct Row: Sendable {
    var place: String
    var severity: Severity
    var rule: String
    /// The line, with the figure marked.
    var excerpt: PublishedText
    var message: String
    /// What to do about it; empty where nobody can say for certain.
    var correction: String
  }

  var path: String
  var rows: [Row] = []
  var coverage = Coverage()
  /// Forms of the draft that could not be read.
  var unreadForms = 0
  /// Why the file could not be read at all; nil where it was.
  var problem: String?

  /// A path that gives no draft.
  init(path: String, problem: String) {
    self.path = path
    self.problem = problem
  }

  init(_ draft: CheckedDraft, _ language: Language) {
    path = draft.path
    coverage = draft.coverage
    rows = draft.findings.map { finding in
      let line = draft.text.line(at: finding.range.lowerBound) + 1
      return Row(
        place: language("第\(line)行", "line \(line)"),
        severity: finding.severity,
        rule: finding.rule,
        excerpt: ReviewExcerpt.text(draft.text, finding.range),
        message: finding.wording[language],
        correction: finding.fixes.prefix(2).map { $0.wording[language] }
          .joined(separator: language("；或者：", "; or: "))
      )
    }
    unreadForms = draft.findings.count { $0.rule == ReviewedDraft.unreadForm }
  }

  /// The rule of forms whose columns are not known.
  private static let unreadForm = "GJ008"

  func count(_ severity: Severity) -> Int { rows.count { $0.severity == severity } }
}
