extension Check {
  /// All checks. The order is that in which findings of one place and severity were found, before they are sorted.
  static let all: [Check] = [
    Check(
      [
        "GJ001": .warning, "GJ002": .hint, "GJ003": .hint, "GJ004": .hint, "GJ005": .hint, "GJ006": .warning,
        "GJ007": .warning, "GJ008": .information,
      ],
      .words(ProblemCheck.findings)
    ),
    Check(["GJ001": .warning, "GJ503": .warning, "GJ1002": .error], .words(WordCheck.findings)),
    Check(
      ["GJ1001": .warning, "GJ1003": .warning, "GJ1004": .warning, "GJ1005": .warning, "GJ1013": .warning],
      .words(WordingCheck.findings)
    ),
    Check(["GJ1002": .error], .words(YearCheck.findings)),
    Check(["GJ1006": .information], .pieces(PairCheck.lost, PairCheck.unpaired)),
    Check(["GJ1011": .warning], .words(PurposeCheck.findings)),
    Check(["GJ1218": .information], .block(CountCheck.findings)),
    Check(
      ["GJ801": .warning, "GJ802": .warning, "GJ803": .information, "GJ804": .warning],
      .words(CodeCheck.findings)
    ),
    Check(["GJ808": .information], .words(ParentCheck.findings)),
    Check(["GJ1211": .information, "GJ1212": .warning], .block(IndicatorCheck.findings)),
    Check(["GJ805": .warning], .words(ChainCheck.findings)),
    Check(["GJ903": .error], .words(TermWordingCheck.findings)),
    Check(["GJ807": .warning], .tables(CodeUseCheck.findings)),
    Check(["GJ701": .warning, "GJ702": .information], .readings(ListCheck.findings)),
    Check(["GJ806": .warning], .readings(ChainUseCheck.findings)),
    Check(
      [
        "GJ901": .warning, "GJ902": .information, "GJ903": .error, "GJ904": .information, "GJ905": .hint,
        "GJ906": .hint,
      ],
      .text(TermCheck.findings)
    ),
    Check(["GJ009": .warning], .text(FileCheck.findings)),
    Check(["GJ010": .warning], .text(EncodingCheck.findings)),
    Check(["GJ011": .information], .text(ReportCheck.findings)),
    Check(["GJ013": .warning], .draft(AskedCheck.findings)),
    Check(["GJ110": .warning], .draft(UnitCheck.findings)),
    Check(["GJ1101": .information, "GJ1102": .warning, "GJ1103": .warning], .draft(FormCheck.findings)),
    Check(["GJ1213": .warning, "GJ1214": .information], .draft(ProjectCheck.findings)),
    Check(
      ["GJ1002": .error, "GJ1007": .information, "GJ1009": .warning, "GJ1109": .information, "GJ1110": .warning],
      .structure(StructureChecks.findings)
    ),
    Check(
      [
        "GJ1008": .warning, "GJ1013": .warning, "GJ1104": .warning, "GJ1105": .warning, "GJ1106": .information,
      ],
      .draft(DisclosureChecks.findings)
    ),
    Check(["GJ803": .warning, "GJ805": .warning], .draft(NameCheck.findings)),
    Check(["GJ703": .information], .draft(StructureListCheck.findings)),
    Check(["GJ1012": .information], .draft(PurposeCheck.repeated)),
    Check(["GJ1107": .information, "GJ1108": .information], .structure(FormOrderCheck.findings)),
    Check(["GJ1010": .information], .draft(StyleCheck.findings)),
    Check(["GJ1215": .information, "GJ1216": .information], .figures(PurchaseCheck.findings)),
    Check(["GJ506": .warning], .draft(DenialCheck.findings)),
    Check(["GJ505": .information], .figures(GrowthCheck.findings)),
  ]
}
