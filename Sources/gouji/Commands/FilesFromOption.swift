import GoujiSyntax

extension Option {
  /// `--files-from`, of commands that many files can be handed to.
  static let filesFrom = Option(
    "--files-from",
    placeholder: Bilingual("文件", "FILE"),
    "从文件里读要处理的路径，一行一个；- 表示标准输入",
    "read the paths to work on from a file, one a line; - for standard input"
  )

  /// The paths of the command line and of `--files-from`; says so, and gives the exit code, if that cannot be read.
  static func paths(_ arguments: Arguments, _ session: Invocation) -> Result<[String], ExitCodeFailure> {
    guard let source = arguments.value(filesFrom.name) else { return .success(arguments.operands) }
    switch DraftFile.bytes(at: source, session.console) {
    case .success(let bytes): return .success(arguments.operands + lines(bytes))
    case .failure(let problem):
      let name = source == "-" ? session.language("标准输入", "standard input") : source
      session.complain(problem.message(name, session.language))
      return .failure(ExitCodeFailure(code: .failed))
    }
  }

  /// Lines without their endings; a blank line names nothing.
  private static func lines(_ bytes: [UInt8]) -> [String] {
    bytes.split(separator: UInt8(ascii: "\n")).compactMap { line in
      let path = line.last == UInt8(ascii: "\r") ? line.dropLast() : line
      return path.isEmpty ? nil : String(decoding: path, as: UTF8.self)
    }
  }
}

/// A command that ends before its work begins, with what it tells the shell; the reason has been said.
struct ExitCodeFailure: Error {
  var code: ExitCode
}
