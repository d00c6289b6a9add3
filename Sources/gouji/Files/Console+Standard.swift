import GoujiSyntax
import GoujiSystem

extension Console {
  /// The streams of this process.
  static var standard: Console {
    let isDumb = Environment.variable("TERM").map { $0 == "dumb" } ?? true
    let isTerminal = Descriptor.standardOutput.isTerminal && !isDumb
    return Console(
      write: { text in
        if let problem = Descriptor.standardOutput.write(text) { stop(problem) }
      },
      complain: { _ = Descriptor.standardError.write($0) },
      readInput: { Descriptor.standardInput.readAll() },
      isColoured: isTerminal && Environment.variable("NO_COLOR") == nil,
      isTerminal: isTerminal,
      showsProgress: Descriptor.standardError.isTerminal && !isDumb
    )
  }

  /// A report that nobody gets whole must not look like success. A reader that has seen enough, such as `head`, wants to
  /// hear no more; every other reason is told. Files are replaced whole or not at all, so there is nothing to put right.
  private static func stop(_ problem: SystemError) -> Never {
    if problem != .closedPipe {
      // The command line is read here, as it may be wrong in every other way.
      let arguments = CommandLine.arguments
      let isEnglish =
        arguments.contains("--lang=en") || zip(arguments, arguments.dropFirst()).contains { $0 == ("--lang", "en") }
      let language = isEnglish ? Language.en : .zh
      let message = FileProblem.unwritable(problem).message(language("标准输出", "standard output"), language)
      _ = Descriptor.standardError.write("gouji: \(message)\n")
    }
    RunningProcess.stop(ExitCode.failed.rawValue)
  }
}
