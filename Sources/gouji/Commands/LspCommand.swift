import GoujiServer

/// `gouji lsp`: the language server on standard input and output.
enum LspCommand {
  static let command = Command(
    name: "lsp",
    usage: Wording("", ""),
    summary: Wording("作为语言服务器运行（由编辑器启动，标准输入输出）", "run as a language server on stdin and stdout"),
    options: [],
    run: { arguments, _ in
      // Some clients add `--stdio` by habit; there is no other way.
      if let extra = arguments.operands.first { return .failure(.tooManyOperands(extra)) }
      let code = LanguageServer.runOverStandardStreams(version: Commands.version)
      return .success(code == 0 ? .clean : .findings)
    }
  )
}
