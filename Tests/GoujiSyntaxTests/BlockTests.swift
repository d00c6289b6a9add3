import Foundation
import GoujiSyntax
import TestSupport
import Testing

@Suite("Blocks")
struct BlockTests {
  /// The class of a line as the grammars of the editors name it.
  private static func lineClass(_ line: String) -> String {
    guard let block = SyntaxTree(reading: line).blocks.first else { return "blank" }
    if block.kind == .heading, let marker = block.content.marker { return "heading\(marker.level)" }
    return block.kind.rawValue
  }

  @Test(
    "Every line's class",
    arguments: [
      ("", "blank"), (" 　", "blank"), ("\t", "blank"), ("第一部分", "heading1"), ("第十二部分 附件", "heading1"),
      ("二部分 情况说明", "heading1"),
      ("一、总体情况", "heading2"), ("十一．其他事项", "heading2"), ("一、总体情况：", "heading2"), ("一、总体情况，与上年相比", "paragraph"),
      ("一、", "paragraph"), ("（一）总体情况。", "heading3"), ("(二) 财政拨款", "heading3"), ("1. 公务接待费", "heading4"),
      ("12．购置费", "heading4"),
      ("1.06万元是公务接待费", "paragraph"), ("2024.总体情况", "paragraph"), ("（1）接待费", "heading5"), ("公开 01 表", "caption"),
      ("公开04表（续）", "caption"),
      ("一、收入决算表", "caption"), ("项目支出绩效自评表（汇总）", "caption"), ("表", "paragraph"), ("下面这张是收入决算表。", "paragraph"),
      ("（2024年度）", "caption"), ("2024年", "paragraph"), ("部 门：甲局", "field"), ("部门(单位)名称：甲局", "field"),
      ("金额单位：", "field"),
      ("主管部门：甲局", "paragraph"), ("| 合计 |", "table"), ("　| 合计 |", "table"), ("\u{FEFF}| 合计 |", "table"), ("|", "table"),
      ("甲\t乙", "table"),
      ("\t乙", "table"), ("注：甲", "note"), ("说明:甲", "note"), ("注意：甲", "paragraph"), ("  // 甲", "comment"),
      ("/ 甲", "paragraph"),
      ("核 对 : 甲 = 乙", "directive"), ("忽略：GJ301", "directive"), ("核对表", "caption"), ("忽略不计", "paragraph"),
      ("- 1. 条目", "paragraph"),
      ("**1. 公务接待费**", "heading4"),
    ]
  )
  func lines(line: String, expected: String) {
    #expect(BlockTests.lineClass(line) == expected, "\(line)")
  }

  @Test("The samples that the editors' grammars are held to")
  func samples() {
    let folder = Fixtures.root.appendingPathComponent("Tests/Editors/grammar/samples")
    let classes = Dictionary(uniqueKeysWithValues: Fixtures.files(in: folder, endingIn: ".lines"))
    if classes.isEmpty { print("note: Tests/Editors/grammar/samples is not here; its test checks nothing") }
    for (name, text) in Fixtures.files(in: folder, endingIn: ".gouji") {
      guard let expected = classes[name.replacing(".gouji", with: ".lines")] else { continue }
      let source = SourceText(text)
      let lines = (0..<source.lineCount).filter { source.lineStarts[$0] < source.count }
      let found = lines.map { BlockTests.lineClass(source[source.lineRange($0)]) }
      #expect(found == expected.split(separator: "\n").map(String.init), "\(name)")
    }
  }

  private static let draft = """
    部门：临湖县医疗保障局
    年度：2024

    第二部分 部门决算情况说明
    一、收入支出决算总体情况说明
    2024年度收入总计263.33万元，其中：
    本年收入合计263.33万元，
    结余0.00万元。另起一句，
    到此为止
    （一）本年收入263.33万元，都是财政拨款
    收入。
    公开03表 支出决算表
    科目编码\t合计

    208\t32.10
    \t
    210\t8.01
    注：本表反映支出
    情况。
    忽略：GJ312
    - 条目
    """

