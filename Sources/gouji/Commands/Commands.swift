import GoujiSyntax

/// A subcommand: what `help` shows of it, what it takes, what it does.
struct Command: Sendable {
  var name: String
  /// What stands behind the name: `路径… [选项]`.
  var usage: Bilingual
  var summary: Bilingual
  var options: [Option]
  var run: @Sendable (Arguments, Invocation) -> Result<ExitCode, UsageProblem>
}

/// All subcommands, and the way to them.
enum Commands {
  static let all: [Command] = [
    CheckCommand.command, FixCommand.command, FmtCommand.command, ImportCommand.command, NewCommand.command,
    PublishCommand.command,
    ExplainCommand.command, LspCommand.command, BenchCommand.command,
  ]

  static let language = Option(
    "--lang",
    values: Language.allCases.map(\.rawValue),
    "界面语言：zh 中文（默认），en 英文",
    "language of messages: zh (default) or en"
  )

  /// Does what a command line says.
  static func run(_ arguments: [String], _ console: Console) -> ExitCode {
    var session = Invocation(console: console, language: .zh)
    guard let name = arguments.first else {
      console.complain(Help.overview(.zh))
      return .failed
    }
    let rest = Array(arguments.dropFirst())
    switch name {
    case "--version", "-V", "version":
      console.write("gouji \(Product.version)\n")
      return .clean
    case "help", "--help", "-h":
      return Help.run(rest, session)
    default: break
    }
    guard let command = all.first(where: { $0.name == name }) else {
      return refuse(.unknownCommand(name, nearest: nearest(to: name, among: all.map(\.name) + ["help"])), nil, session)
    }
    if let end = rest.firstIndex(of: "--") ?? Optional(rest.endIndex),
      rest[..<end].contains(where: { $0 == "--help" || $0 == "-h" })
    {
      return Help.run([name] + rest.filter { $0.hasPrefix("--lang") || Language(rawValue: $0) != nil }, session)
    }
    switch Arguments.parse(rest, options: command.options + [language]) {
    case .failure(let problem): return refuse(problem, command, session)
    case .success(let parsed):
      session.language = parsed.value(language.name).flatMap(Language.init) ?? .zh
      switch command.run(parsed, session) {
      case .success(let code): return code
      case .failure(let problem): return refuse(problem, command, session)
      }
    }
  }

  private static func refuse(_ problem: UsageProblem, _ command: Command?, _ session: Invocation) -> ExitCode {
    let language = session.language
    session.complain(problem.message(language))
    let help = "gouji help" + (command.map { " " + $0.name } ?? "")
    session.console.complain(language("用法见 \(help)\n", "see \(help)\n"))
    return .failed
  }
}
