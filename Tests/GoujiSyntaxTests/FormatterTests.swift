import GoujiSyntax
import TestSupport
import Testing

@Suite("Layout")
struct FormatterTests {
  struct Sample: Sendable, CustomTestStringConvertible {
    var name: String
    var before: String
    var after: String
    var testDescription: String { name }
  }

  @Test(
    "Drafts before and after",
    arguments: [
      Sample(
        name: "pasted cells become aligned bars",
        before: """
          科目编码\t科目名称\t本年支出合计\t基本支出\t项目支出
          \t合计\t263.33\t213.52\t49.81
          208\t社会保障和就业支出\t32.10\t32.10\t
          2080505\t机关事业单位基本养老保险缴费支出\t20.60\t20.60\t
          """,
        after: """
          | 科目编码 | 科目名称                         | 本年支出合计 | 基本支出 | 项目支出 |
          |          | 合计                             |       263.33 |   213.52 |    49.81 |
          | 208      | 社会保障和就业支出               |        32.10 |    32.10 |          |
          | 2080505  | 机关事业单位基本养老保险缴费支出 |        20.60 |    20.60 |          |
          """
      ),
      Sample(
        name: "rows keep their number of cells, bars and rules are mended",
        before: "|项目|金额\n|---|--:|\n| 总计 |   31.5|备注 |\n|=\n",
        after: "| 项目 | 金额 |\n| ---- | ---: |\n| 总计 | 31.5 | 备注 |\n| =    |\n"
      ),
      Sample(
        name: "a bar and an empty row among pasted cells",
        before: "甲|乙\t丙\r\n\t\r\n丁\t12\r\n",
        after: "| 甲\\|乙 | 丙 |\r\n|        |    |\r\n| 丁     | 12 |\r\n"
      ),
      Sample(
        name: "parts of a code are no figures",
        before: "| 208 | 05 | 05 | 养老 | 3 |\n| 208 | 05 | 06 | 年金 | 12 |\n",
        after: "| 208 | 05 | 05 | 养老 |  3 |\n| 208 | 05 | 06 | 年金 | 12 |\n"
      ),
      Sample(
        name: "whole amounts, shares and asked numbers stand to the right",
        before: "| 合计 | 735 | 81.08% |\n| 住房 | 89 | 5% |\n| 其他 | = | - |\n",
        after: "| 合计 | 735 | 81.08% |\n| 住房 |  89 |     5% |\n| 其他 |   = | -      |\n"
      ),
      Sample(
        name: "a sentence runs over its column",
        before: "| 说明 | 该项目资金用于困难群众的医疗救助补助支出和医疗服务能力建设支出 | 1 |\n| 得分 | 10 | 2 |\n",
        after: "| 说明 | 该项目资金用于困难群众的医疗救助补助支出和医疗服务能力建设支出 | 1 |\n| 得分 | 10 | 2 |\n"
      ),
      Sample(name: "blanks at the ends of lines", before: "一、总体情况 　\n  缩进一句。\t", after: "一、总体情况\n  缩进一句。\t"),
      Sample(name: "blank lines", before: " \n\t\n　\r\n注：甲 \r\n", after: "\n\n\r\n注：甲\r\n"),
      Sample(name: "a lone tab is an indent", before: "\t这是一句话。\n", after: "\t这是一句话。\n"),
      Sample(name: "nothing", before: "", after: ""),
    ]
  )
  func samples(_ sample: Sample) {
    #expect(Formatter.formatted(sample.before) == sample.after)
    #expect(Formatter.formatted(sample.after) == sample.after)
  }

  @Test("Twice is once; edits and whole text agree; nothing said is lost", arguments: UInt64(1)...6)
  func random(seed: UInt64) {
    var drafts = RandomDrafts(seed: seed)
    for _ in 0..<150 {
      let text = drafts.draft()
      guard check(text) else { return }
    }
  }

  @Test("The same over published texts")
  func published() {
    for file in Fixtures.disclosures { check(file.text) }
  }

