import GoujiServer

/// `gouji lsp`: serves an editor.
enum LspCommand {
  static let command = Command(
    name: "lsp",
    usage: Bilingual("", ""),
    summary: Bilingual("语言服务器：由编辑器启动，在标准输入输出上通信", "language server on stdin and stdout, started by editors"),
    options: [
      Option("--stdio", "用标准输入输出通信；不写也是这样，编辑器常会带上", "stdin and stdout, as without it; many editors pass it")
    ],
    run: run
  )

  private static func run(_ arguments: Arguments, _ session: Invocation) -> Result<ExitCode, UsageProblem> {
    if let extra = arguments.operands.first { return .failure(.needlessOperand(extra)) }
    let code = LanguageServer.runOverStandardStreams(version: Product.version)
    return .success(ExitCode(rawValue: code) ?? .failed)
  }
}
