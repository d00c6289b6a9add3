import GoujiAnalysis
import GoujiSyntax

/// `gouji fix`: mends what can be mended with certainty.
enum FixCommand {
  static let command = Command(
    name: "fix",
    usage: Bilingual("文件或文件夹… [选项]", "PATHS… [options]"),
    summary: Bilingual(
      "改正有唯一答案的错误（只改首选改法确实消除的错误），列出其余的",
      "mend the errors that have one certain answer and list the rest"
    ),
    options: [
      Option.codes,
      Option("--dry-run", "只显示会怎样改，不写文件", "show what would be changed and write nothing"),
    ],
    run: run
  )

  private static func run(_ arguments: Arguments, _ session: Invocation) -> Result<ExitCode, UsageProblem> {
    guard !arguments.operands.isEmpty else { return .failure(.missingOperand(.paths)) }
    if let problem = Option.unreadableCodes(arguments, session) { return .success(problem) }
    let neighbours = Neighbours(arguments.operands, codes: arguments.value(Option.codes.name))
    let language = session.language
    let report = TextReport(language: language, isColoured: session.console.isColoured, hasCoverage: false)
    let isDryRun = arguments.has("--dry-run")
    var totals = Totals()
    var mended = 0
    var told: Set<String> = []
    for file in DraftSearch.files(arguments.operands) {
      func fail(_ problem: FileProblem) {
        totals.unreadable += 1
        session.complain(problem.message(file.path, language))
      }
      switch file.text() {
      case .failure(let problem): fail(problem)
      case .success(let bytes):
        let (before, others) = neighbours.analysis(bytes, at: file.path)
        for other in others where told.insert(other.path).inserted {
          session.console.write(report.body(other))
          totals.addFindings(other)
        }
        let fixes = CertainFixes(before)
        if !fixes.applied.isEmpty {
          if isDryRun {
            session.console.write(UnifiedDiff.text(file.path, from: before.text.string, to: fixes.analysis.text.string))
          } else if let problem = DraftFile.replace(file.path, with: fixes.analysis.text.bytes) {
            fail(problem)
            continue
          }
          mended += fixes.applied.count
        }
        let done = language(isDryRun ? "可改" : "已改", isDryRun ? "would fix" : "fixed")
        for fix in fixes.applied {
          session.console.write(
            "\(file.path): \(Colour.green(done, report.isColoured)) \(fix.wording[language])\n"
          )
        }
        let rest = CheckedDraft(path: file.path, analysis: fixes.analysis, request: CheckRequest(severity: .warning))
        session.console.write((fixes.applied.isEmpty ? "" : "\n") + report.body(rest))
        totals.add(rest)
      }
    }
    session.console.write(summary(mended, isDryRun, language) + report.tail(totals, problems: []))
    return .success(totals.exitCode)
  }

  private static func summary(_ mended: Int, _ isDryRun: Bool, _ language: Language) -> String {
    guard mended > 0 else { return language("没有可以确定改正的错误。", "Nothing can be mended with certainty. ") }
    return isDryRun
      ? language("可以改正 \(mended) 处（未写入）。改后：", "\(mended) can be mended (nothing written). Then: ")
      : language("改正了 \(mended) 处。", "\(mended) mended. ")
  }
}
