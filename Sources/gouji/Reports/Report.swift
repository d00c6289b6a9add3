/// A way to write down what was checked. Written file by file, so that a run over very many needs no more memory
/// than one over few.
protocol Report: Sendable {
  func head() -> String
  /// One draft; called on any thread.
  func body(_ draft: CheckedDraft) -> String
  /// A path that gives no draft, among the drafts; empty where that is told at the end or only on standard error.
  func body(of path: String, problem: String) -> String
  /// Between two drafts.
  var separator: String { get }
  /// The end; `problems` are the paths that gave no draft, with their messages.
  func tail(_ totals: Totals, problems: [String]) -> String
}

extension Report {
  func body(of path: String, problem: String) -> String { "" }
}
