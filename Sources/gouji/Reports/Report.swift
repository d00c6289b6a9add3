/// A way to write down what was checked. Written file by file, so that a run over very many needs no more memory
/// than one over few.
protocol Report: Sendable {
  func head() -> String
  /// One draft; called on any thread.
  func body(_ draft: CheckedDraft) -> String
  /// Between two drafts.
  var separator: String { get }
  /// The end; `problems` are the paths that gave no draft, with their messages.
  func tail(_ totals: Totals, problems: [String]) -> String
}
