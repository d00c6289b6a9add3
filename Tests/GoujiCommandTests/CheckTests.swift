import Foundation
import Testing

@testable import gouji

struct CheckTests {
  @Test func agreeingDraft() {
    let run = CommandRun(["check", CommandFixtures.path("agrees.gouji")])
    #expect(run.code == .clean)
    #expect(run.complaints.isEmpty)
    #expect(run.output.hasPrefix("检查了 1 个文件，没有发现问题；"))
  }

  /// The same findings in every format, and the same answer to the shell.
  @Test func mistakes() throws {
    let path = CommandFixtures.path("mistakes.gouji")
    let run = CommandRun(["check", "--format", "json", path])
    #expect(run.code == .findings)
    let found = try Self.diagnostics(run.output)[path]
    #expect(found == ["error 6:22 231.52", "error 17:33 51.45"])
    for format in ["text", "sarif", "github"] {
      let other = CommandRun(["check", "--format", format, path])
      #expect(other.code == .findings)
      #expect(other.complaints.isEmpty)
      for figure in ["231.52", "51.45"] { #expect(other.output.contains(figure)) }
    }
  }

  /// Byte order marks and line endings are tolerated, and any extension when a file is named.
  @Test(arguments: ["\n", "\r\n"], ["", "\u{FEFF}"])
  func lineEndings(_ ending: String, _ mark: String) throws {
    let scratch = try Scratch()
    let text = try CommandFixtures.text("mistakes.gouji")
    let path = try scratch.file("草稿.txt", mark + text.replacingOccurrences(of: "\n", with: ending))
    let found = try Self.diagnostics(CommandRun(["check", "--format", "json", path]).output)[path]
    #expect(found == ["error 6:22 231.52", "error 17:33 51.45"])
  }

  @Test func severityFilter() throws {
    let scratch = try Scratch()
    let path = try scratch.file("a.gouji", "年度：2024\n本年支出合计263. 33万元。\n")
    #expect(try Self.diagnostics(CommandRun(["check", "--format", "json", path]).output)[path] == [])
    let hints = CommandRun(["check", "--format", "json", "--severity", "hint", path])
    #expect(try Self.diagnostics(hints.output)[path] == ["hint 1:6 263. 33"])
    #expect(hints.code == .clean)
  }

  /// Every number once, in order, each with its text; the counts are those of the coverage.
  @Test func numbers() throws {
    let path = CommandFixtures.path("mistakes.gouji")
    let object = try Self.object(CommandRun(["check", "--format", "json", "--coverage", path]).output)
    let file = try #require((object["files"] as? [[String: Any]])?.first)
    let numbers = try #require(file["numbers"] as? [[String: Any]])
    let lines = try CommandFixtures.text("mistakes.gouji").components(separatedBy: "\n")
    var counts = ["numbers": numbers.count, "confirmed": 0, "contradicted": 0, "unchecked": 0, "likely": 0]
    for number in numbers {
      let range = try #require(number["range"] as? [String: [String: Int]])
      let (start, end) = (try #require(range["start"]), try #require(range["end"]))
      let line = lines[start["line"] ?? 0] as NSString
      let place = NSRange(
        location: start["character"] ?? 0,
        length: (end["character"] ?? 0) - (start["character"] ?? 0)
      )
      #expect(line.substring(with: place) == number["text"] as? String)
      counts[try #require(number["status"] as? String), default: 0] += 1
      if number["likely"] as? Bool == true { counts["likely", default: 0] += 1 }
    }
    #expect(counts == file["coverage"] as? [String: Int])
    #expect(numbers.count > 8)
    #expect(CommandRun(["check", "--coverage", path]).output.contains("一、支出决算情况说明"))
  }

  @Test func english() {
    let run = CommandRun(["check", "--lang", "en", CommandFixtures.path("mistakes.gouji")])
    #expect(run.output.contains(": error GJ"))
    #expect(run.output.contains("should be 213.52"))
    #expect(run.output.contains("1 file checked: 2 errors; "))
  }

  // MARK: Many files

  /// Folders are searched, by name; hidden ones are not; what cannot be checked is told and the rest is checked.
  @Test func foldersAndProblems() throws {
    let scratch = try Scratch()
    let agrees = try CommandFixtures.text("agrees.gouji")
    let gbk: [UInt8] = [0xB2, 0xBF, 0xC3, 0xC5, 0xA3, 0xBA, 0xD2, 0xBD, 0xB1, 0xA3, 0xBE, 0xD6]
    _ = try scratch.file("b/2.gouji", agrees)
    _ = try scratch.file("b/1.gouji", agrees)
    _ = try scratch.file("a.gouji", "")
    _ = try scratch.file("c.gouji", gbk)
    _ = try scratch.file("d.gouji", Array("%PDF-1.7 \n".utf8))
    _ = try scratch.file("e.gouji", [0, 1, 2])
    _ = try scratch.file(".隐藏/3.gouji", agrees)
    _ = try scratch.file("其他.txt", agrees)
    _ = try scratch.file("空/说明.md", "")
    let top = scratch.path
    let run = CommandRun(["check", "--format", "json", top, top + "/没有", top + "/空", top + "/b/1.gouji"])
    #expect(run.code == .failed)
    let files = try #require(try Self.object(run.output)["files"] as? [[String: Any]])
    #expect(
      files.compactMap { $0["path"] as? String }
        == ["a.gouji", "b/1.gouji", "b/2.gouji", "c.gouji", "其他.txt"].map { "\(top)/\($0)" }
    )
    #expect(
      run.complaints == """
        gouji: “\(top)/d.gouji”：这个 PDF 文件不完整或已损坏。请重新下载，或在原来的软件里打开后另存一份。
        gouji: “\(top)/e.gouji”是二进制文件，不是文本。
        gouji: 找不到文件“\(top)/没有”。请检查路径和文件名。
        gouji: 文件夹“\(top)/空”里没有 .gouji 草稿。

        """
    )
  }

  /// Many drafts come out whole and in their order, though two threads work on them.
  @Test func manyFilesInOrder() throws {
    let scratch = try Scratch()
    let texts = try [CommandFixtures.text("agrees.gouji"), CommandFixtures.text("mistakes.gouji")]
    for number in 100..<260 { _ = try scratch.file("\(number).gouji", texts[number % 2]) }
    let run = CommandRun(["check", "--format", "json", scratch.path])
    let files = try #require(try Self.object(run.output)["files"] as? [[String: Any]])
    #expect(files.compactMap { $0["path"] as? String } == (100..<260).map { "\(scratch.path)/\($0).gouji" })
    #expect(files.map { ($0["diagnostics"] as? [Any])?.count } == (100..<260).map { $0 % 2 == 0 ? 0 : 2 })
  }

  // MARK: Driven by other programs

  /// Each file has one line, in the order given, whatever becomes of it; a line is what the file is in the JSON report.
  @Test func aLineForEachFile() throws {
    let scratch = try Scratch()
    let mistakes = try scratch.file("a 错.gouji", CommandFixtures.text("mistakes.gouji"))
    let agrees = try scratch.file("b.gouji", CommandFixtures.text("agrees.gouji"))
    let missing = scratch.path + "/没有.gouji"
    let list = [agrees, missing, mistakes, agrees].joined(separator: "\n")
    for ending in ["\n", "\r\n"] {
      let input = Array((list.replacingOccurrences(of: "\n", with: ending) + ending + ending).utf8)
      let run = CommandRun(["check", "--files-from", "-", "--format", "jsonl"], input: input)
      #expect(run.code == .failed)
      #expect(run.complaints == "gouji: 找不到文件“\(missing)”。请检查路径和文件名。\n")
      let lines = run.output.split(separator: "\n").map(String.init)
      let objects = try lines.map(Self.object)
      #expect(objects.map { $0["path"] as? String } == [agrees, missing, mistakes])
      #expect(objects.map { ($0["diagnostics"] as? [Any])?.count } == [0, nil, 2])
      #expect(objects[1]["problem"] as? String == "找不到文件“\(missing)”。请检查路径和文件名。")
      let whole = CommandRun(["check", "--format", "json", mistakes]).output
      #expect(whole.contains(lines[2]))
    }
  }

  @Test func pathsFromAFile() throws {
    let scratch = try Scratch()
    let path = try scratch.file("a.gouji", CommandFixtures.text("mistakes.gouji"))
    let list = try scratch.file("清单.txt", path)
    let run = CommandRun(["check", "--files-from", list, "--format", "jsonl", "--coverage"])
    #expect(run.code == .findings)
    #expect((try Self.object(run.output)["numbers"] as? [Any])?.isEmpty == false)
    #expect(CommandRun(["check", "--files-from", list]) == CommandRun(["check", path]))
    let none = CommandRun(["check", "--files-from", scratch.path + "/没有.txt"])
    #expect(none.code == .failed)
    #expect(none.output.isEmpty)
    #expect(none.complaints == "gouji: 找不到文件“\(scratch.path)/没有.txt”。请检查路径和文件名。\n")
    // A list of nothing is work that is done.
    let empty = CommandRun(["check", "--files-from", "-", "--format", "jsonl"])
    #expect(empty == CommandRun(["check", "--format", "jsonl", "--files-from=-"]))
    #expect(empty.code == .clean && empty.output.isEmpty && empty.complaints.isEmpty)
  }

  // MARK: Neighbours

  private static let codesDraft = """
    部门：甲局
    年度：2024
    公开03表 支出决算表
    | 科目编码 | 科目名称 | 本年支出合计 | 基本支出 | 项目支出 | 上缴上级支出 | 经营支出 | 对附属单位补助支出 |
    |  | 合计 | 1.00 | 1.00 | | | | |
    | 210 | 卫生健康支出 | 1.00 | 1.00 | | | | |
    | 21015 | 医疗保障管理事务 | 1.00 | 1.00 | | | | |
    | 2101588 | 护理保险 | 1.00 | 1.00 | | | | |
    """

  @Test func ownCodeTables() throws {
    let scratch = try Scratch()
    let path = try scratch.file("a/a.gouji", Self.codesDraft)
    let table = try scratch.file("市.tsv", "code\tname\n2101588\t失能保险\n")
    #expect(!CommandRun(["check", scratch.path]).output.contains("GJ802"))
    #expect(CommandRun(["check", "--codes", table, path]).output.contains("2101588的名称是“失能保险”，写成了“护理保险”"))
    // Beside the draft, or above it in the folder that is checked.
    _ = try scratch.file("科目.tsv", "code\tname\n2101588\t长期护理保险\n")
    #expect(CommandRun(["check", scratch.path]).output.contains("2101588的名称是“长期护理保险”"))
    #expect(!CommandRun(["check", path]).output.contains("GJ802"))
    #expect(CommandRun(["explain", "2101588", "--codes", table]).output.contains("失能保险"))
    let missing = CommandRun(["check", "--codes", scratch.path + "/没有.tsv", path])
    #expect(missing.code == .failed)
    #expect(missing.complaints == "gouji: 找不到文件“\(scratch.path)/没有.tsv”。请检查路径和文件名。\n")
    #expect(CommandRun(["check", path, "--codes"]).complaints.hasPrefix("gouji: 选项 --codes 后面要写文件。\n"))
  }

  /// A bad table is told of once, as a finding of that file, before the first draft that would be checked by it.
  @Test func badCodeTables() throws {
    let scratch = try Scratch()
    for name in ["a", "b"] { _ = try scratch.file(name + ".gouji", Self.codesDraft) }
    let table = try scratch.file("科目.tsv", "code\tname\n2101588\t长期护理保险\n2101588\t护理保险\n")
    let run = CommandRun(["check", "--format", "json", scratch.path])
    #expect(run.code == .findings)
    let files = try #require(try Self.object(run.output)["files"] as? [[String: Any]])
    #expect(
      files.compactMap { $0["path"] as? String } == [table, scratch.path + "/a.gouji", scratch.path + "/b.gouji"]
    )
    #expect(try Self.diagnostics(run.output)[table] == ["error 2:0 2101588\t护理保险"])
    let text = CommandRun(["check", scratch.path]).output
    #expect(text.contains("科目.tsv:3:1: 错误 GJ009 科目编码2101588与第2行重复；改好以前仍按内置的科目表核对"))
    #expect(text.hasSuffix("检查了 2 个文件，发现 1 个错误、2 个信息；16 个数字中 16 个已核对（100.0%）。\n"))
  }

