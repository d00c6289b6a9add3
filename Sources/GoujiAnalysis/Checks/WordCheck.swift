import GoujiFacts

/// Words that are wrong by themselves: a template's leftovers, another year, a slip of the pen (GJ10); a sign that is missing, two that contradict
/// each other.
enum WordCheck {
  static func findings(_ block: BlockView) -> [CheckFinding] {
    block.reading.words.map { word in
      let (rule, severity): (String, Severity) =
        switch word.kind {
        case .leftover: ("GJ1001", .warning)
        case .referenceYear: ("GJ1002", .warning)
        case .slip: ("GJ1003", .information)
        case .missingUnit: ("GJ001", .warning)
        case .contradiction: ("GJ503", .warning)
        }
      return CheckFinding(
        rule: rule,
        severity: severity,
        message: word.message,
        range: word.range,
        fix: word.replacement.map { ("改为\($0)", word.range, $0) }
      )
    }
  }
}
