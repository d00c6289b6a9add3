import GoujiSyntax

/// `gouji fmt`: lays drafts out.
enum FmtCommand {
  static let command = Command(
    name: "fmt",
    usage: Bilingual("文件或文件夹… [选项]", "PATHS… [options]"),
    summary: Bilingual(
      "排齐草稿里的表格（制表符换成竖线），不改动任何数字和文字",
      "align the tables of drafts (tabs become bars); no figure and no word changes"
    ),
    options: [
      Option("--check", "只列出需要排版的文件，不写文件", "list the files that would change and write nothing")
    ],
    run: run
  )

  private static func run(_ arguments: Arguments, _ session: Invocation) -> Result<ExitCode, UsageProblem> {
    guard !arguments.operands.isEmpty else { return .failure(.missingOperand(.paths)) }
    let language = session.language
    var code = ExitCode.clean
    for file in DraftSearch.files(arguments.operands) {
      func fail(_ problem: FileProblem) {
        code = .failed
        session.complain(problem.message(file.path, language))
      }
      switch file.text() {
      case .failure(let problem): fail(problem)
      case .success(let bytes):
        let text = String(decoding: bytes, as: UTF8.self)
        let formatted = Formatter.formatted(text)
        guard !formatted.utf8.elementsEqual(bytes) else { continue }
        if arguments.has("--check") {
          code = max(code, .findings)
          session.console.write(language("\(file.path): 需要排版\n", "\(file.path): would be laid out anew\n"))
        } else if let problem = DraftFile.replace(file.path, with: Array(formatted.utf8)) {
          fail(problem)
        } else {
          session.console.write(language("\(file.path): 已排版\n", "\(file.path): laid out anew\n"))
        }
      }
    }
    return .success(code)
  }
}
