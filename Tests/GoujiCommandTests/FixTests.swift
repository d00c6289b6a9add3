import Foundation
import GoujiAnalysis
import GoujiSyntax
import Testing

@testable import gouji

struct FixTests {
  /// The draft with its mistakes becomes the one without, whatever its line endings; a second run changes nothing.
  @Test(arguments: ["\n", "\r\n"], ["", "\u{FEFF}"])
  func mendsAll(_ ending: String, _ mark: String) throws {
    func text(_ name: String) throws -> String {
      mark + (try Fixtures.text(name)).replacingOccurrences(of: "\n", with: ending)
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
    let path = try scratch.file("草稿.gouji", Fixtures.text("mistakes.gouji"))
    let run = CommandRun(["fix", "--dry-run", path])
    #expect(try scratch.text(path) == Fixtures.text("mistakes.gouji"))
    let shown = run.output.replacingOccurrences(of: path, with: "草稿.gouji")
    try Fixtures.expect(String(shown.prefix(upTo: shown.range(of: "草稿.gouji: ")?.lowerBound ?? shown.startIndex)), equals: "mistakes.diff")
  }

  /// A link stays a link; what it leads to is mended.
  @Test func linksAreFollowed() throws {
    let scratch = try Scratch()
    let path = try scratch.file("真.gouji", Fixtures.text("mistakes.gouji"))
    let link = scratch.path + "/链接.gouji"
    try FileManager.default.createSymbolicLink(atPath: link, withDestinationPath: path)
    #expect(CommandRun(["fix", link]).code == .clean)
    #expect(try FileManager.default.destinationOfSymbolicLink(atPath: link) == path)
    #expect(try scratch.text(path) == Fixtures.text("agrees.gouji"))
  }

  @Test func missingFile() {
    let run = CommandRun(["fix", "/没有/这个.gouji"])
    #expect(run.code == .failed)
    #expect(run.complaints == "gouji: 找不到文件“/没有/这个.gouji”。请检查路径和文件名。\n")
  }

  /// On the published texts: no fix that is taken leaves more errors and warnings, nor another one.
  @Test func neverMakesNewFindings() throws {
    let folder = Fixtures.folder.appendingPathComponent("../../../../shared/published").standardizedFileURL.path
    guard let names = try? FileManager.default.contentsOfDirectory(atPath: folder) else {
      print("skipped: \(folder) is not there")
      return
    }
    for name in names.sorted() where name.hasSuffix(".txt") {
      let bytes = try DraftFile.text(at: folder + "/" + name).get()
      let before = Analysis(SourceText(bytes: bytes))
      let after = CertainFixes(before)
      let count = { (analysis: Analysis) in analysis.findings.filter { $0.severity <= .warning }.count }
      #expect(count(after.analysis) <= count(before) - after.applied.count, "\(name)")
      // What was analysed step by step is what a fresh reading finds.
      #expect(Analysis(after.analysis.text).findings == after.analysis.findings, "\(name)")
    }
  }

  // MARK: Differences

  /// Seeded edits of lines; `patch` turns the old text into the new one.
  @Test func differencesApply() throws {
    let scratch = try Scratch()
    var random = SeededRandom(seed: 20_240_607)
    for round in 0..<40 {
      let old = (0..<random.next(60)).map { "第\($0)行\(random.next(5))\n" }
      var new = old
      for _ in 0..<random.next(8) where !new.isEmpty {
        let at = random.next(new.count)
        switch random.next(3) {
        case 0: new.remove(at: at)
        case 1: new.insert("新\(random.next(9))\n", at: at)
        default: new[at] = "改\(random.next(9))\n"
        }
      }
      var (oldText, newText) = (old.joined(), new.joined())
      if random.next(4) == 0, !newText.isEmpty { newText.removeLast() }
      if random.next(4) == 0, !oldText.isEmpty { oldText.removeLast() }
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

/// The same numbers for the same seed (splitmix64).
struct SeededRandom {
  private var state: UInt64

  init(seed: UInt64) { state = seed }

  /// 0 ..< `bound`; 0 for a bound of 0.
  mutating func next(_ bound: Int) -> Int {
    state &+= 0x9E37_79B9_7F4A_7C15
    var z = state
    z = (z ^ (z >> 30)) &* 0xBF58_476D_1CE4_E5B9
    z = (z ^ (z >> 27)) &* 0x94D0_49BB_1331_11EB
    z ^= z >> 31
    return bound > 0 ? Int(z % UInt64(bound)) : 0
  }
}
