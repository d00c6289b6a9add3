import GoujiAnalysis
import GoujiCatalog
import GoujiSyntax
import TestSupport
import Testing

/// The examples in `wording.txt` are its tests: the marked places, no more and no fewer, are told.
@Suite struct WordingExampleTests {
  private static let examples = Books.embedded.usual.wording.entries.flatMap { entry in
    entry.examples.map { (entry.rule, $0) }
  }

  @Test func everyLineHasAnExample() {
    let bare = Books.embedded.usual.wording.entries.filter { entry in !entry.examples.contains { $0.contains("⟦") } }
    #expect(bare.map(\.message) == [])
    #expect(
      Set(Books.embedded.usual.wording.entries.map(\.rule)).filter { Books.embedded.usual.rules.rule(id: $0) == nil }
        == []
    )
  }

  @Test(arguments: examples)
  func theMarkedPlacesAreTold(rule: String, example: String) {
    let example = RuleExample(example)
    let rules = Set(Books.embedded.usual.wording.entries.map(\.rule))
    let found = example.analysis.findings.filter { rules.contains($0.rule) }
    let told = found.map { "\($0.rule) \(example.analysis.text[$0.range]) \($0.range)" }
    #expect(
      told == example.marked.ranges.map { "\(rule) \(example.analysis.text[$0]) \($0)" },
      "\(found.map(\.message))"
    )
  }

  /// What a line would mend can be mended, and then nothing is left to tell.
  @Test(arguments: examples.filter { $0.1.contains("⟦") })
  func fixesLeaveNothing(rule: String, example: String) {
    let example = RuleExample(example)
    let rules = Set(Books.embedded.usual.wording.entries.map(\.rule))
    let fixes = example.analysis.findings.filter { rules.contains($0.rule) }.flatMap(\.fixes).flatMap(\.edits)
    guard fixes.count == example.marked.ranges.count else { return }
    let mended = example.analysis.applying(fixes.sorted { $0.range.lowerBound > $1.range.lowerBound })
    #expect(mended.findings.filter { rules.contains($0.rule) }.map(\.message) == [])
  }
}
