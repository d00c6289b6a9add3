import GoujiAnalysis
import GoujiBench
import GoujiImport
import GoujiSyntax
import TestSupport
import Testing

/// A finding stays what it is while its writer types elsewhere.
@Suite struct StabilityTests {
  /// What an editor tells findings apart by, apart from where they stand.
  private struct Identity: Hashable {
    var rule: String
    var message: String
    var text: String
    var related: [String]
    var fixes: [String]
  }

  private func identities(_ analysis: Analysis, where isWanted: (Finding) -> Bool = { _ in true }) -> [Identity: Int] {
    var result: [Identity: Int] = [:]
    for finding in analysis.findings where isWanted(finding) {
      let identity = Identity(
        rule: finding.rule,
        message: finding.message,
        text: analysis.text[finding.range],
        related: finding.related.map { $0.message + analysis.text[$0.range] },
        fixes: finding.fixes.map(\.title)
      )
      result[identity, default: 0] += 1
    }
    return result
  }

  /// A draft with some mistakes in it, far from one another.
  private func wrong(_ draft: String, mistakes count: Int, _ chance: inout SeededGenerator) -> Analysis {
    let analysis = Analysis(draft)
    let mistakes = Planter(analysis).mistakes(limit: 400, using: &chance).filter(\.isTwiceConfirmed)
    let spread = mistakes.sorted { $0.range.lowerBound < $1.range.lowerBound }
    let chosen = (0..<count).compactMap { spread.isEmpty ? nil : spread[$0 * spread.count / count] }
    return analysis.applying(chosen.map(\.edit).sorted { $0.range.lowerBound > $1.range.lowerBound })
  }

  static let drafts: [(name: String, text: String)] =
    ["linhu", "city-sound", "centre-sound"].compactMap { name in
      (try? Fixtures.text("Narrative/\(name).gouji")).map { (name, $0) }
    }

  @Test(arguments: drafts.map(\.name))
  func typingProseMovesFindingsAndChangesNone(name: String) throws {
    let draft = try #require(Self.drafts.first { $0.name == name }).text
    var chance = SeededGenerator(seed: 41)
    // Comments in many places, so that edits go on before, between and behind the mistakes.
    let roomy = draft.replacing("\n\n", with: "\n\n// 备忘\n\n// 另记\n\n") + "\n\n主要原因是人员调动和工作调整\n\n"
    var analysis = wrong(roomy, mistakes: 3, &chance)
    let before = identities(analysis)
    #expect(before.keys.contains { !$0.related.isEmpty })
    var shifts = 0
    for step in 0..<120 {
      let old = analysis.findings.map(\.range)
      analysis = analysis.applying([storm(analysis, &chance)])
      let now = identities(analysis)
      let changed = Set(now.keys).symmetricDifference(before.keys).map { "\($0.rule) \($0.text) \($0.message)" }
      #expect(changed == [], "step \(step)")
      #expect(now.values.reduce(0, +) == before.values.reduce(0, +))
      if !changed.isEmpty { return }
      if analysis.findings.map(\.range) != old { shifts += 1 }
    }
    #expect(shifts > 10)
  }

  /// So many that hardly any run of them is typed twice.
  private static let typed = Array("甲乙丙丁戊己庚辛壬癸子丑寅卯辰巳午未申酉").map { String($0) }

  /// An edit that states nothing: in a comment, in blank lines between blocks, in prose behind its figures.
  private func storm(_ analysis: Analysis, _ chance: inout SeededGenerator) -> TextEdit {
    let lines = (0..<analysis.text.lineCount).map { analysis.text.lineRange($0) }
    let quiet = lines.indices.filter { line in
      let text = analysis.text[lines[line]]
      // Between two blank lines another one joins nothing and parts nothing.
      return text.hasPrefix("//") || text.hasPrefix("主要原因") || text.isEmpty && line > 0 && lines[line - 1].isEmpty
    }
    let line = lines[chance.pick(quiet)]
    let text = analysis.text[line]
    if text.isEmpty {
      return TextEdit(range: line.lowerBound..<line.lowerBound, newText: chance.pick(["\n", "// 记\n"]))
    }
    if text.utf8.count > 60 { return TextEdit(range: (line.upperBound - 3)..<line.upperBound, newText: "") }
    return TextEdit(range: line.upperBound..<line.upperBound, newText: chance.pick(Self.typed))
  }

  /// While a number elsewhere is half typed, what stood on other figures stays there. Not always: the figure may bear one out.
  @Test(arguments: drafts.map(\.name))
  func aHalfTypedNumberDisturbsFewFindingsElsewhere(name: String) throws {
    let draft = try #require(Self.drafts.first { $0.name == name }).text
    var chance = SeededGenerator(seed: 42)
    let analysis = wrong(draft, mistakes: 3, &chance)
    let figures = analysis.figures.filter { $0.status == .confirmed && $0.range.count > 3 }
    var states = 0
    var kept = 0
    for _ in 0..<25 {
      let figure = chance.pick(figures)
      let written = analysis.text[figure.range]
      let line = analysis.text.line(at: figure.range.lowerBound)
      func isElsewhere(_ analysis: Analysis) -> (Finding) -> Bool {
        { $0.severity == .error && analysis.text.line(at: $0.range.lowerBound) != line }
      }
      let before = analysis.findings.filter(isElsewhere(analysis)).map { "\($0.rule) \(analysis.text[$0.range])" }
      for length in 1..<written.count {
        let typed = analysis.applying([TextEdit(range: figure.range, newText: String(written.prefix(length)))])
        let now = Set(typed.findings.filter(isElsewhere(typed)).map { "\($0.rule) \(typed.text[$0.range])" })
        states += before.count
        kept += before.count { now.contains($0) }
      }
    }
    print("\(name): \(kept) of \(states) errors elsewhere kept while a number was typed")
    #expect(states > 100)
    #expect(kept * 100 >= states * 95)
  }
}
