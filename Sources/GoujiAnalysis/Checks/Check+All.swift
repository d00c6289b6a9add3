extension Check {
  /// All checks. The order is that in which findings of one place and severity were found, before they are sorted.
  static let all: [Check] = [
    Check(
      [
        "GJ001": .warning, "GJ002": .hint, "GJ003": .hint, "GJ004": .hint, "GJ005": .hint, "GJ006": .warning,
        "GJ007": .warning, "GJ008": .information,
      ],
      .block(ProblemCheck.findings)
    ),
    Check(["GJ1001": .warning, "GJ1002": .warning, "GJ1003": .information], .block(WordCheck.findings)),
    Check(
      ["GJ801": .warning, "GJ802": .warning, "GJ803": .information, "GJ804": .warning],
      .block(CodeCheck.findings)
    ),
    Check(["GJ808": .information], .block(ParentCheck.findings)),
    Check(["GJ1211": .information, "GJ1212": .warning], .block(IndicatorCheck.findings)),
    Check(["GJ805": .warning], .block(ChainCheck.findings)),
    Check(["GJ903": .error], .block(TermWordingCheck.findings)),
    Check(["GJ807": .warning], .tables(CodeUseCheck.findings)),
    Check(["GJ701": .warning, "GJ702": .information], .readings(ListCheck.findings)),
    Check(["GJ806": .warning], .readings(ChainUseCheck.findings)),
    Check(
      [
        "GJ901": .warning, "GJ902": .information, "GJ903": .error, "GJ904": .information, "GJ905": .hint,
        "GJ906": .hint,
      ],
      .draft(TermCheck.findings)
    ),
    Check(["GJ009": .warning], .draft(FileCheck.findings)),
    Check(["GJ010": .warning], .draft(EncodingCheck.findings)),
    Check(["GJ011": .information], .draft(ReportCheck.findings)),
    Check(["GJ110": .warning], .draft(UnitCheck.findings)),
    Check(["GJ1101": .information, "GJ1102": .warning, "GJ1103": .warning], .draft(FormCheck.findings)),
    Check(["GJ1213": .warning, "GJ1214": .information], .draft(ProjectCheck.findings)),
  ]
}
