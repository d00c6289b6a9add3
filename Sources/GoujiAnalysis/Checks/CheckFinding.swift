/// A finding inside one block: ranges count from the block's first byte, so that it lives as long as the block's reading.
struct CheckFinding: Sendable {
  var rule: String
  var severity: Severity
  var message: String
  var range: Range<Int>
  var fix: (title: String, range: Range<Int>, newText: String)?
}