  @discardableResult
  private func check(_ text: String) -> Bool {
    let tree = SyntaxTree(reading: text)
    let once = Formatter.formatted(text)
    let after = SyntaxTree(reading: once)
    let same: [(String, Bool)] = [
      ("laid out twice", Formatter.formatted(once) == once),
      ("edits", text.applying(Formatter.edits(for: tree)) == once),
      ("figures", digitRuns(once) == digitRuns(text)),
      ("characters", said(once) == said(text)),
      ("cells", cells(after) == cells(tree)),
      ("blocks", kinds(after) == kinds(tree)),
      ("line endings", endings(once) == endings(text)),
    ]
    let differing = same.filter { !$0.1 }.map(\.0)
    if differing.isEmpty { return true }
    let place = zip(text.split(separator: "\n"), once.split(separator: "\n")).first {
      said(String($0)) != said(String($1))
    }
    Issue.record("\(differing) at \(place.map { "\($0.0.prefix(200)) became \($0.1.prefix(200))" } ?? "the end")")
    return false
  }

  private func digitRuns(_ text: String) -> [Substring] { text.split { !$0.isNumber } }

  /// All but white space, bars, rules and the stroke that a bar in a cell gets.
  private func said(_ text: String) -> String {
    String(
      String.UnicodeScalarView(
        text.unicodeScalars.filter { !$0.properties.isWhitespace && !"|-\\".unicodeScalars.contains($0) }
      )
    )
  }

  /// Blank lines left out: one at the end, of white space alone and without a line break, is gone when it is laid out.
  private func kinds(_ tree: SyntaxTree) -> [BlockKind] { tree.blocks.map(\.kind).filter { $0 != .blank } }

  /// How many bytes each line's ending has.
  private func endings(_ text: String) -> [Int] {
    let source = SourceText(text)
    return source.lineStarts.indices.dropLast().map { source.lineStarts[$0 + 1] - source.lineRange($0).upperBound }
  }

  /// What the cells of every row say: between bars, a bar is written `\|`.
  private func cells(_ tree: SyntaxTree) -> [[String]] {
    tree.blocks.flatMap { block in
      block.content.rows.filter { $0.style != .separator }.map { row in
        row.cells.map { cell in
          let text = tree.text[(block.start + cell.range.lowerBound)..<(block.start + cell.range.upperBound)]
          return row.style == .bars ? text.replacing("\\|", with: "|") : text
        }
      }
    }
  }

  @Test("A selection is laid out with the whole tables it touches")
  func ranges() {
    let text = "甲 \n乙 \n|a|b|\n|ccc|d|\n丙 \n|e|f|\n"
    let tree = SyntaxTree(reading: text)
    func formatted(_ range: Range<Int>) -> String { text.applying(Formatter.edits(for: tree, in: range)) }
    #expect(formatted(0..<0) == "甲\n乙 \n|a|b|\n|ccc|d|\n丙 \n|e|f|\n")
    #expect(formatted(5..<11) == "甲 \n乙\n| a   | b |\n| ccc | d |\n丙 \n|e|f|\n")
    #expect(formatted(17..<18) == "甲 \n乙 \n| a   | b |\n| ccc | d |\n丙 \n|e|f|\n")
    #expect(formatted(0..<text.utf8.count) == Formatter.formatted(text))
  }

  @Test(
    "A row that has just been ended aligns its table",
    arguments: [
      ("|a|b|\n|ccc|d|⟦⟧", "| a   | b |\n| ccc | d |"),
      ("|a|b|\n|ccc|d|\n⟦⟧", "| a   | b |\n| ccc | d |\n"),
      ("|a|b|\r\n  ⟦⟧\r\n一句话。", "| a | b |\r\n  \r\n一句话。"),
      ("|a|b|\n\n⟦⟧", "|a|b|\n\n"),
      ("|a|b|\n一句话⟦⟧", "|a|b|\n一句话"),
      ("⟦⟧", ""),
    ]
  )
  func rows(marked: String, after: String) {
    let draft = MarkedText(marked)
    let tree = SyntaxTree(reading: draft.text)
    #expect(draft.text.applying(Formatter.rowEdits(at: draft.ranges[0].lowerBound, in: tree)) == after)
  }
}
