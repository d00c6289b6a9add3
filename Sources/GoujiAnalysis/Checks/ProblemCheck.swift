import GoujiFacts
import GoujiSyntax

/// What could not be read as it stands (GJ0).
enum ProblemCheck {
  static func findings(_ block: BlockView) -> [CheckFinding] {
    block.reading.problems.map { problem in
      let (rule, severity) = told(problem.kind)
      return CheckFinding(
        rule: rule,
        severity: severity,
        message: problem.message,
        range: problem.range,
        fix: problem.replacement.map { (Message(zh: "改为\($0)", en: "change to \($0)"), problem.range, $0) }
      )
    }
  }

  private static func told(_ kind: ReadingProblem.Kind) -> (rule: String, severity: Severity) {
    switch kind {
    case .malformedNumber: ("GJ001", .warning)
    case .spacedNumber: ("GJ002", .hint)
    case .raggedRow: ("GJ003", .hint)
    case .unknownRow: ("GJ004", .hint)
    case .unclosedMark: ("GJ005", .hint)
    case .unknownMark: ("GJ006", .warning)
    case .malformedCheck: ("GJ007", .warning)
    case .unknownColumns: ("GJ008", .information)
    }
  }
}
