import GoujiImport
import GoujiSyntax
import OfficeDocuments

/// `gouji import`: a published text or file to a draft.
enum ImportCommand {
  static let command = Command(
    name: "import",
    usage: Bilingual("文件|- [选项] > 草稿.gouji", "FILE|- [options] > draft.gouji"),
    summary: Bilingual(
      "把已公开的决算（PDF、Word、Excel、网页、文本）转成草稿",
      "turn published accounts (PDF, Word, Excel, web page, text) into a draft"
    ),
    options: [
      Option(
        "--from",
        values: SourceEncoding.allCases.map(\.rawValue),
        "文本的编码，认不出时才要写",
        "encoding of a text, where it cannot be told"
      )
    ],
    run: run
  )

  private static func run(_ arguments: Arguments, _ session: Invocation) -> Result<ExitCode, UsageProblem> {
    guard let path = arguments.operands.first else { return .failure(.missingOperand(.source)) }
    guard arguments.operands.count == 1 else { return .failure(.tooManyOperands(arguments.operands[1])) }
    let language = session.language
    let name = path == "-" ? language("标准输入", "standard input") : path
    let encoding = arguments.value("--from").flatMap(SourceEncoding.init)
    let source = DraftFile.bytes(at: path, session.console)
      .flatMap { bytes in read(bytes, path, encoding).mapError(FileProblem.notText) }
    switch source {
    case .failure(.notText(let problem)) where language == .zh:
      // The importer's own words: they say how to import what this is.
      session.complain("\(name)：\(problem.message)")
      return .success(.failed)
    case .failure(let problem):
      session.complain(problem.message(name, language))
      return .success(.failed)
    case .success(let file):
      let neighbours = Neighbours([])
      let imported = DraftImporter.importFile(file) { neighbours.book(published: $0, at: path == "-" ? nil : path) }
        .imported
      session.console.write(imported.draft)
      session.console.complain(ImportReport.text(imported.summary, of: file, name, language))
      return .success(imported.summary.lostForms.isEmpty ? .clean : .findings)
    }
  }

  private static func read(
    _ bytes: [UInt8],
    _ path: String,
    _ encoding: SourceEncoding?
  ) -> Result<SourceFile, SourceProblem> {
    guard let encoding else { return SourceFile.read(bytes, name: path) }
    return DraftImporter.decode(bytes, from: encoding).map { .text($0, encoding: .utf8) }
  }
}
