import Foundation
import GoujiSyntax
import GoujiSystem
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
      check: CheckCommand.check(arguments, arguments.operands, Invocation(console: console, language: .zh)),
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

  /// What a draft leans on is watched like the draft: a table that comes, a unit's draft that changes.
  @Test func watchOfWhatSurroundsADraft() throws {
    let scratch = try Scratch()
    let path = try scratch.file("草稿.gouji", "部门：甲\n年度：2024\n上年：去年/去年.gouji\n")
    let output = Recorder()
    let console = Console(write: output.append, complain: { _ in }, readInput: { .success([]) })
    let steps: [@Sendable () -> Void] = [
      {},
      { _ = try? scratch.file("去年/去年.gouji", "年度：2023\n") },
      {},
      { _ = try? scratch.file("科目.tsv", "code\tname\nx\ty\n") },
    ]
    let step = Atomic(0)
    let arguments = try Arguments.parse(["--format", "github"], options: CheckCommand.command.options).get()
    var watch = Watch(
      check: CheckCommand.check(arguments, arguments.operands, Invocation(console: console, language: .zh)),
      paths: [path]
    )
    watch.pause = {
      let now = step.add(1, ordering: .sequentiallyConsistent).oldValue
      guard now < steps.count else { return false }
      steps[now]()
      return true
    }
    watch.run()
    // Last year's draft missing, then nothing, then a bad table; nothing for the step that did nothing.
    let kinds = output.text.components(separatedBy: "\n").map { $0.prefix { $0 != " " } }
    #expect(kinds == ["::warning", "", "", "::error", ""])
  }

  @Test(arguments: [("chek", "check"), ("improt", "import"), ("x", nil), ("--coverag", nil)] as [(String, String?)])
  func nearestWord(_ word: String, _ expected: String?) {
    #expect(nearest(to: word, among: Commands.all.map(\.name)) == expected)
  }
}
