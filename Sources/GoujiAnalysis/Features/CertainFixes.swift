import GoujiSyntax

/// A draft after all mistakes that can be mended with certainty have been.
package struct CertainFixes: Sendable {
  package private(set) var analysis: Analysis
  /// What was done; the titles of the fixes.
  package private(set) var applied: [Fix] = []

  /// How often the draft is gone through: a fix may make one further up possible.
  private static let passes = 8

  /// Applies the preferred fixes of findings: all at once if that leaves none of them and brings up no other error or
  /// warning; else one by one, each only if its own finding is gone afterwards and nothing else has come up.
  /// - Parameter isWanted: of which findings; of those that are mended unasked if nothing is said.
  package init(_ analysis: Analysis, of isWanted: (Finding) -> Bool = \.isMendedUnasked) {
    self.analysis = analysis
    for _ in 0..<Self.passes {
      let before = applied.count
      if !mendAtOnce(isWanted) { mendOneByOne(isWanted) }
      if applied.count == before { return }
    }
  }

  private mutating func mendAtOnce(_ isWanted: (Finding) -> Bool) -> Bool {
    var findings: [Finding] = []
    var fixes: [Fix] = []
    var edits: [TextEdit] = []
    for finding in analysis.findings where isWanted(finding) {
      guard let fix = finding.fixes.first(where: \.isPreferred) else { continue }
      if fix.edits.contains(where: { edit in edits.contains { Self.touch($0.range, edit.range) } }) { return false }
      findings.append(finding)
      fixes.append(fix)
      edits += fix.edits
    }
    guard !fixes.isEmpty, let mended = mended(by: edits, without: findings) else { return false }
    analysis = mended
    applied += fixes
    return true
  }

  /// Goes through the findings once, from the first line to the last.
  private mutating func mendOneByOne(_ isWanted: (Finding) -> Bool) {
    var index = 0
    while index < analysis.findings.count {
      let finding = analysis.findings[index]
      index += 1
      guard isWanted(finding), let fix = finding.fixes.first(where: \.isPreferred),
        let mended = mended(by: fix.edits, without: [finding])
      else { continue }
      let place = Self.moved(finding.range.lowerBound, fix.edits)
      analysis = mended
      applied.append(fix)
      index = mended.findings.firstIndex { $0.range.lowerBound >= place } ?? mended.findings.count
    }
  }

  /// The draft after some edits, if they make some of its findings go and no other error or warning come.
  private func mended(by edits: [TextEdit], without findings: [Finding]) -> Analysis? {
    // From the end of the draft, so that the ranges of the others stay true.
    let mended = analysis.applying(edits.sorted { $0.range.lowerBound > $1.range.lowerBound })
    var expected: [Int: Int] = [:]
    var gone = findings
    for other in analysis.findings where other.severity <= .warning {
      if let index = gone.firstIndex(of: other) {
        gone.remove(at: index)
      } else {
        expected[Self.moved(other.range.lowerBound, edits), default: 0] += 1
      }
    }
    // Findings are told apart by where they stand: what they say may change with the figure that was mended.
    for rest in mended.findings where rest.severity <= .warning {
      guard let count = expected[rest.range.lowerBound], count > 0 else { return nil }
      expected[rest.range.lowerBound] = count - 1
    }
    return mended
  }

  private static func touch(_ a: Range<Int>, _ b: Range<Int>) -> Bool {
    a.overlaps(b) || a.lowerBound == b.lowerBound
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
