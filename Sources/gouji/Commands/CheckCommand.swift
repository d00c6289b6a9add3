import GoujiAnalysis
import GoujiPublish
import GoujiSyntax

/// `gouji check`: finds what does not agree.
enum CheckCommand {
  static let command = Command(
    name: "check",
    usage: Bilingual("文件或文件夹… [选项]", "PATHS… [options]"),
    summary: Bilingual("检查草稿，指出不相符的数字", "check drafts and point out figures that do not agree"),
    options: [
      Option(
        "--format",
        values: ["text", "json", "jsonl", "sarif", "github"],
        "输出格式：text 文本（默认）、json、jsonl 每个文件一行、sarif、github 注释",
        "output: text (default), json, jsonl (a line for each file), sarif, github annotations"
      ),
      Option(
        "--severity",
        values: Severity.allCases.map(\.word),
        "最轻显示到哪一级：error 错误、warning 警告、information 信息（默认）、hint 提示",
        "least grave findings to show (default: information)"
      ),
      Option("--coverage", "显示各章节有多少数字已经核对", "show how many figures of each section are checked"),
      Option.filesFrom,
      Option.codes,
      Option(
        "--strict",
        "严格：应写而没有写的（原因、批次人次、缺少的章节等）也报警告",
        "strict: what is missing (reasons, counts, sections) is a warning"
      ),
      Option(
        "--report",
        placeholder: Bilingual("文件", "FILE"),
        "另写一份审核意见，可以发给各单位，以 .html、.docx 或 .xlsx 结尾；可以写几个",
        "also write a report to be sent to the offices, ending in .html, .docx or .xlsx; may be repeated"
      ),
      Option("--force", "已有同名的审核意见时覆盖它", "overwrite a report that exists"),
      Option("--watch", "文件改动后自动重新检查，按 Ctrl-C 结束", "check again whenever a file changes; Ctrl-C ends it"),
    ],
    run: run
  )

  private static func run(_ arguments: Arguments, _ session: Invocation) -> Result<ExitCode, UsageProblem> {
    if arguments.operands.isEmpty, !arguments.has(Option.filesFrom.name) { return .failure(.missingOperand(.paths)) }
    if let problem = Option.unreadableCodes(arguments, session) { return .success(problem) }
    switch Option.paths(arguments, session) {
    case .failure(let failure): return .success(failure.code)
    case .success(let paths):
      var targets: [(path: String, format: PublishedFormat)] = []
      for name in arguments.values("--report") {
        guard let format = PublishedFormat(fileName: name) else { return .failure(.unknownOutput(name)) }
        targets.append((name, format))
      }
      var check = check(arguments, paths, session)
      if !targets.isEmpty { return .success(review(targets, arguments, paths, &check)) }
      if arguments.has("--watch") {
        Watch(check: check, paths: paths).run()
        return .success(.clean)
      }
      return .success(check.run(paths).exitCode)
    }
  }

  private static func review(
    _ targets: [(path: String, format: PublishedFormat)],
    _ arguments: Arguments,
    _ paths: [String],
    _ check: inout DraftCheck
  ) -> ExitCode {
    let session = check.session
    let review = ReviewOutput(targets, replaces: arguments.has("--force"))
    if let path = review.existing {
      session.complain(session.language("已有“\(path)”；要覆盖它，加上 --force。", "\(path) exists; --force overwrites it"))
      return .failed
    }
    check.review = review
    let found = check.run(paths).exitCode
    return max(found, review.finish(check.neighbours.book, session))
  }

  static func check(_ arguments: Arguments, _ paths: [String], _ session: Invocation) -> DraftCheck {
    let severity = Severity.allCases.first { $0.word == arguments.value("--severity") } ?? .information
    let wantsFigures = arguments.has("--coverage")
    let language = session.language
    let report: any Report =
      switch arguments.value("--format") {
      case "json": JSONReport(hasNumbers: wantsFigures, language: language)
      case "jsonl": JSONLinesReport(hasNumbers: wantsFigures, language: language)
      case "sarif": SARIFReport(language: language)
      case "github": GitHubReport(language: language)
      default: TextReport(language: language, isColoured: session.console.isColoured, hasCoverage: wantsFigures)
      }
    return DraftCheck(
      request: CheckRequest(severity: severity, wantsFigures: wantsFigures),
      neighbours: Neighbours(paths, codes: arguments.value(Option.codes.name), isStrict: arguments.has("--strict")),
      report: report,
      session: session
    )
  }
}
