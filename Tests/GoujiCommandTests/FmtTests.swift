import Foundation
import GoujiSyntax
import Testing

@testable import gouji

struct FmtTests {
  private static let tabbed = "\u{FEFF}公开03表 支出决算表\r\n科目编码\t科目名称\t合计\r\n210\t卫生健康支出\t263.33\r\n"

  /// `--check` names the files and leaves them; without it they are laid out, once.
  @Test func checkThenWrite() throws {
    let scratch = try Scratch()
    let path = try scratch.file("甲.gouji", Self.tabbed)
    let neat = try scratch.file("乙.gouji", CommandFixtures.text("agrees.gouji"))
    let check = CommandRun(["fmt", "--check", scratch.path])
    #expect(check.code == .findings)
    #expect(check.output == "\(path): 需要排版\n")
    #expect(try scratch.text(path) == Self.tabbed)

    let write = CommandRun(["fmt", scratch.path])
    #expect(write.code == .clean)
    #expect(write.output == "\(path): 已排版\n")
    #expect(try scratch.text(path) == Formatter.formatted(Self.tabbed))
    #expect(try scratch.text(neat) == CommandFixtures.text("agrees.gouji"))

    let again = CommandRun(["fmt", "--check", scratch.path])
    #expect(again == CommandRun(["fmt", scratch.path]))
    #expect(again.code == .clean && again.output.isEmpty)
  }

  @Test func badFiles() throws {
    let scratch = try Scratch()
    let path = try scratch.file("甲.gouji", [0xB2, 0xBF, 0xC3, 0xC5])
    let run = CommandRun(["fmt", path])
    #expect(run.code == .failed)
    #expect(run.complaints.contains("不是 UTF-8 编码"))
    #expect(try Data(contentsOf: URL(fileURLWithPath: path)) == Data([0xB2, 0xBF, 0xC3, 0xC5]))
  }
}
