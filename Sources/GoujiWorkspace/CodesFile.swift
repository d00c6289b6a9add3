import GoujiAnalysis
import GoujiCatalog
import GoujiImport
import GoujiSyntax

/// An office's own code table: `科目.tsv` or a file by another name.
struct CodesFile: Sendable {
  static let name = "科目.tsv"

  /// The rule book with this table; the embedded one where the table has any problem.
  let catalog: Catalog
  let report: FileReport?
  private let bytes: [UInt8]

  /// - Parameter previous: what was read of the same file before. If the same bytes are there still, so is the catalog.
  init(_ bytes: [UInt8], at path: FilePath, previous: CodesFile?) {
    self.bytes = bytes
    if let previous, previous.bytes == bytes {
      catalog = previous.catalog
      report = previous.report
      return
    }
    let own = OwnCodes(bytes)
    catalog = own.problems.isEmpty ? Catalog(functional: own.functional, economic: own.economic) : .standard
    report = own.problems.isEmpty ? nil : Self.report(own.problems, bytes, path)
  }

  private static func report(_ problems: [CatalogProblem], _ bytes: [UInt8], _ path: FilePath) -> FileReport {
    let text = SourceText(bytes: bytes)
    return FileReport(
      path: path,
      text: text,
      findings: problems.map { problem in
        Finding(
          rule: "GJ009",
          severity: .error,
          message: problem.message + "；改好以前仍按内置的科目表核对",
          range: text.lineRange(problem.line)
        )
      }
    )
  }

  /// That there is no table to read.
  static func unreadable(_ path: FilePath, _ message: String) -> FileReport {
    let finding = Finding(rule: "GJ009", severity: .error, message: message + "；仍按内置的科目表核对", range: 0..<0)
    return FileReport(path: path, text: SourceText(bytes: []), findings: [finding])
  }
}
