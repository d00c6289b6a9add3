import GoujiAnalysis
import GoujiImport
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
      Row(
        place: ReviewedDraft.place(finding, draft, language),
        severity: finding.severity,
        rule: finding.rule,
        excerpt: ReviewExcerpt.text(draft.text, finding.range),
        message: finding.wording[language],
        correction: finding.fixes.prefix(2).map { $0.wording[language] }
          .joined(separator: language("；或者：", "; or: "))
      )
    }
    unreadForms =
      draft.findings.count { $0.rule == ReviewedDraft.unreadForm } + (draft.origin?.summary.lostForms.count ?? 0)
  }

  /// The page of a file that has pages, the line of a text, as those who wrote it count them.
  private static func place(_ finding: Finding, _ draft: CheckedDraft, _ language: Language) -> String {
    let offset = finding.range.lowerBound
    if let origin = draft.origin, let place = origin.place(offset, in: draft.text) {
      return origin.name(ofPage: place.page, language)
    }
    let line = (draft.origin?.sourceLine(offset, in: draft.text) ?? draft.text.line(at: offset)) + 1
    return language("第\(line)行", "line \(line)")
  }

  /// The rule of forms whose columns are not known.
  private static let unreadForm = "GJ008"

  func count(_ severity: Severity) -> Int { rows.count { $0.severity == severity } }
}
