import Foundation
import GoujiImport
import TestSupport
import Testing

/// Pieces of every source there is, damaged at random from fixed seeds: no figure is lost, changed or doubled, and the
/// import of the import is the same draft.
struct RobustnessTests {
  private static let scraps = [
    "\t", "\n", "\n\n", "|", "| a | b |", "  ", "      ", "。", "：", "（", "\u{0C}", "- 3 -", "第2页", "**", "$\\geq 9\\%$",
    "<u>", "目录",
    "公开01表", "收入决算表", "2024年度", "部门：某局", "注：1. 甲", "2. 乙", "一、丙", "214. 04", "12 .5", "\\", "\u{FEFF}", "{", "=", "//",
    "核对：",
    "......3", "\r", "\u{0}", "🙂", "e\u{301}",
  ]

  @Test(arguments: 0..<12)
  func damagedTextIsStillADraft(_ seed: Int) throws {
    var random = Seeded(UInt64(seed + 1))
    let sources = try files(in: fixtureFolder, "txt").map { try text(at: $0) } + Fixtures.published.map(\.text)
    for _ in 0..<40 {
      let source = damaged(try #require(sources.randomElement(using: &random)), &random)
      let once = DraftImporter.importText(source)
      let owed = (digitsFromSource(once) + digits(once.summary.dropped.map(\.text).joined())).sorted()
      #expect(owed == digits(source).sorted(), "\(source)")
      #expect(DraftImporter.importText(once.draft).draft == once.draft, "\(source)")
    }
  }

  private func damaged(_ source: String, _ random: inout Seeded) -> String {
    var lines = source.split(separator: "\n", omittingEmptySubsequences: false).map(String.init)
    let start = Int.random(in: 0..<lines.count, using: &random)
    lines = Array(lines[start..<min(lines.count, start + Int.random(in: 1...60, using: &random))])
    for _ in 0..<Int.random(in: 0...8, using: &random) {
      let at = Int.random(in: 0..<lines.count, using: &random)
      let scrap = Self.scraps.randomElement(using: &random) ?? ""
      switch Int.random(in: 0..<4, using: &random) {
      case 0: lines[at] = ""
      case 1: lines.insert(lines[Int.random(in: 0..<lines.count, using: &random)], at: at)
      case 2: lines.insert(scrap, at: at)
      default:
        var scalars = Array(lines[at].unicodeScalars)
        scalars.insert(contentsOf: scrap.unicodeScalars, at: Int.random(in: 0...scalars.count, using: &random))
        lines[at] = String(String.UnicodeScalarView(scalars))
      }
    }
    return lines.joined(separator: "\n")
  }

  /// Texts that would take for ever if any reader looked at a line more than a few times.
  @Test(arguments: [
    "某单位本年度有支出若干，\n", "\t某单位有支出。\n甲乙\n", "1 2  3 4    5 6\n", "\t\n", "|", "<<<<", "（", "目录\n", "注：1. 甲\n", "部门：", "$",
    "a\u{0C}",
    "公开01表\n收入决算表\n", "  x   1\n\n",
  ])
  func longMonotonousTextIsReadOnce(_ piece: String) {
    let source = String(repeating: piece, count: 20_000)
    let imported = DraftImporter.importText(source)
    let owed = digitsFromSource(imported).count + digits(imported.summary.dropped.map(\.text).joined()).count
    #expect(owed == digits(source).count)
  }
}
