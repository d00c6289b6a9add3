import GoujiAnalysis
import GoujiSyntax

/// The line that the writer is in, as far as the edits tell. What is not finished there is no news to who is writing it: a
/// row with half of its cells, a sentence that has come to a comma. It is told as soon as the writer goes on elsewhere or
/// saves; what was wrong before the line was begun is told all the while.
struct LineInWork {
  /// 0-based.
  private let line: Int
  /// For a row that has been begun here: the findings that there were before it. Nil for a line that was there.
  private let before: Set<Place>?

  /// Where a finding stands: counted from the draft's start above the line, from its end below it.
  private struct Place: Hashable {
    var rule: String
    var distance: Int
    var isBelow: Bool

    init(_ finding: Finding, lineEnd: Int, count: Int) {
      rule = finding.rule
      isBelow = finding.range.lowerBound > lineEnd
      distance = isBelow ? count - finding.range.lowerBound : finding.range.lowerBound
    }
  }

  /// What is to be known of a draft before an edit changes it in place.
  struct Before {
    let line: Int
    let lineEnd: Int
    let count: Int
    /// Whether the line is a row that states something.
    let hasFigures: Bool
    let findings: [Finding]

    init(_ draft: Analysis, _ edit: TextEdit) {
      line = draft.text.line(at: edit.range.lowerBound)
      lineEnd = draft.text.lineRange(line).upperBound
      count = draft.text.count
      hasFigures = draft.hasFigures(inRow: line)
      findings = draft.findings
    }
  }

  /// The line after an edit.
  /// - Parameters:
  ///   - previous: the line before it.
  ///   - draft: as it is now.
  init(after edit: TextEdit, _ old: Before, previous: LineInWork?, _ draft: Analysis) {
    line = draft.text.line(at: edit.range.lowerBound + edit.newText.utf8.count)
    if let begun = previous?.before, previous?.line == old.line, line == old.line {
      before = begun
    } else if draft.isRow(line), line != old.line || !old.hasFigures {
      before = Set(old.findings.map { Place($0, lineEnd: old.lineEnd, count: old.count) })
    } else {
      before = nil
    }
  }

  /// Whether a finding is not to be told yet.
  func holds(_ finding: Finding, in draft: Analysis) -> Bool {
    if finding.isUnfinished {
      let own = draft.text.line(at: finding.range.lowerBound)
      return own == line || own < line && draft.isBlank(from: own + 1, to: line)
    }
    guard let before, draft.isOpenRow(line) else { return false }
    return !before.contains(Place(finding, lineEnd: draft.text.lineRange(line).upperBound, count: draft.text.count))
  }
}

extension Analysis {
  /// Whether nothing stands on some lines.
  fileprivate func isBlank(from first: Int, to last: Int) -> Bool {
    guard first <= last else { return true }
    return (first...last).allSatisfy { text[text.lineRange($0)].allSatisfy(\.isWhitespace) }
  }
}
