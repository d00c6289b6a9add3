import GoujiSyntax
import Testing

@testable import gouji

struct UsageTests {
  /// Command lines that cannot be carried out, and what is said about them.
  @Test(arguments: [
    ([], ""),
    (["chekc"], "没有“chekc”这个命令，是不是 check？"),
    (["完全不同"], "没有“完全不同”这个命令。"),
    (["check"], "请写出要处理的文件或文件夹。"),
    (["check", "--formt", "json", "a"], "没有“--formt”这个选项，是不是 --format？"),
    (["check", "--format", "yaml", "a"], "选项 --format 不能是“yaml”，可以是 text、json、jsonl、sarif、github。"),
    (["check", "a", "--severity"], "选项 --severity 后面缺少值，可以是 error、warning、information、hint。"),
    (["check", "--coverage=1", "a"], "选项 --coverage 后面不带值。"),
    (["fix"], "请写出要处理的文件或文件夹。"),
    (["import"], "请写出要导入的文件；用 - 表示标准输入。"),
    (["import", "a", "b"], "多出了“b”：这个命令一次只处理一个。"),
    (["import", "--from", "big5", "a"], "选项 --from 不能是“big5”，可以是 utf8、gbk、utf16。"),
    (["new"], "请写出要导入的文件；用 - 表示标准输入。"),
    (["publish"], "请写出要处理的文件或文件夹。"),
    (["publish", "a"], "请用 -o 写出要生成的文件，例如 -o 决算公开.docx。"),
    (["publish", "a", "-o", "b.doc"], "不知道“b.doc”是哪一种文件；文件名以 .docx、.html、.xlsx 或 .txt 结尾。"),
    (["publish", "a", "-o"], "选项 -o 后面要写文件。"),
    (["lsp", "草稿.gouji"], "多出了“草稿.gouji”：这个命令后面不写文件。"),
    (["explain"], "请写出规则编号、科目编码或名词，例如 GJ301。"),
    (["help", "chekc"], "没有“chekc”这个命令，是不是 check？"),
    (["check", "--lang", "fr", "a"], "选项 --lang 不能是“fr”，可以是 zh、en。"),
  ])
  func refusals(_ arguments: [String], _ message: String) {
    let run = CommandRun(arguments)
    #expect(run.code == .failed)
    #expect(run.output.isEmpty)
    #expect(run.complaints.hasPrefix(message.isEmpty ? Help.overview(.zh) : "gouji: \(message)\n"))
  }

  @Test func versionAndHelp() {
    #expect(CommandRun(["--version"]) == CommandRun(["version"]))
    #expect(CommandRun(["--version"]).output == "gouji 0.1.0\n")
    #expect(CommandRun(["help"]).output == Help.overview(.zh))
    #expect(CommandRun(["help"]).code == .clean)
  }

  /// Each command and each of its options is in the help, in both languages.
  @Test(arguments: Language.allCases)
  func helpIsWhole(_ language: Language) {
    for command in Commands.all {
      #expect(Help.overview(language).contains(Help.line(command, language)))
      let page = CommandRun([command.name, "--help", "--lang", language.rawValue])
      #expect(page == CommandRun(["help", command.name, "--lang", language.rawValue]))
      for option in command.options { #expect(page.output.contains(option.summary[language])) }
    }
  }

  @Test func optionsStandAnywhere() throws {
    let options = CheckCommand.command.options
    let parsed = try Arguments.parse(["a", "--format=json", "b", "--coverage", "--", "--c"], options: options).get()
    #expect(parsed.operands == ["a", "b", "--c"])
    #expect(parsed.options == ["--format": "json", "--coverage": ""])
  }
}
