package import GoujiSyntax

extension Analysis {
  /// The edits of the preferred fixes of errors and warnings, the first of any that overlap: only what is certain.
  package func certainEdits(where isWanted: (Finding) -> Bool) -> [TextEdit] {
    var edits: [TextEdit] = []
    var end = 0
    for finding in findings where finding.severity <= .warning && isWanted(finding) {
      guard let fix = finding.fixes.first(where: \.isPreferred) else { continue }
      for edit in fix.edits.sorted(by: { $0.range.lowerBound < $1.range.lowerBound }) where edit.range.lowerBound >= end {
        edits.append(edit)
        end = max(edit.range.upperBound, edit.range.lowerBound + 1)
      }
    }
    return edits
  }
}