  @Test("A draft's blocks: kind, marker, lines, folded text or cells")
  func blocks() {
    let tree = SyntaxTree(reading: BlockTests.draft)
    let found = tree.blocks.map { block in
      let content = block.content
      let marker = content.marker.map { " \($0.level)/\($0.ordinal)" } ?? ""
      let cells = content.rows.map { $0.cells.map { "<" + tree.text[shifted($0.range, block.start)] + ">" }.joined() }
      return "\(block.kind)\(marker) \(content.lineCount): \(content.text.string)\(cells.joined(separator: "/"))"
    }
    #expect(
      found == [
        "field 1: 部门:临湖县医疗保障局", "field 1: 年度:2024", "blank 1: ", "heading 1/2 1: 部门决算情况说明",
        "heading 2/1 1: 收入支出决算总体情况说明",
        "paragraph 1: 2024年度收入总计263.33万元,其中:", "paragraph 3: 本年收入合计263.33万元,结余0.00万元。另起一句,到此为止",
        "paragraph 3/1 2: 本年收入263.33万元,都是财政拨款收入。", "caption 1: 公开03表支出决算表",
        "table 1: <科目编码><合计>", "blank 1: ", "table 3: <208><32.10>/<><>/<210><8.01>", "note 2: 注:本表反映支出情况。",
        "directive 1: 忽略:GJ312",
        "paragraph 1: -条目",
      ]
    )
  }

  private func shifted(_ range: Range<Int>, _ start: Int) -> Range<Int> {
    (start + range.lowerBound)..<(start + range.upperBound)
  }

  @Test(
    "Cells of a row",
    arguments: [
      ("| a | b |", ["a", "b"]), ("|a|b", ["a", "b"]), ("| a\\|b |c|", ["a\\|b", "c"]), ("||", [""]), ("|", [""]),
      ("|  |  |", ["", ""]),
      ("a\tb\t", ["a", "b", ""]), ("\ta", ["", "a"]), ("a|b\tc", ["a|b", "c"]), ("| a | b\\|", ["a", "b\\|"]),
      ("|　合 计　|", ["合 计"]),
      ("| a |  ", ["a"]), ("  | a |", ["a"]), ("| a\tb |", ["a\tb"]),
    ]
  )
  func cells(line: String, expected: [String]) {
    let tree = SyntaxTree(reading: line)
    #expect(tree.blocks.first?.content.rows.first?.cells.map { tree.text[$0.range] } == expected)
  }

  @Test(
    "Rule rows",
    arguments: [
      ("|---|---|", true), ("| :-: | --: |", true), ("| - | - |", false), ("|-----|", true), ("|-:--|", false),
      ("| --- |  |", false), ("|---|a|", false), ("| — |", false), ("---\t---", true),
      ("|:|", false), ("||", false),
    ]
  )
  func rules(line: String, isRule: Bool) {
    #expect((SyntaxTree(reading: line).blocks.first?.content.rows.first?.style == .separator) == isRule)
  }

  @Test("The block at an offset")
  func blockAtOffset() {
    let tree = SyntaxTree(reading: "一、甲\n\n乙")
    #expect((0...12).map { tree.blockIndex(at: $0) } == [0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 1, 2, 2])
    #expect(tree.blockIndex(at: -1) == nil)
    #expect(SyntaxTree(reading: "").blockIndex(at: 0) == nil)
  }

  /// An edit reads its own block anew, and none in front of it that ends where it did.
  @Test("Blocks that an edit does not touch are the same ones")
  func untouchedBlocksAreKept() {
    let before = SyntaxTree(reading: "一、甲\n公开03表 支出决算表\n| 合计 | 3.00 |\n\n乙和丙。\n丁。\n")
    var after = before
    let at = before.text.bytes.firstIndex(of: UInt8(ascii: "."))
    after.apply(TextEdit(range: (at ?? 0)..<(at ?? 0), newText: "1"))
    #expect(after.blocks.count == before.blocks.count)
    let kept = zip(before.blocks, after.blocks).map { $0.content === $1.content }
    #expect(kept == before.blocks.map { $0.kind != .table })
    // The block in front is read anew where the edit makes it longer.
    var joined = SyntaxTree(reading: "甲和\n\n乙。\n")
    joined.apply(TextEdit(range: 7..<8, newText: ""))
    #expect(joined.blocks.map(\.content.lineCount) == [2])
  }
}
