import GoujiAnalysis
import GoujiSyntax

/// A draft after all mistakes that can be mended with certainty have been.
struct CertainFixes: Sendable {
  var analysis: Analysis
  /// What was done, in order; the titles of the fixes.
  private(set) var applied: [Fix] = []

  /// Applies the preferred fixes of errors, one by one, until none is left. A fix is taken only if its finding is
  /// gone afterwards and no other error or warning has come up.
  init(_ analysis: Analysis) {
    self.analysis = analysis
    var refused: Set<Int> = []
    // Each fix removes a finding, so this ends by itself; the bound guards against findings that come back.
    for _ in 0..<(analysis.findings.count + 1) {
      guard let (fix, next) = Self.next(in: self.analysis, except: &refused) else { return }
      self.analysis = next
      applied.append(fix)
      // Places move with an edit; what was refused may be possible now.
      refused = []
    }
  }

  private static func next(in analysis: Analysis, except refused: inout Set<Int>) -> (Fix, Analysis)? {
    for (index, finding) in analysis.findings.enumerated() where finding.severity == .error {
      guard !refused.contains(index), let fix = finding.fixes.first(where: \.isPreferred) else { continue }
      let edits = fix.edits.sorted { $0.range.lowerBound > $1.range.lowerBound }
      let mended = analysis.applying(edits)
      if isBetter(mended, than: analysis, without: finding, edits) { return (fix, mended) }
      refused.insert(index)
    }
    return nil
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
