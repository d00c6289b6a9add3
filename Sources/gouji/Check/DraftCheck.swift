import Glibc

/// Checks many drafts at once and writes the report as results come in.
struct DraftCheck: Sendable {
  var request: CheckRequest
  var report: any Report
  var session: Session
  /// How many drafts are worked on at once.
  var workers = max(1, sysconf(Int32(_SC_NPROCESSORS_ONLN)))

  private struct Running: Sendable {
    var totals = Totals()
    var problems: [String] = []
    var hasBody = false
    var progress: Progress
  }

  private enum Outcome: Sendable {
    case problem(String)
    case checked(String, Totals)
  }

  /// Writes the whole report; what cannot be checked is told on standard error and the rest is checked all the same.
  func run(_ paths: [String]) -> Totals {
    let files = DraftSearch.files(paths)
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
        case .problem(let message):
          running.totals.unreadable += 1
          running.problems.append(message)
          running.progress.clear()
          session.complain(message)
        case .checked(let body, let totals):
          running.totals.add(totals)
          if !body.isEmpty {
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

  private func outcome(_ file: SearchedPath) -> Outcome {
    if let problem = file.problem { return .problem(problem.message(file.path, session.language)) }
    switch DraftFile.text(at: file.path) {
    case .failure(let problem): return .problem(problem.message(file.path, session.language))
    case .success(let bytes):
      let draft = CheckedDraft(path: file.path, bytes: bytes, request: request)
      var totals = Totals()
      totals.add(draft)
      return .checked(report.body(draft), totals)
    }
  }
}
