package import GoujiAnalysis
package import GoujiCatalog
package import GoujiSyntax
package import GoujiSystem

/// What is wrong with a file that is no draft: a code table, a file of rules.
package struct FileReport: Sendable, Equatable {
  package var path: FilePath
  /// Empty where the file cannot be read.
  package var text: SourceText
  /// Their ranges count in `text`.
  package var findings: [Finding]
}

/// An office's own rule book: that of the kind of report with the office's files laid over it, and the office's own checks.
package final class OfficeBook: Sendable {
  package let book: Book
  package let checks: [OfficeCheck]
  /// The files that have something wrong with them.
  package let reports: [FileReport]

  init(book: Book, checks: [OfficeCheck] = [], reports: [FileReport] = []) {
    self.book = book
    self.checks = checks
    self.reports = reports
  }
}
