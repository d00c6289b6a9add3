import GoujiSystem

StandardStreams.prepare()
RunningProcess.end(Commands.run(Array(CommandLine.arguments.dropFirst()), Console.standard).rawValue)
