import Foundation
import Synchronization
import Testing

@testable import gouji

struct MachineryTests {
  /// Every result once, in order, with never more than the window ahead of what was consumed.
  @Test(arguments: [(1, 1), (2, 3), (4, 64)])
  func orderedWork(_ workers: Int, _ window: Int) {
    let consumed = Atomic(0)
    let widest = Atomic(0)
    let items = Array(0..<500)
    let result = OrderedWork.run(
      items,
      workers: workers,
      window: window,
      into: [Int](),
      work: { item in
        widest.max(item - consumed.load(ordering: .sequentiallyConsistent), ordering: .sequentiallyConsistent)
        return item * item
      },
      consume: { results, square in
        results.append(square)
        consumed.add(1, ordering: .sequentiallyConsistent)
      }
    )
    #expect(result == items.map { $0 * $0 })
    #expect(widest.load(ordering: .sequentiallyConsistent) < max(workers, window))
    let none = OrderedWork.run([Int](), workers: workers, window: window, into: 0, work: { $0 }, consume: { $0 += $1 })
    #expect(none == 0)
  }

  /// A watch checks once at the start, then only after a change, and lives on when the draft is gone.
  @Test func watch() throws {
    let scratch = try Scratch()
    let path = try scratch.file("草稿.gouji", CommandFixtures.text("mistakes.gouji"))
    let output = Recorder()
    let complaints = Recorder()
    let console = Console(write: output.append, complain: complaints.append, readInput: { .success([]) })
    let arguments = try Arguments.parse(["--format", "github"], options: CheckCommand.command.options).get()
    let agrees = try CommandFixtures.text("agrees.gouji")
    let steps: [@Sendable () -> Void] = [
      {},
      { try? (agrees + "本年支出合计1.00万元。\n").write(toFile: path, atomically: true, encoding: .utf8) },
      { try? FileManager.default.removeItem(atPath: path) },
    ]
    let step = Atomic(0)
    var watch = Watch(
      check: CheckCommand.check(arguments, Session(console: console, language: .zh)),
      paths: [path]
    )
    watch.pause = {
      let now = step.add(1, ordering: .sequentiallyConsistent).oldValue
      guard now < steps.count else { return false }
      steps[now]()
      return true
    }
    watch.run()
    // Three checks: at first, after the change, after the file has gone; nothing for the step that did nothing.
    #expect(output.text.components(separatedBy: "\n\n").count == 3)
    #expect(output.text.components(separatedBy: "::error file=").count == 4)
    #expect(complaints.text == "gouji: 找不到文件“\(path)”。请检查路径和文件名。\n")
  }

  /// Both sides of every pattern of the translation have the same holes, and none is shadowed by one before it.
  @Test func translations() {
    for pattern in English.messages + English.fixes { #expect(pattern.isEven) }
    #expect(
      English.message("尾差：合计1.0 ≈ 甲0.5 + 乙0.4 = 0.9（差0.1）", .en)
        == "rounding difference: 合计1.0 ≈ 甲0.5 + 乙0.4 = 0.9 (off by 0.1)"
    )
    #expect(English.message("甲1 ≠ 乙2（差1）；两边都可能有误", .en) == "甲1 ≠ 乙2 (off by 1); either side may be wrong")
    #expect(English.message("说不出的话", .en) == "说不出的话")
    #expect(English.fix("将甲1改为2", .en) == "change 甲1 to 2")
    #expect(English.fix("将甲1改为2", .zh) == "将甲1改为2")
  }

  @Test(arguments: [("chek", "check"), ("improt", "import"), ("x", nil), ("--coverag", nil)] as [(String, String?)])
  func nearestWord(_ word: String, _ expected: String?) {
    #expect(nearest(to: word, among: Commands.all.map(\.name)) == expected)
  }
}
