import GoujiSyntax

/// A finding inside one block: ranges count from the block's first byte, so that it lives as long as the block's reading.
struct CheckFinding: Sendable {
  var rule: String
  var severity: Severity
  var message: Message
  var range: Range<Int>
  var fix: (title: Message, range: Range<Int>, newText: String)?
  /// Whether what is missing here may stand in one of the blocks beside.
  var mayGoOn = false

  /// The same in a block whose text has moved.
  func moved(_ moved: (Range<Int>) -> Range<Int>) -> CheckFinding {
    var finding = self
    finding.range = moved(range)
    if let fix { finding.fix = (fix.title, moved(fix.range), fix.newText) }
    return finding
  }

  /// - Parameter start: the block's first byte in the draft.
  func standing(at start: Int) -> Finding {
    func moved(_ range: Range<Int>) -> Range<Int> { (start + range.lowerBound)..<(start + range.upperBound) }
    let fixes = fix.map { fix in
      [Fix(title: fix.title, isPreferred: true, edits: [TextEdit(range: moved(fix.range), newText: fix.newText)])]
    }
    return Finding(rule: rule, severity: severity, message: message, range: moved(range), fixes: fixes ?? [])
  }
}
