import GoujiAnalysis
import GoujiPublish
import GoujiSyntax

/// `gouji publish`: drafts to the files that are handed in and put on the web.
enum PublishCommand {
  static let command = Command(
    name: "publish",
    usage: Bilingual("文件或文件夹… -o 文件 [-o 文件…] [选项]", "PATHS… -o FILE [-o FILE…] [options]"),
    summary: Bilingual(
      "把草稿做成 Word、网页、工作簿、纯文本，去掉不公开的记号；有错误就不做",
      "make Word files, web pages, workbooks and plain texts of drafts; not as long as there are errors"
    ),
    options: [
      Option(
        "-o",
        placeholder: Bilingual("文件", "FILE"),
        "要生成的文件，以 .docx、.html、.xlsx 或 .txt 结尾；可以写几个。只写 .docx 的，写在草稿旁边，同名",
        "a file to make, ending in .docx, .html, .xlsx or .txt; may be repeated. .docx alone: beside the draft, by its name"
      ),
      Option("--force", "已有同名的文件时覆盖它", "overwrite files that exist"),
      Option(
        "--anyway",
        "有错误也做（没有写完的地方除外）",
        "publish in spite of errors, but not of places that are not written yet"
      ),
      Option.codes,
    ],
    run: run
  )

  private static func run(_ arguments: Arguments, _ session: Invocation) -> Result<ExitCode, UsageProblem> {
    guard !arguments.operands.isEmpty else { return .failure(.missingOperand(.paths)) }
    guard !arguments.values("-o").isEmpty else { return .failure(.missingOutput) }
    var outputs: [PublishOutput] = []
    for name in arguments.values("-o") {
      guard let output = PublishOutput(name) else { return .failure(.unknownOutput(name)) }
      outputs.append(output)
    }
    let files = DraftSearch.files(arguments.operands)
    let drafts = files.filter { $0.problem == nil }
    // Two drafts of one name that come together in one folder are found out here, too.
    var paths: Set<String> = []
    for output in outputs {
      for draft in drafts where !paths.insert(output.path(for: draft.path)).inserted {
        return .failure(.oneOutputForMany(output.written))
      }
    }
    if let problem = Option.unreadableCodes(arguments, session) { return .success(problem) }
    let work = PublishWork(
      outputs: outputs,
      replaces: arguments.has("--force"),
      takesErrors: arguments.has("--anyway"),
      neighbours: Neighbours(arguments.operands, codes: arguments.value(Option.codes.name)),
      session: session
    )
    return .success(files.map(work.publish).max() ?? .clean)
  }
}
