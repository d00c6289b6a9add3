/// What a block of a draft is. A line's class is decided by the line alone, so that an edit
/// re-reads only what it touches; what a block means where it stands is for the readers above.
package enum BlockKind: String, Sendable, Hashable, CaseIterable {
  case blank
  /// `//…`: never published.
  case comment
  /// `核对：…` or `忽略：…`.
  case directive
  /// `部门：…` and its like: a header field at the top of a draft, a form's furniture beside a table.
  case field
  case heading
  /// The name of a form or its year (`公开03表 支出决算表`, `2024年度`).
  case caption
  /// Consecutive rows, with bars or tabs.
  case table
  /// `注：…`
  case note
  case paragraph
}

/// The number in front of a heading, an item or a term: `第一部分`, `一、`, `（一）`, `1.`, `（1）`.
package struct Marker: Hashable, Sendable {
  /// 1 for 第X部分 … 5 for （1）.
  package var level: Int
  package var ordinal: Int
  /// Byte range in the block, punctuation included.
  package var range: Range<Int>

  package init(level: Int, ordinal: Int, range: Range<Int>) {
    self.level = level
    self.ordinal = ordinal
    self.range = range
  }
}

/// What a block holds, apart from where it stands: offsets count from the block's first byte, so an
/// edit elsewhere leaves it untouched and it can be shared between versions.
package final class BlockContent: Sendable {
  package let kind: BlockKind
  /// Bytes, line endings included.
  package let length: Int
  package let lineCount: Int
  package let marker: Marker?
  /// The text in its folded form, the marker left out; empty for tables, blanks and comments.
  package let text: FoldedText
  package let rows: [TableRow]
  package let field: Field?

  init(
    kind: BlockKind,
    length: Int,
    lineCount: Int,
    marker: Marker? = nil,
    text: FoldedText = FoldedText(),
    rows: [TableRow] = [],
    field: Field? = nil
  ) {
    self.kind = kind
    self.length = length
    self.lineCount = lineCount
    self.marker = marker
    self.text = text
    self.rows = rows
    self.field = field
  }

  /// `键：值`, byte ranges in the block.
  package struct Field: Hashable, Sendable {
    package var key: Range<Int>
    package var value: Range<Int>
  }
}

/// A block where it stands.
package struct Block: Sendable {
  /// Byte offset of its first byte.
  package var start: Int
  package var content: BlockContent

  package var kind: BlockKind { content.kind }
  package var end: Int { start + content.length }
  package var range: Range<Int> { start..<end }
}

/// One row of a table: one line.
package struct TableRow: Hashable, Sendable {
  package enum Style: Sendable { case bars, tabs, separator }
  /// Byte range in the block, without the line ending.
  package var range: Range<Int>
  package var style: Style
  package var cells: [TableCell]
}

/// A cell: byte ranges in the block, in 32 bits because a large draft holds very many.
package struct TableCell: Hashable, Sendable {
  private var start: Int32
  private var end: Int32
  private var outerStart: Int32
  private var outerEnd: Int32

  init(trimmed: Range<Int>, outer: Range<Int>) {
    start = Int32(truncatingIfNeeded: trimmed.lowerBound)
    end = Int32(truncatingIfNeeded: trimmed.upperBound)
    outerStart = Int32(truncatingIfNeeded: outer.lowerBound)
    outerEnd = Int32(truncatingIfNeeded: outer.upperBound)
  }

  /// Without the white space around it.
  package var range: Range<Int> { Int(start)..<Int(end) }
  /// All between two bars or tabs.
  package var outer: Range<Int> { Int(outerStart)..<Int(outerEnd) }
  package var isEmpty: Bool { start == end }
}
