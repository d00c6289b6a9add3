import GoujiFacts
import GoujiSyntax

/// What is wrong with words and is seen while sentences are read: a year that is neither the accounts' nor the one before
/// (GJ1002), a sign that is missing (GJ001), two words that contradict each other (GJ503).
enum WordCheck {
  static func findings(_ block: BlockView) -> [CheckFinding] {
    block.reading.words.map { word in
      let (rule, severity): (String, Severity) =
        switch word.kind {
        case .referenceYear: ("GJ1002", .error)
        case .missingUnit: ("GJ001", .warning)
        case .contradiction: ("GJ503", .warning)
        }
      return CheckFinding(
        rule: rule,
        severity: severity,
        message: word.message,
        range: word.range,
        fix: word.replacement.map { (Message(zh: "改为\($0)", en: "change to \($0)"), word.range, $0) }
      )
    }
  }
}
