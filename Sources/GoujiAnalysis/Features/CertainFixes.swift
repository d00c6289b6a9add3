import GoujiSyntax

/// A draft after all mistakes that can be mended with certainty have been.
package struct CertainFixes: Sendable {
  package private(set) var analysis: Analysis
  /// What was done, in order; the titles of the fixes.
  package private(set) var applied: [Fix] = []

  /// How often the draft is gone through: a fix may make one further up possible.
  private static let passes = 8

  /// Applies the preferred fixes of errors, one by one, until none is left. A fix is taken only if its finding is
  /// gone afterwards and no other error or warning has come up.
  package init(_ analysis: Analysis) {
    self.analysis = analysis
    for _ in 0..<Self.passes {
      let before = applied.count
      pass()
      if applied.count == before { return }
    }
  }

  /// Goes through the findings once, from the first line to the last.
  private mutating func pass() {
    var index = 0
    while index < analysis.findings.count {
      let finding = analysis.findings[index]
      index += 1
      guard finding.severity == .error, let fix = finding.fixes.first(where: \.isPreferred) else { continue }
      // From the end of the draft, so that the ranges of the others stay true.
      let edits = fix.edits.sorted { $0.range.lowerBound > $1.range.lowerBound }
      let mended = analysis.applying(edits)
      guard Self.isBetter(mended, than: analysis, without: finding, edits) else { continue }
      let place = Self.moved(finding.range.lowerBound, edits)
      analysis = mended
      applied.append(fix)
      index = mended.findings.firstIndex { $0.range.lowerBound >= place } ?? mended.findings.count
    }
  }

  private static func isBetter(
    _ mended: Analysis,
    than analysis: Analysis,
    without finding: Finding,
    _ edits: [TextEdit]
  ) -> Bool {
    func grave(_ analysis: Analysis) -> [Finding] { analysis.findings.filter { $0.severity <= .warning } }
    var expected: [Int: Int] = [:]
    for other in grave(analysis) where other != finding {
      expected[moved(other.range.lowerBound, edits), default: 0] += 1
    }
    // Findings are told apart by where they stand: what they say may change with the figure that was mended.
    for rest in grave(mended) {
      guard let count = expected[rest.range.lowerBound], count > 0 else { return false }
      expected[rest.range.lowerBound] = count - 1
    }
    return true
  }

  /// Where an offset is after the edits.
  private static func moved(_ offset: Int, _ edits: [TextEdit]) -> Int {
    var result = offset
    for edit in edits where edit.range.lowerBound < offset {
      let removed = min(edit.range.upperBound, offset) - edit.range.lowerBound
      result += (edit.range.upperBound <= offset ? edit.newText.utf8.count : 0) - removed
    }
    return result
  }
}