  /// Figures of last year's draft are evidence, and are shown where they stand.
  @Test func lastYearsDraft() throws {
    let scratch = try Scratch()
    let last = try scratch.file("2023/去年.gouji", "部门：甲\n年度：2023\n\n第一部分 情况说明\n2023年度支出总计90.00万元。\n")
    let path = try scratch.file(
      "今年.gouji",
      "部门：甲\n年度：2024\n上年：2023/去年.gouji\n\n第一部分 情况说明\n2024年度支出总计110.00万元，与上年相比，增加10.00万元。\n"
    )
    let run = CommandRun(["check", "--format", "json", path])
    let files = try #require(try Self.object(run.output)["files"] as? [[String: Any]])
    let found = try #require((files.first?["diagnostics"] as? [[String: Any]])?.first)
    let related = try #require((found["related"] as? [[String: Any]])?.first { $0["path"] as? String == last })
    #expect(related["text"] as? String == "90.00")
    #expect((related["range"] as? [String: [String: Int]])?["start"] == ["line": 4, "character": 10])
    #expect(CommandRun(["check", path]).output.contains("\(last) 第5行“90.00”"))
    let alone = try scratch.file("无.gouji", "部门：甲\n年度：2024\n上年：2022/没有.gouji\n")
    #expect(CommandRun(["check", alone]).output.contains("警告 GJ009 读不到上年的草稿“2022/没有.gouji”，上年数没有核对"))
  }

  // MARK: Reading the contract

  private static func object(_ json: String) throws -> [String: Any] {
    try #require(JSONSerialization.jsonObject(with: Data(json.utf8)) as? [String: Any])
  }

  /// `error 6:32 231.52` by path.
  private static func diagnostics(_ json: String) throws -> [String: [String]] {
    let files = try #require(try object(json)["files"] as? [[String: Any]])
    var result: [String: [String]] = [:]
    for file in files {
      let found = try #require(file["diagnostics"] as? [[String: Any]])
      result[try #require(file["path"] as? String)] = try found.map { diagnostic in
        let range = try #require(diagnostic["range"] as? [String: [String: Int]])
        let start = try #require(range["start"])
        let severity = try #require(diagnostic["severity"] as? String)
        let text = try #require(diagnostic["text"] as? String)
        return "\(severity) \(start["line"] ?? -1):\(start["character"] ?? -1) \(text)"
      }
    }
    return result
  }
}
