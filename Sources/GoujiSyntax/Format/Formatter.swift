/// Lays a draft out: tables in aligned bars, no white space at the ends of lines. No figure and no character of what
/// is said changes, nor do line endings; a draft laid out is left as it is.
package enum Formatter {
  /// The edits that lay out the draft, or the lines and whole tables that `range` (UTF-8 offsets) touches; in the
  /// order of the text, one for each line that changes.
  package static func edits(for tree: SyntaxTree, in range: Range<Int>? = nil) -> [TextEdit] {
    var edits: [TextEdit] = []
    for block in tree.blocks {
      if let range, block.end < range.lowerBound || block.start > range.upperBound { continue }
      if block.kind == .table {
        let rows = block.start..<(block.start + (block.content.rows.last?.range.upperBound ?? 0))
        if range.map({ touches(rows, $0) }) ?? true { edits += tableEdits(block, tree.text) }
      } else {
        edits += proseEdits(block, tree.text, in: range)
      }
    }
    return edits
  }

  /// The edits that align the table in which a row has just been ended at `offset`: by its last bar, or by the line
  /// break before `offset`. Empty elsewhere.
  package static func rowEdits(at offset: Int, in tree: SyntaxTree) -> [TextEdit] {
    let text = tree.text
    if let block = tree.block(at: offset), block.kind == .table { return tableEdits(block, text) }
    // On a line that holds nothing yet, the row is the one above.
    let line = text.line(at: offset)
    guard line > 0, LineOutline(text.bytes, text.lineRange(line)).isBlank else { return [] }
    guard let block = tree.block(at: text.lineRange(line - 1).lowerBound), block.kind == .table else { return [] }
    return tableEdits(block, text)
  }

  /// A whole text laid out.
  package static func formatted(_ text: String) -> String {
    let tree = SyntaxTree(SourceText(text))
    let edits = edits(for: tree)
    guard !edits.isEmpty else { return text }
    let bytes = tree.text.bytes
    var result: [UInt8] = []
    result.reserveCapacity(bytes.count + bytes.count / 4)
    var copied = 0
    for edit in edits {
      result.append(contentsOf: bytes[copied..<edit.range.lowerBound])
      result.append(contentsOf: edit.newText.utf8)
      copied = edit.range.upperBound
    }
    result.append(contentsOf: bytes[copied...])
    return String(decoding: result, as: UTF8.self)
  }

  // MARK: Blocks

  private static func tableEdits(_ block: Block, _ text: SourceText) -> [TextEdit] {
    let layout = TableLayout(block, text.bytes)
    guard layout.isCertain else { return [] }
    return block.content.rows.compactMap { row in
      let range = behindMark((block.start + row.range.lowerBound)..<(block.start + row.range.upperBound), text)
      let line = layout.written(row)
      guard !text.bytes[range].elementsEqual(line) else { return nil }
      return TextEdit(range: range, newText: String(decoding: line, as: UTF8.self))
    }
  }

  /// The range without the byte order mark that may stand in front of it.
  private static func behindMark(_ range: Range<Int>, _ text: SourceText) -> Range<Int> {
    let mark: [UInt8] = [0xEF, 0xBB, 0xBF]
    return text.bytes[range].starts(with: mark) ? (range.lowerBound + mark.count)..<range.upperBound : range
  }

  private static func proseEdits(_ block: Block, _ text: SourceText, in range: Range<Int>?) -> [TextEdit] {
    let first = text.line(at: block.start)
    return (first..<(first + block.content.lineCount)).compactMap { number in
      let line = text.lineRange(number)
      if let range, !touches(line, range) { return nil }
      let end = textEnd(text.bytes, line)
      // An empty line between a CR and an LF would be no line: the two would be one line's ending.
      if end == line.lowerBound, end > 0, text.bytes[end - 1] == 0x0D, line.upperBound < text.count,
        text.bytes[line.upperBound] == 0x0A
      {
        return nil
      }
      return end < line.upperBound ? TextEdit(range: end..<line.upperBound, newText: "") : nil
    }
  }

  /// Whether a selection touches a line: an empty one does where it stands, another where it holds a character.
  private static func touches(_ line: Range<Int>, _ selection: Range<Int>) -> Bool {
    if selection.isEmpty { return line.lowerBound <= selection.lowerBound && selection.lowerBound <= line.upperBound }
    return line.lowerBound < selection.upperBound && selection.lowerBound <= line.upperBound
  }

  /// Where a line's text ends and only blanks follow.
  private static func textEnd(_ bytes: [UInt8], _ line: Range<Int>) -> Int {
    var end = line.upperBound
    while end > line.lowerBound {
      let last = bytes[end - 1]
      if last == 0x20 || last == 0x09 {
        end -= 1
      } else if end - line.lowerBound >= 3, bytes[(end - 3)..<end].elementsEqual([0xE3, 0x80, 0x80]) {
        end -= 3  // the ideographic space
      } else if end - line.lowerBound >= 2, bytes[(end - 2)..<end].elementsEqual([0xC2, 0xA0]) {
        end -= 2  // the no-break space
      } else {
        break
      }
    }
    return end
  }
}
