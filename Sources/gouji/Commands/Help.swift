import GoujiSyntax

/// `gouji help [命令]`, from the same table that the commands are run from.
enum Help {
  static func run(_ arguments: [String], _ session: Invocation) -> ExitCode {
    switch Arguments.parse(arguments, options: [Commands.language]) {
    case .failure(let problem):
      session.complain(problem.message(session.language))
      return .failed
    case .success(let parsed):
      let language = parsed.value(Commands.language.name).flatMap(Language.init) ?? session.language
      guard let name = parsed.operands.first else {
        session.console.write(overview(language))
        return .clean
      }
      guard let command = Commands.all.first(where: { $0.name == name }) else {
        let near = nearest(to: name, among: Commands.all.map(\.name))
        session.complain(UsageProblem.unknownCommand(name, nearest: near).message(language))
        return .failed
      }
      session.console.write(page(command, language))
      return .clean
    }
  }

  static func overview(_ language: Language) -> String {
    let rows =
      Commands.all.map { (line($0, language), $0.summary[language]) } + [
        ("gouji help [\(language("命令", "command"))]", language("显示命令的用法", "show how a command is used")),
        ("gouji --version", language("显示版本", "show the version")),
      ]
    return language("勾稽：部门决算公开文稿的检查工具\n\n", "Gouji: checks disclosures of departmental accounts\n\n")
      + columns(rows)
      + language(
        "\n退出码：0 没有错误和警告；1 有错误或警告；2 有文件无法处理或命令有误\n",
        "\nexit status: 0 no errors or warnings; 1 errors or warnings; 2 a file or the command could not be processed\n"
      )
  }

  private static func page(_ command: Command, _ language: Language) -> String {
    let options = (command.options + [Commands.language]).map { option in
      (option.name + value(of: option, language), option.summary[language])
    }
    return "\(line(command, language))\n\n\(command.summary[language])\n\n" + columns(options)
  }

  private static func value(of option: Option, _ language: Language) -> String {
    if let placeholder = option.placeholder { return " " + placeholder[language] }
    return option.values.map { " " + $0.joined(separator: "|") } ?? ""
  }

  /// `gouji check PATHS… [options]`
  static func line(_ command: Command, _ language: Language) -> String {
    let usage = command.usage[language]
    return "gouji \(command.name)" + (usage.isEmpty ? "" : " " + usage)
  }

  private static func columns(_ rows: [(String, String)]) -> String {
    let width = rows.map { displayWidth($0.0) }.max() ?? 0
    return rows.map { "  \(padded($0.0, to: width))  \($0.1)\n" }.joined()
  }
}
