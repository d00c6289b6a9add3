import GoujiSyntax

/// `--format jsonl`: one line of JSON for each file, as `JSONReport` has it under `files`, in the order of the files, written
/// as soon as all before it are through: whoever drives many runs, or reads along, need not wait for the end.
///
/// A path that gives no draft has its line too: `{"path":…,"problem":…}`.
struct JSONLinesReport: Report {
  private let file: JSONReport
  let separator = ""

  /// - Parameter hasNumbers: whether `numbers` is written.
  init(hasNumbers: Bool, language: Language) { file = JSONReport(hasNumbers: hasNumbers, language: language) }

  func head() -> String { "" }

  func body(_ draft: CheckedDraft) -> String { file.body(draft) + "\n" }

  func body(of path: String, problem: String) -> String {
    OrderedJSON.object([("path", .string(path)), ("problem", .string(problem))]).text + "\n"
  }

  func tail(_ totals: Totals, problems: [String]) -> String { "" }
}
