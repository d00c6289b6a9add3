import Foundation
import GoujiAnalysis
import GoujiFacts
import GoujiSyntax
import TestSupport
import Testing

/// Drafts with their whole set of findings beside them: `NAME.gouji` and `NAME.findings`. Each expected line ends in
/// `# why a finance officer would agree`; a finding more fails as well as one less.
@Suite struct FixtureFindingsTests {
  static let folders = ["Tables", "Narrative", "Whole"]
  static let drafts: [String] = folders.flatMap { folder in
    Fixtures.files(in: Fixtures.url(folder), endingIn: ".gouji").map { "\(folder)/\($0.name)" }
  }

  @Test(arguments: drafts)
  func findingsAreExactlyThese(draft: String) throws {
    let analysis = Analysis(try Fixtures.text(draft))
    let found = analysis.findings.filter { $0.severity != .hint }.map { line($0, analysis.text) }
    let snapshot = FindingSnapshot(String(draft.dropLast("gouji".count)) + "findings")
    try snapshot.record(found)
    #expect(found.filter { !snapshot.findings.contains($0) } == [], "not expected")
    #expect(snapshot.findings.filter { !found.contains($0) } == [], "not found")
    #expect(found.count == snapshot.findings.count)
  }

  private func line(_ finding: Finding, _ text: SourceText) -> String {
    let place = text.position(of: finding.range.lowerBound, encoding: .utf16)
    return
      "\(place.line + 1):\(place.character + 1) \(finding.severity) \(finding.rule) 「\(text[finding.range])」 \(finding.message)"
  }

  @Test func everyErrorIsJustified() {
    for draft in Self.drafts {
      let bare = FindingSnapshot(String(draft.dropLast("gouji".count)) + "findings").unjustified
      #expect(bare == [], "\(draft)")
    }
  }

  /// Every number in a form's columns of figures is a figure of the draft, digit for digit and in order.
  @Test(arguments: drafts.filter { $0.hasPrefix("Tables/") })
  func tablesAreReadFigureForFigure(draft: String) throws {
    let analysis = Analysis(try Fixtures.text(draft))
    var forms: [String] = []
    for (block, reading) in zip(analysis.tree.blocks, analysis.reading.blocks) {
      guard let table = reading.table else { continue }
      forms.append(table.form)
      let read = reading.facts.filter { !$0.isBlank }.map {
        analysis.text[($0.range.lowerBound + block.start)..<($0.range.upperBound + block.start)]
      }
      #expect(read == figures(analysis.text[block.range]), "\(table.form)")
    }
    #expect(Set(forms).isSubset(of: Set((1...10).map { $0 < 10 ? "公开0\($0)" : "公开\($0)" })))
  }

  /// The figures of a table by a reading of its own: numbers below the row that counts the columns, other than codes
  /// and the columns that count the rows.
  private func figures(_ table: String) -> [String] {
    let rows = table.split(separator: "\n").map { line in
      line.split(separator: "|", omittingEmptySubsequences: false).dropFirst().dropLast()
        .map { $0.trimmingCharacters(in: .whitespaces) }
    }
    let start =
      (rows.lastIndex { countsUp($0) }
        ?? rows.firstIndex { $0.contains { $0.contains(/\d\.\d|^\d{3}$/) } }.map { $0 - 1 }) ?? -1
    let body = rows[(start + 1)...]
    let width = body.map(\.count).max() ?? 0
    let counters = (0..<width).filter { column in
      let whole = body.compactMap { column < $0.count ? Int($0[column]) : nil }
      return whole.count >= 5 && zip(whole, whole.dropFirst()).allSatisfy { $1 == $0 + 1 }
    }
    var result: [String] = []
    for row in body {
      for (column, cell) in row.enumerated() where !counters.contains(column) {
        let next = row[(column + 1)...].first { !$0.isEmpty } ?? ""
        let isCode = cell.wholeMatch(of: /[23]\d{2}(\d\d){0,2}|\d{4}/) != nil && next.contains(/\p{Han}/)
        if !isCode, cell.wholeMatch(of: /-?[\d,]+(\.\d+)?/) != nil { result.append(cell) }
      }
    }
    return result
  }

  private func countsUp(_ row: [String]) -> Bool {
    let numbers = row.compactMap(Int.init)
    return numbers.count >= 3 && numbers == Array(1...numbers.count)
  }
}
