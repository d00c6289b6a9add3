import GoujiAnalysis
import GoujiCatalog
import GoujiFacts
import GoujiImport
import GoujiSyntax
import TestSupport
import Testing

/// Disclosures that were read number by number beside their findings: whatever is wrong in them is found, and nothing else
/// is said. Those whose names begin with 1 are carried in `Tests/Fixtures/Published`.
struct PublishedFindingsTests {
  private static let read = present([
    "100-anlin-2024", "101-hudong-2024", "102-bijiang-2024", "000-qianshan-2024", "001-qinhuangdao-2023",
    "002-bohu-2024", "003-dehui-2024", "004-zhushan-2024",
  ])

  private static func present(_ names: [String]) -> [String] {
    names.filter { name in Fixtures.disclosures.contains { $0.name == name + ".txt" } }
  }

  private static func draft(_ name: String) throws -> Analysis {
    let disclosure = try #require(Fixtures.disclosures.first { $0.name == name + ".txt" })
    return Analysis(DraftImporter.importText(disclosure.text).draft)
  }

  @Test(arguments: read)
  func findingsAreExactlyThese(name: String) throws {
    let analysis = try Self.draft(name)
    let found = analysis.findings.filter { $0.severity != .hint }.map { line($0, analysis.text) }
    let snapshot = FindingSnapshot("Published/\(name).findings")
    try snapshot.record(found)
    #expect(found.filter { !snapshot.findings.contains($0) } == [], "not expected")
    #expect(snapshot.findings.filter { !found.contains($0) } == [], "not found")
    #expect(found.count == snapshot.findings.count)
  }

  @Test(arguments: read)
  func everyFindingIsJustified(name: String) {
    #expect(FindingSnapshot("Published/\(name).findings").unjustified == [])
  }

  private func line(_ finding: Finding, _ text: SourceText) -> String {
    let place = text.position(of: finding.range.lowerBound, encoding: .utf16)
    return
      "\(place.line + 1):\(place.character + 1) \(finding.severity) \(finding.rule) 「\(text[finding.range])」 \(finding.message)"
  }

  // MARK: How much is accounted for

  /// The least share of all figures that something was held against, in percent. Of 千山's self-evaluations half the cells
  /// are broken by the machine that read them.
  private static let accounted = [
    "100-anlin-2024": 96.0, "101-hudong-2024": 94.0, "102-bijiang-2024": 97.0,
    "000-qianshan-2024": 90.0, "001-qinhuangdao-2023": 92.0, "002-bohu-2024": 94.0, "003-dehui-2024": 96.0,
    "004-zhushan-2024": 97.0,
  ]

  @Test(arguments: present(accounted.keys.sorted()))
  func figuresAreAccountedFor(name: String) throws {
    let coverage = try Self.draft(name).coverage
    let share = Double(coverage.confirmed + coverage.contradicted) / Double(coverage.numbers) * 100
    #expect(share >= Self.accounted[name, default: 100], "\(coverage)")
  }

  /// Every amount and percentage of the 情况说明 part says what it measures, but for one in twenty.
  @Test(arguments: present(accounted.keys.sorted()))
  func figuresOfTheNarrativeAreBound(name: String) throws {
    let analysis = try Self.draft(name)
    let prose = zip(analysis.tree.blocks, analysis.reading.blocks).filter {
      $0.kind == .paragraph && $1.role == .narrative
    }.map(\.0.range)
    let figures = analysis.figures.filter { figure in
      let tail = analysis.text[figure.range.upperBound..<min(figure.range.upperBound + 6, analysis.text.count)]
      return prose.contains { $0.contains(figure.range.lowerBound) }
        && (tail.hasPrefix("万元") || tail.hasPrefix("元") || tail.hasPrefix("%"))
    }
    let unbound = figures.filter { $0.key == nil }.map { analysis.text[$0.range] }
    #expect(figures.count > 80)
    #expect(unbound.count * 20 <= figures.count, "\(unbound)")
  }
}
