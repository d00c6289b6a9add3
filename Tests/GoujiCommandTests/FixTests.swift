import Foundation
import GoujiAnalysis
import GoujiSyntax
import TestSupport
import Testing

@testable import gouji

struct FixTests {
  /// The draft with its mistakes becomes the one without, whatever its line endings; a second run changes nothing.
  @Test(arguments: ["\n", "\r\n"], ["", "\u{FEFF}"])
  func mendsAll(_ ending: String, _ mark: String) throws {
    func text(_ name: String) throws -> String {
      mark + (try CommandFixtures.text(name)).replacingOccurrences(of: "\n", with: ending)
    }
    let scratch = try Scratch()
    let path = try scratch.file("草稿.gouji", text("mistakes.gouji"))
    #expect(chmod(path, 0o640) == 0)
    let run = CommandRun(["fix", path])
    #expect(run.code == .clean)
    #expect(try scratch.text(path) == text("agrees.gouji"))
    #expect(try FileManager.default.attributesOfItem(atPath: path)[.posixPermissions] as? Int == 0o640)
    #expect(try FileManager.default.contentsOfDirectory(atPath: scratch.path) == ["草稿.gouji"])
    #expect(run.output.contains("改正了 2 处。"))
    #expect(CommandRun(["fix", path]).output.hasPrefix("没有可以确定改正的错误。"))
  }

  @Test func dryRunWritesNothing() throws {
    let scratch = try Scratch()
    let path = try scratch.file("草稿.gouji", CommandFixtures.text("mistakes.gouji"))
    let run = CommandRun(["fix", "--dry-run", path])
    #expect(try scratch.text(path) == CommandFixtures.text("mistakes.gouji"))
    let shown = run.output.replacingOccurrences(of: path, with: "草稿.gouji")
    try CommandFixtures.expect(
      String(shown.prefix(upTo: shown.range(of: "草稿.gouji: ")?.lowerBound ?? shown.startIndex)),
      equals: "mistakes.diff"
    )
  }

  /// A link stays a link; what it leads to is mended.
  @Test func linksAreFollowed() throws {
    let scratch = try Scratch()
    let path = try scratch.file("真.gouji", CommandFixtures.text("mistakes.gouji"))
    let link = scratch.path + "/链接.gouji"
    try FileManager.default.createSymbolicLink(atPath: link, withDestinationPath: path)
    #expect(CommandRun(["fix", link]).code == .clean)
    #expect(try FileManager.default.destinationOfSymbolicLink(atPath: link) == path)
    #expect(try scratch.text(path) == CommandFixtures.text("agrees.gouji"))
  }

  @Test func missingFile() {
    let run = CommandRun(["fix", "/没有/这个.gouji"])
    #expect(run.code == .failed)
    #expect(run.complaints == "gouji: 找不到文件“/没有/这个.gouji”。请检查路径和文件名。\n")
  }

  /// On the published texts: no fix that is taken leaves more errors and warnings, nor another one.
  @Test func neverMakesNewFindings() throws {
    var applied = 0
    for (name, text) in Fixtures.disclosures {
      let before = Analysis(text)
      let after = CertainFixes(before)
      applied += after.applied.count
      let count = { (analysis: Analysis) in analysis.findings.filter { $0.severity <= .warning }.count }
      #expect(count(after.analysis) <= count(before) - after.applied.count, "\(name)")
      // What was analysed step by step is what a fresh reading finds.
      #expect(Analysis(after.analysis.text).findings == after.analysis.findings, "\(name)")
    }
    #expect(applied > 0)
  }

  // MARK: Differences

  /// Seeded edits of lines; `patch` turns the old text into the new one.
  @Test func differencesApply() throws {
    let scratch = try Scratch()
    var random = SeededGenerator(seed: 20_240_607)
    for round in 0..<40 {
      let old = (0..<random.number(0..<60)).map { "第\($0)行\(random.number(0..<5))\n" }
      var new = old
      for _ in 0..<random.number(0..<8) where !new.isEmpty {
        let at = random.number(0..<new.count)
        switch random.number(0..<3) {
        case 0: new.remove(at: at)
        case 1: new.insert("新\(random.number(0..<9))\n", at: at)
        default: new[at] = "改\(random.number(0..<9))\n"
        }
      }
      var (oldText, newText) = (old.joined(), new.joined())
      if random.number(0..<4) == 0, !newText.isEmpty { newText.removeLast() }
      if random.number(0..<4) == 0, !oldText.isEmpty { oldText.removeLast() }
      let diff = UnifiedDiff.text("a.txt", from: oldText, to: newText)
      #expect(diff.isEmpty == (oldText == newText))
      guard !diff.isEmpty else { continue }
      let path = try scratch.file("a.txt", oldText)
      let patch = try scratch.file("a.diff", diff)
      #expect(try Self.apply(patch, to: path) == 0, "round \(round)\n\(diff)")
      let patched = FileManager.default.fileExists(atPath: path) ? try scratch.text(path) : ""
      #expect(patched == newText, "round \(round)")
    }
  }

  private static func apply(_ patch: String, to path: String) throws -> Int32 {
    let process = Process()
    process.executableURL = URL(fileURLWithPath: "/usr/bin/env")
    process.arguments = ["patch", "--quiet", "--fuzz=0", path, patch]
    try process.run()
    process.waitUntilExit()
    return process.terminationStatus
  }
}
