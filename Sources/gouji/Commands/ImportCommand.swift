import GoujiImport
import GoujiSyntax

/// `gouji import`: published text to a draft.
enum ImportCommand {
  static let command = Command(
    name: "import",
    usage: Bilingual("文件|- [选项] > 草稿.gouji", "FILE|- [options] > draft.gouji"),
    summary: Bilingual("把已公开的决算文本转成草稿", "turn published text into a draft"),
    options: [
      Option(
        "--from",
        values: SourceEncoding.allCases.map(\.rawValue),
        "原文的编码，默认 utf8",
        "encoding of the source (default: utf8)"
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
    let source =
      (path == "-" ? session.console.readInput().mapError(FileProblem.unreadable) : DraftFile.bytes(at: path))
      .flatMap { bytes in DraftImporter.decode(bytes, from: encoding).mapError(FileProblem.notText) }
    switch source {
    case .failure(.notText(let problem)) where language == .zh:
      // The importer's own words: they say how to import what this is.
      session.complain("\(name)：\(problem.message)")
      return .success(.failed)
    case .failure(let problem):
      session.complain(problem.message(name, language))
      return .success(.failed)
    case .success(let text):
      let book = Neighbours([]).book(published: text, at: path == "-" ? nil : path)
      let imported = DraftImporter.importText(text, book: book)
      session.console.write(imported.draft)
      session.console.complain(ImportReport.text(imported.summary, name, language))
      return .success(.clean)
    }
  }
}
