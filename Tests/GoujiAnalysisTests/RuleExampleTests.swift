import GoujiAnalysis
import GoujiCatalog
import GoujiReconcile
import GoujiSyntax
import TestSupport
import Testing

/// The example that a rule is explained with is its test: the marked places, and nothing else, are found by it.
@Suite struct RuleExampleTests {
  @Test func everyRuleHasAnExample() {
    #expect(Books.embedded.all.flatMap(\.rules.rules).filter { $0.examples.isEmpty }.map(\.id) == [])
  }

  /// The rules of each kind of report that no kind before it has with the same examples.
  private static let rules: [(kind: String, id: String)] = {
    var seen: Set<[String]> = []
    return Books.embedded.all.flatMap { book in
      book.rules.rules.filter { seen.insert($0.examples).inserted }.map { (book.kind.id, $0.id) }
    }
  }()

  @Test(arguments: rules)
  func anExampleShowsItsRule(kind: String, id: String) throws {
    let rule = try #require(Books.embedded.all.first { $0.kind.id == kind }?.rules.rule(id: id))
    for example in rule.examples {
      let example = RuleExample(example)
      let (marked, analysis) = (example.marked, example.analysis)
      if rule.onlyConfirms {
        // A likeness accuses nobody: its example shows figures that it bears out.
        let unchecked = analysis.figures.filter { $0.status != .confirmed }.map { analysis.text[$0.range] }
        #expect(unchecked == [], "\(id)")
        #expect(
          analysis.graph.relations.contains { analysis.book.rules.rules[$0.rule].id == id && $0.verdict != .open },
          "\(id)"
        )
      }
      let found = analysis.findings.filter { $0.severity <= .warning || $0.rule == id }
      let texts = found.map { "\($0.rule) \(analysis.text[$0.range]) \($0.range)" }
      // Where two statements contradict each other and neither is better borne out, either may be pointed at.
      let wanted = marked.ranges.map { "\(id) \(analysis.text[$0]) \($0)" }
      if wanted.count == 2, found.count == 1 {
        #expect(wanted.contains(texts[0]), "\(texts) \(found.map(\.message))")
      } else {
        #expect(texts == wanted, "\(found.map(\.message))")
      }
    }
  }
}
