import Glibc

exit(Commands.run(Array(CommandLine.arguments.dropFirst()), Console.standard).rawValue)
