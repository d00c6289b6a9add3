import GoujiSyntax
import TestSupport

/// Drafts and edits as no author would think of them, the same for the same seed.
struct RandomDrafts {
  var generator: SeededGenerator

  init(seed: UInt64) { generator = SeededGenerator(seed: seed) }

  /// Whole lines as drafts hold them, and such as are easily taken for others.
  private static let lines = [
    "", " ", "\t", "\t\t", "　", "部门：临湖县医疗保障局", "年度：2024", "金额单位：万元", "第二部分 部门决算情况说明", "二部分", "一、总体情况",
    "（一）收入情况。", "1. 公务接待费", "1、公务接待费1.06万元，比上年减少。", "（1）接待", "公开03表 支出决算表", "2024年度", "（2024年度）",
    "收入决算表（续）", "注：本表反映收支。", "// 不公开", "核对：公开01.收入.总计 = 公开03.合计 + 4.00", "忽略：GJ312（已确认）",
    "一、财政拨款收入：指当年拨付的资金。", "**2. 公务接待费：**招待来客", "本年支出263.33万元{公开03.合计}，占81.08%。", "收入214. 04 万元，下降-3.2%",
    "没有句号的一行", "接着上一行说完。", "- 1. 条目", "|", "||", "| 合计 | 263.33 |", "|合计|263.33", "|---|:--:|", "| a\\|b | = |",
    "| 208 | 05 | 05 | 养老 | 32.10 |", "科目编码\t科目名称\t合计", "2080505\t养老保险\t20.60\t", "\t合计\t2,619.78", "a|b\tc\\|d",
    "总计 = 上年 + 本年",
    "12..5", "1,23.4", "2024.12.31", "🎉万元", "e\u{301}", "{没有关上", "\u{FEFF}| a |", "“三公”经费", "\r", "｜全角｜",
  ]

  private static let pieces = [
    "\n", "\r\n", "\r", "\n\n", "|", "\t", "\\|", "：", ":", "。", "，", "表", "年度", "部分", "一、", "（一）", "1.", "(1)", "注：",
    "//", "核对：",
    "{", "}", "=", "263.33", "1,234.56", ". ", " ", "　", "万元", "%", "-", "*", "医", "🎉", "𠮷", "\u{301}", "a", "０１２", "．",
  ]

  mutating func draft() -> String {
    let ending = generator.pick(["\n", "\r\n"])
    var text = ""
    for _ in 0..<generator.number(0..<14) {
      text += generator.pick(RandomDrafts.lines)
      if generator.once(in: 4) { text += generator.pick(RandomDrafts.pieces) }
      text += generator.once(in: 12) ? "\n" : ending
    }
    if generator.once(in: 2) { text += generator.pick(RandomDrafts.lines) }
    return text
  }

  mutating func bytes() -> [UInt8] {
    let common: [UInt8] = [
      0x0A, 0x0D, 0x09, 0x20, 0x7C, 0x5C, 0x2F, 0x2A, 0xE3, 0x80, 0x81, 0xEF, 0xBC, 0x9A, 0xF0, 0xFF, 0xC0, 0x31,
    ]
    return (0..<generator.number(0..<120)).map { _ in
      generator.once(in: 3) ? UInt8.random(in: 0...255, using: &generator) : generator.pick(common)
    }
  }

  /// An edit on the boundaries of characters.
  mutating func edit(of text: String) -> TextEdit {
    var offsets = [0]
    for scalar in text.unicodeScalars { offsets.append((offsets.last ?? 0) + String(scalar).utf8.count) }
    let first = generator.number(0..<offsets.count)
    let longest = generator.once(in: 4) ? offsets.count : 4
    let last = min(first + generator.number(0..<(longest + 1)), offsets.count - 1)
    var inserted = ""
    for _ in 0..<generator.number(0..<3) {
      inserted += generator.once(in: 3) ? generator.pick(RandomDrafts.lines) : generator.pick(RandomDrafts.pieces)
    }
    return TextEdit(range: offsets[first]..<offsets[last], newText: inserted)
  }
}

/// All that a tree says of a block, to compare two readings.
struct BlockImage: Equatable {
  var kind: BlockKind
  var range: Range<Int>
  var lineCount: Int
  var marker: Marker?
  var field: BlockContent.Field?
  var rows: [TableRow]
  var text: FoldedText

  init(_ block: Block) {
    kind = block.kind
    range = block.range
    lineCount = block.content.lineCount
    marker = block.content.marker
    field = block.content.field
    rows = block.content.rows
    text = block.content.text
  }
}

extension SyntaxTree {
  init(reading text: String) { self.init(SourceText(text)) }

  var images: [BlockImage] { blocks.map(BlockImage.init) }
}

extension String {
  /// The text with edits of one version applied, which come in the order of the text.
  func applying(_ edits: [TextEdit]) -> String {
    var bytes = Array(utf8)
    for edit in edits.reversed() { bytes.replaceSubrange(edit.range, with: Array(edit.newText.utf8)) }
    return String(decoding: bytes, as: UTF8.self)
  }
}
