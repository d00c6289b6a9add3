import GoujiBench
import GoujiCatalog
import GoujiSyntax

/// `gouji bench`: how fast drafts of growing size are checked; `gouji bench blame`: how well planted mistakes are found.
enum BenchCommand {
  static let command = Command(
    name: "bench",
    usage: Bilingual("[文件] | blame 文件… [选项]", "[FILE] | blame FILES… [options]"),
    summary: Bilingual(
      "测量检查的速度：把文件（或内置样例）重复到 63 KB、630 KB、6.3 MB；blame：逐处植入错数，看能否发现、指准、改回",
      "measure the speed: a file (or a sample) repeated to 63 KB, 630 KB, 6.3 MB; blame: plant wrong numbers and look for them"
    ),
    options: [
      Option("--misses", "与 blame 同用：列出没有发现、指准、改回的每一处", "with blame: list what was not detected, blamed or restored")
    ],
    run: run
  )

  /// Sizes in bytes, and how often each is measured.
  private static let sizes = [(63_000, 21), (630_000, 7), (6_300_000, 3)]

  private static func run(_ arguments: Arguments, _ session: Invocation) -> Result<ExitCode, UsageProblem> {
    if arguments.operands.first == "blame" {
      let paths = Array(arguments.operands.dropFirst())
      if paths.isEmpty { return .failure(.missingOperand(.paths)) }
      return .success(BlameBench(session: session, listsMisses: arguments.has("--misses")).run(paths))
    }
    guard arguments.operands.count <= 1 else { return .failure(.tooManyOperands(arguments.operands[1])) }
    var draft = Array(BenchDraft.sample.utf8)
    if let path = arguments.operands.first {
      switch DraftFile.text(at: path) {
      case .success(let bytes): draft = bytes
      case .failure(let problem):
        session.complain(problem.message(path, session.language))
        return .success(.failed)
      }
    }
    session.console.write(head(session.language))
    for (bytes, runs) in sizes {
      session.console.write(row(Measurement(BenchDraft.repeated(draft, to: bytes), runs: runs)))
    }
    let completion = Measurement.completion(BenchDraft.repeated(draft, to: sizes[0].0), runs: sizes[0].1)
    let count = Books.embedded.usual.functional.entries.count
    session.console.write(
      session.language(
        "补全科目（\(count)个，\(sizes[0].0)字节的文稿）：\(completion.milliseconds)毫秒\n",
        "completing a code (of \(count), in a draft of \(sizes[0].0) bytes): \(completion.milliseconds) ms\n"
      )
    )
    return .success(.clean)
  }

  private static let widths = [10, 10, 10, 10, 10, 10, 10]

  static func head(_ language: Language) -> String {
    let titles = [
      language("字节", "bytes"), language("分块", "parse"), language("取数", "facts"), language("核对", "reconcile"),
      language("全程", "total"), language("改一字", "edit"), language("发现", "findings"),
    ]
    return line(titles) + language("（毫秒，各次的中位数）\n", "(milliseconds, medians)\n")
  }

  static func row(_ measured: Measurement) -> String {
    line(
      [String(measured.bytes)]
        + [measured.parse, measured.facts, measured.reconcile, measured.total, measured.edit].map(\.milliseconds)
        + [String(measured.findings)]
    )
  }

  private static func line(_ cells: [String]) -> String {
    zip(cells, widths).map { padded($0, to: $1, atStart: true) }.joined() + "\n"
  }
}
