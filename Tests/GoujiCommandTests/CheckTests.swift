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
    var counts = ["numbers": numbers.count, "confirmed": 0, "contradicted": 0, "unchecked": 0]
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
    #expect(files.compactMap { $0["path"] as? String } == ["a", "b/1", "b/2"].map { "\(top)/\($0).gouji" })
    #expect(
      run.complaints == """
        gouji: “\(top)/c.gouji”不是 UTF-8 编码，像是 GBK（记事本的 ANSI）。请在编辑器里另存为 UTF-8，或用 gouji import --from gbk 转成草稿。
        gouji: “\(top)/d.gouji”是 PDF 文件本身。请先用 pdftotext -layout 取出文字，再用 gouji import 转成草稿。
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
