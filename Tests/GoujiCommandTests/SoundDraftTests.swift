import Foundation
import GoujiAnalysis
import GoujiSyntax
import TestSupport
import Testing

@testable import gouji

/// What is sound stays as it is: no fix that `gouji fix` would take changes a draft without errors and warnings.
@Suite struct SoundDraftTests {
  private static func fixed(_ text: String) -> [String] {
    CertainFixes(Analysis(text)).applied.map { "\($0)" }
  }

  /// Nearly all certain fixes mend an error or a warning; those of style would change wording that is wrong.
  @Test func fixturesWithoutErrorsStayAsTheyAre() throws {
    var sound = 0
    for folder in ["Narrative", "Tables", "Whole"] {
      for (name, text) in Fixtures.files(in: Fixtures.url(folder), endingIn: ".gouji") {
        let analysis = Analysis(text)
        guard analysis.findings.allSatisfy({ $0.severity > .warning }) else { continue }
        sound += 1
        #expect(Self.fixed(text) == [], "\(folder)/\(name)")
      }
    }
    #expect(sound > 0)
  }

  /// The drafts of `../shared/cases` that are sound: nothing is said of them, and nothing changed.
  @Test func soundCasesStayAsTheyAre() throws {
    let folder = Fixtures.root.appendingPathComponent("../shared/cases").standardizedFileURL
    guard let index = try? String(contentsOf: folder.appendingPathComponent("index.tsv"), encoding: .utf8) else {
      print("note: ../shared/cases is not here; sound drafts are those of Tests/Fixtures only")
      return
    }
    var sound = 0
    for line in index.split(separator: "\n") {
      let fields = line.split(separator: "\t", omittingEmptySubsequences: false)
      guard fields.count > 1, fields[1] == "silent" else { continue }
      let text = try String(contentsOf: folder.appendingPathComponent(String(fields[0])), encoding: .utf8)
      // What refers to another file is checked with it.
      if text.contains("\n上年：") { continue }
      sound += 1
      let analysis = Analysis(text)
      #expect(analysis.findings.filter { $0.severity <= .warning }.map { "\($0.message)" } == [], "\(fields[0])")
      #expect(Self.fixed(text) == [], "\(fields[0])")
    }
    #expect(sound > 30)
  }
}
