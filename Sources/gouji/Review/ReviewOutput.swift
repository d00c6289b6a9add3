import GoujiCatalog
import GoujiPublish
import GoujiSyntax
import GoujiSystem
import Synchronization

/// The files that `--report` asks for, and the drafts that come together for them.
final class ReviewOutput: Sendable {
  private let targets: [(path: String, format: PublishedFormat)]
  private let replaces: Bool
  private let drafts = Mutex<[ReviewedDraft]>([])

  /// - Parameter replaces: whether files that exist may be lost.
  init(_ targets: [(path: String, format: PublishedFormat)], replaces: Bool) {
    self.targets = targets
    self.replaces = replaces
  }

  /// The first file that exists and must not be lost.
  var existing: String? {
    replaces ? nil : targets.first { FilePath($0.path).exists }?.path
  }

  func add(_ draft: ReviewedDraft) { drafts.withLock { $0.append(draft) } }

  /// Writes the report; says what was written and what could not be.
  func finish(_ book: Book, _ session: Invocation) -> ExitCode {
    let language = session.language
    let report = ReviewReport(drafts: drafts.withLock { $0 }, language: language)
    for (path, format) in targets {
      guard let bytes = report.document(for: format).bytes(format, book.publishing) else { continue }
      if let problem = DraftFile.write(path, bytes, replacing: replaces) {
        session.complain(problem.message(path, language))
        return .failed
      }
      session.console.complain(language("审核意见已写入 \(path)\n", "report written to \(path)\n"))
    }
    return .clean
  }
}
