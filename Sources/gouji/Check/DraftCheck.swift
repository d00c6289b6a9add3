import GoujiSystem

/// Checks many drafts at once and writes the report as results come in.
struct DraftCheck: Sendable {
  var request: CheckRequest
  var neighbours: Neighbours
  var report: any Report
  var session: Invocation
  /// Where a report to be sent comes together; nil where none is asked for.
  var review: ReviewOutput?
  /// How many drafts are worked on at once.
  var workers = Environment.processors

  private struct Running: Sendable {
    var totals = Totals()
    var problems: [String] = []
    var hasBody = false
    /// Files that are no drafts and have been told of.
    var told: Set<String> = []
    var progress: Progress
  }

  private enum Outcome: Sendable {
    case problem(String, path: String)
    case checked(String, Totals, [CheckedDraft], ReviewedDraft?)
  }

  /// Writes the whole report; what cannot be checked is told on standard error and the rest is checked all the same.
  func run(_ paths: [String]) -> Totals {
    let files = DraftSearch.files(paths, takesAll: true)
    let console = session.console
    let report = report
    console.write(report.head())
    let end = OrderedWork.run(
      files,
      workers: workers,
      window: workers * 16,
      into: Running(progress: Progress(total: files.count, language: session.language, console: console)),
      work: outcome,
      consume: { running, outcome in
        switch outcome {
        case .problem(let message, let path):
          running.totals.unreadable += 1
          running.problems.append(message)
          running.progress.clear()
          session.complain(message)
          console.write(report.body(of: path, problem: message))
          review?.add(ReviewedDraft(path: path, problem: message))
        case .checked(let body, let totals, let others, let reviewed):
          if let reviewed { review?.add(reviewed) }
          var bodies: [String] = []
          for other in others where running.told.insert(other.path).inserted {
            running.totals.addFindings(other)
            bodies.append(report.body(other))
          }
          running.totals.add(totals)
          for body in bodies + [body] where !body.isEmpty {
            running.progress.clear()
            console.write((running.hasBody ? report.separator : "") + body)
            running.hasBody = true
          }
        }
        running.progress.show(done: running.totals.files + running.totals.unreadable)
      }
    )
    var progress = end.progress
    progress.clear()
    console.write(report.tail(end.totals, problems: end.problems))
    return end.totals
  }

  private func source(_ file: SearchedPath) -> Result<ReadSource, FileProblem> {
    if let problem = file.problem { return .failure(problem) }
    return DraftFile.bytes(at: file.path, session.console).flatMap { ReadSource.read($0, name: file.path, neighbours) }
  }

  private func outcome(_ file: SearchedPath) -> Outcome {
    switch source(file) {
    case .failure(let problem): return .problem(problem.message(file.path, session.language), path: file.path)
    case .success(let source):
      let bytes: [UInt8]
      var origin: ImportedFile?
      switch source {
      case .draft(let text): bytes = text
      case .imported(let file):
        bytes = Array(file.draft.utf8)
        origin = file
      }
      let (analysis, others) = neighbours.analysis(bytes, at: file.path)
      var draft = CheckedDraft(path: file.path, analysis: analysis, request: request)
      draft.origin = origin
      var totals = Totals()
      totals.add(draft)
      let reviewed = review == nil ? nil : ReviewedDraft(draft, session.language)
      return .checked(report.body(draft), totals, others, reviewed)
    }
  }
}
