import GoujiAnalysis
import GoujiBench
import GoujiImport
import GoujiSyntax

/// Plants one wrong number after the other into drafts and counts what the findings make of them.
struct BlameBench {
  let session: Invocation
  /// Whether every mistake that was not found, not blamed exactly or not put right is listed.
  let listsMisses: Bool

  /// The same mistakes in every run.
  private static let seed: UInt64 = 2024

  /// - Parameter paths: drafts, or published texts, which are imported first.
  func run(_ paths: [String]) -> ExitCode {
    var report = BlameReport()
    for path in paths {
      switch draft(path) {
      case .failure(let problem):
        session.complain(problem.message(path, session.language))
        return .failed
      case .success(let text):
        count(Analysis(text), path, &report)
      }
    }
    session.console.write(report.table)
    return .clean
  }

  private func draft(_ path: String) -> Result<SourceText, FileProblem> {
    if path.hasSuffix(".gouji") { return DraftFile.text(at: path).map { SourceText(bytes: $0) } }
    return DraftFile.bytes(at: path)
      .flatMap { DraftImporter.decode($0, from: nil).mapError(FileProblem.notText) }
      .map { SourceText(DraftImporter.importText($0).draft) }
  }

  private func count(_ analysis: Analysis, _ path: String, _ report: inout BlameReport) {
    var generator = PlantingGenerator(seed: Self.seed)
    let planter = Planter(analysis)
    for mistake in planter.mistakes(using: &generator) {
      let outcome = planter.outcome(mistake)
      report.count(outcome, of: mistake)
      if listsMisses, !outcome.isDetected || !outcome.isBlamed || !outcome.isRestored {
        session.console.write(line(mistake, outcome, analysis, path))
      }
    }
  }

  private func line(_ mistake: PlantedMistake, _ outcome: BlameOutcome, _ analysis: Analysis, _ path: String) -> String
  {
    let line = analysis.text.line(at: mistake.range.lowerBound) + 1
    let language = session.language
    let verdict =
      if outcome.isBlamed {
        language("指准，未能改回", "blamed, not restored")
      } else if outcome.isDetected {
        language("发现，未指准", "detected, not blamed")
      } else if outcome.isUndecidable {
        language("尾差以内", "within rounding")
      } else {
        language("未发现", "not detected")
      }
    let head = "\(path):\(line): \(mistake.kind.rawValue) \(mistake.original) → \(mistake.written) "
    let times = mistake.isTwiceConfirmed ? language("（两个以上关系核过）", " (confirmed twice)") : ""
    return head + verdict + times + "\n" + outcome.messages.map { "    \($0)\n" }.joined()
  }
}
