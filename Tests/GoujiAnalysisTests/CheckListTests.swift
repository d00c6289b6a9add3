import GoujiCatalog
import GoujiFacts
import GoujiSyntax
import TestSupport
import Testing

@testable import GoujiAnalysis

/// The list of checks says what each may tell, and the book has words for all of it.
@Suite struct CheckListTests {
  @Test func theBookHasARuleForWhateverAChecksTells() {
    let unknown = Check.all.flatMap { $0.rules.keys }.filter { Books.embedded.usual.rules.rule(id: $0) == nil }
    #expect(unknown.sorted() == [])
  }

  /// A rule that is neither a relation between figures nor told by a check could never be broken.
  @Test func everyRuleOfTheBookIsARelationOrToldByACheck() {
    let told = Set(Check.all.flatMap { $0.rules.keys }).union([Silence.rule])
    let idle = Books.embedded.usual.rules.rules.filter { rule in
      rule.formulas.isEmpty && rule.companions.isEmpty && rule.builtin == nil && !told.contains(rule.id)
    }
    #expect(idle.map(\.id) == [])
  }

  @Test(arguments: FixtureFindingsTests.drafts)
  func aCheckTellsWhatItsRowSays(draft: String) throws {
    let analysis = Analysis(try Fixtures.text(draft))
    for check in Check.all { expect(check, in: analysis.state) }
  }

  @Test func aCheckTellsWhatItsRowSaysOfTheExamples() {
    for rule in Books.embedded.usual.rules.rules {
      for example in rule.examples {
        let state = RuleExample(example).analysis.state
        for check in Check.all { expect(check, in: state) }
      }
    }
  }

  private func expect(_ check: Check, in draft: DraftState) {
    for (rule, severity) in told(by: check, in: draft) {
      #expect(check.rules[rule].map { $0 <= severity } == true, "\(rule) \(severity)")
    }
  }

  private func told(by check: Check, in draft: DraftState) -> [(rule: String, severity: Severity)] {
    switch check.scope {
    case .block(let findings), .words(let findings):
      draft.reading.blocks.indices.flatMap { block in
        findings(BlockView(draft, block)).map { ($0.rule, $0.severity) }
      }
    case .tables(let findings), .readings(let findings):
      findings(draft.reading, draft.book).map { ($0.finding.rule, $0.finding.severity) }
    case .pieces(let findings, let all):
      all(
        draft.reading.blocks.indices.flatMap { block in findings(BlockView(draft, block)).map { (block, $0) } },
        draft
      ).map { ($0.finding.rule, $0.finding.severity) }
    case .text(let findings), .structure(let findings), .figures(let findings), .draft(let findings):
      findings(draft).map { ($0.rule, $0.severity) }
    }
  }
}
