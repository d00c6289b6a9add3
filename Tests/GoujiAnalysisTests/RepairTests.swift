import GoujiAnalysis
import GoujiBench
import GoujiSyntax
import TestSupport
import Testing

/// What every repair that is offered has in common, whatever the mistake.
@Suite struct RepairTests {
  static let drafts = StabilityTests.drafts + [(name: "sample", text: PlantedMistakeTests.sample)]

  /// Drafts with one, two or three mistakes at once, and the errors that came with them.
  private func wrong(_ draft: String, _ chance: inout SeededGenerator) -> [(analysis: Analysis, errors: [Finding])] {
    let sound = Analysis(draft)
    let known = Set(sound.findings.map(\.message))
    let mistakes = Planter(sound).mistakes(limit: 50, using: &chance)
    var result: [(analysis: Analysis, errors: [Finding])] = []
    var next = 0
    while next < mistakes.count {
      var together: [TextEdit] = []
      for mistake in mistakes[next...].prefix(1 + chance.number(0..<3)) {
        next += 1
        if together.allSatisfy({ !$0.range.overlaps(mistake.range) }) { together.append(mistake.edit) }
      }
      let analysis = sound.applying(together.sorted { $0.range.lowerBound > $1.range.lowerBound })
      result.append((analysis, analysis.findings.filter { $0.severity == .error && !known.contains($0.message) }))
    }
    return result
  }

  private func decimals(_ text: String) -> Int? {
    guard text.contains(where: \.isNumber) else { return nil }
    return text.firstIndex(of: ".").map { text.distance(from: $0, to: text.endIndex) - 1 } ?? 0
  }

  @Test(arguments: drafts.map(\.name))
  func repairsStayWithinWhatTheDraftCanSay(name: String) throws {
    let draft = try #require(Self.drafts.first { $0.name == name }).text
    let sound = Analysis(draft)
    let usual = Set(sound.figures.compactMap { decimals(sound.text[$0.range]) })
    var chance = SeededGenerator(seed: 51)
    var seen = 0
    for (analysis, errors) in wrong(draft, &chance) {
      for finding in errors {
        #expect(finding.fixes.count { $0.isPreferred } <= 1)
        for edit in finding.fixes.flatMap(\.edits) {
          seen += 1
          let old = analysis.text[edit.range]
          guard let shown = decimals(edit.newText) else { continue }
          // As exact as figures of the draft are, or as the wrong one is.
          #expect(usual.contains(shown) || shown == decimals(old), "\(old) → \(edit.newText)")
          let isRate = analysis.text[max(edit.range.lowerBound - 9, 0)..<edit.range.lowerBound].contains("率")
          #expect(
            !edit.newText.hasPrefix("-") || old.hasPrefix("-") || isRate,
            "\(old) → \(edit.newText): \(finding.message)"
          )
        }
      }
    }
    #expect(seen > 15)
  }

  /// A preferred fix takes its own error away and brings none that was not there. (In a draft with mistakes of its own one
  /// may hide another.)
  @Test(arguments: drafts.map(\.name).filter { $0 != "linhu" })
  func aPreferredFixIsNoNewMistake(name: String) throws {
    let draft = try #require(Self.drafts.first { $0.name == name }).text
    var chance = SeededGenerator(seed: 52)
    var seen = 0
    var worse: [String] = []
    for (analysis, errors) in wrong(draft, &chance) {
      let before = analysis.findings.count { $0.severity == .error }
      for fix in errors.flatMap(\.fixes) where fix.isPreferred {
        seen += 1
        let mended = analysis.applying(fix.edits.sorted { $0.range.lowerBound > $1.range.lowerBound })
        if mended.findings.count(where: { $0.severity == .error }) >= before {
          worse.append(
            "\(fix.title): \(errors.map(\.message)) / \(mended.findings.filter { $0.severity == .error }.map(\.message))"
          )
        }
      }
    }
    #expect(worse == [])
    #expect(seen > 15)
  }

  // MARK: What no single change mends

  @Test func whatNoSingleChangeMendsIsToldOnce() {
    // Two tables say the same, and in both neither rows nor columns add up.
    func table(_ title: String, _ head: String) -> String {
      """
      \(title)
      | 科目编码 | 科目名称 | \(head) | 基本支出 | 项目支出 |
      | | 合计 | 100.00 | 60.00 | 40.00 |
      | 208 | 社会保障和就业支出 | 34.00 | 24.00 | 10.00 |
      | 210 | 卫生健康支出 | 66.00 | 37.00 | 28.00 |

      """
    }
    let analysis = Analysis(
      table("公开03表 支出决算表", "本年支出合计") + table("公开05表 一般公共预算财政拨款支出决算表", "合计")
    )
    let errors = analysis.findings.filter { $0.severity == .error }
    let unexplained = errors.filter { $0.message.contains("只改一处不能使各处都相符") }
    #expect(unexplained.allSatisfy { $0.fixes.isEmpty && !$0.related.isEmpty })
    #expect(errors.map(\.message) == unexplained.map(\.message) && errors.count == 1)
  }

  /// Repairs that lean on one another: none is told as if it were the only one.
  @Test func whatFollowsFromAGuessIsAGuess() {
    let analysis = Analysis(
      """
      公开03表 支出决算表
      | 科目编码 | 科目名称 | 本年支出合计 | 基本支出 | 项目支出 |
      | | 合计 | 100.00 | 60.00 | 40.00 |
      | 208 | 社会保障和就业支出 | 35.11 | 25.00 | 12.23 |
      | 210 | 卫生健康支出 | 66.00 | 36.41 | 28.57 |
      """
    )
    let errors = analysis.findings.filter { $0.severity == .error }
    #expect(!errors.isEmpty)
    #expect(errors.flatMap(\.fixes).filter(\.isPreferred).map(\.title) == [])
  }

  /// A relation that may lack a part proves nothing, and mends nothing.
  @Test func whatMayBeIncompleteIsNoReason() {
    let analysis = Analysis("四、采购情况\n政府采购支出总额20.00万元，其中：政府采购货物支出12.86万元。\n")
    #expect(analysis.findings.filter { $0.severity <= .warning } == [])
  }
}
