/// Cuts text into blocks, one after the other. A block depends on nothing before it, and on one line
/// behind it at the most, so reading can start and stop at any block boundary.
struct BlockParser {
  private let text: SourceText
  private var line: Int

  init(_ text: SourceText, fromLine line: Int = 0) {
    self.text = text
    self.line = line
  }

  /// The next block, or nil at the end of the text.
  mutating func next() -> Block? {
    guard line < text.lineCount else { return nil }
    let first = line
    let start = text.lineStarts[first]
    if start == text.count { return nil }
    let (shape, folded) = read(first, origin: start)
    switch shape.kind {
    case .blank: return joined(first, kind: .blank)
    case .table: return table(first)
    case .paragraph, .note: return prose(first, shape, folded)
    case .comment, .directive, .field, .heading, .caption:
      line = first + 1
      return finished(first, kind: shape.kind, shape: shape, text: folded.dropping(shape.markerLength))
    }
  }

  private func read(_ line: Int, origin: Int) -> (LineShape, FoldedText) {
    let range = text.lineRange(line)
    let folded = FoldedText(text.bytes, in: range, origin: origin)
    return (lineShape(text.bytes, range, folded), folded)
  }

  private func kind(_ line: Int) -> BlockKind {
    read(line, origin: text.lineStarts[line]).0.kind
  }

  private var hasLine: Bool { line < text.lineCount && text.lineStarts[line] < text.count }

  private mutating func joined(_ first: Int, kind wanted: BlockKind) -> Block {
    line = first + 1
    while hasLine, kind(line) == wanted { line += 1 }
    return finished(first, kind: wanted)
  }

  /// Lines of a paragraph join until one ends a sentence or another kind of line, or an item, begins.
  private mutating func prose(_ first: Int, _ shape: LineShape, _ folded: FoldedText) -> Block {
    line = first + 1
    var ended = shape.endsSentence
    let start = text.lineStarts[first]
    while !ended, hasLine {
      let (next, nextFolded) = read(line, origin: start)
      guard next.kind == .paragraph, next.marker == nil, nextFolded.scalars.first != 0x2D else { break }
      ended = next.endsSentence
      line += 1
    }
    let whole =
      line == first + 1
      ? folded
      : FoldedText(text.bytes, in: start..<text.lineRange(line - 1).upperBound, origin: start)
    return finished(first, kind: shape.kind, shape: shape, text: whole.dropping(shape.markerLength))
  }

  private mutating func table(_ first: Int) -> Block {
    let start = text.lineStarts[first]
    var rows: [TableRow] = []
    line = first
    while hasLine, line == first || kind(line) == .table {
      rows.append(tableRow(text.bytes, text.lineRange(line), origin: start))
      line += 1
    }
    return finished(first, kind: .table, rows: rows)
  }

  private func finished(
    _ first: Int,
    kind: BlockKind,
    shape: LineShape? = nil,
    text folded: FoldedText = FoldedText(),
    rows: [TableRow] = []
  ) -> Block {
    let start = text.lineStarts[first]
    let end = line < text.lineCount ? text.lineStarts[line] : text.count
    let content = BlockContent(
      kind: kind,
      length: end - start,
      lineCount: line - first,
      marker: shape?.marker,
      text: folded,
      rows: rows,
      field: shape?.field
    )
    return Block(start: start, content: content)
  }
}

// MARK: Rows

/// Splits a line into cells at bars (but not `\|`) or at tabs.
private func tableRow(_ bytes: [UInt8], _ range: Range<Int>, origin: Int) -> TableRow {
  var start = range.lowerBound
  while start < range.upperBound, bytes[start] == 0x20 { start += 1 }
  let hasBars = start < range.upperBound && bytes[start] == UInt8(ascii: "|")
  var end = range.upperBound
  if hasBars {
    start += 1
    while end > start, isBlank(bytes[end - 1]) { end -= 1 }
    if end > start, bytes[end - 1] == UInt8(ascii: "|"), end - 1 <= start || bytes[end - 2] != UInt8(ascii: "\\") { end -= 1 }
  } else {
    start = range.lowerBound
  }
  let separator = hasBars ? UInt8(ascii: "|") : 0x09
  var cells: [TableCell] = []
  var isSeparatorRow = hasBars
  var cellStart = start
  var index = start
  while index <= end {
    let isEnd = index == end
    if isEnd || (bytes[index] == separator && !(hasBars && index > start && bytes[index - 1] == UInt8(ascii: "\\"))) {
      let cell = TableCell(
        trimmed: offset(trimmed(bytes, cellStart..<index), origin),
        outer: offset(cellStart..<index, origin)
      )
      isSeparatorRow = isSeparatorRow && !cell.isEmpty
      cells.append(cell)
      cellStart = index + 1
    } else if isSeparatorRow, !isRuleByte(bytes[index]) {
      isSeparatorRow = false
    }
    index += 1
  }
  return TableRow(
    range: offset(range, origin),
    style: isSeparatorRow ? .separator : hasBars ? .bars : .tabs,
    cells: cells
  )
}

private func isRuleByte(_ byte: UInt8) -> Bool {
  byte == UInt8(ascii: "-") || byte == UInt8(ascii: ":") || byte == 0x20
}

private func isBlank(_ byte: UInt8) -> Bool { byte == 0x20 || byte == 0x09 || byte == 0x0D }

private func offset(_ range: Range<Int>, _ origin: Int) -> Range<Int> {
  (range.lowerBound - origin)..<(range.upperBound - origin)
}

/// Leaves out blanks, the ideographic space among them, at both ends.
private func trimmed(_ bytes: [UInt8], _ range: Range<Int>) -> Range<Int> {
  var start = range.lowerBound
  var end = range.upperBound
  while start < end {
    let (scalar, length) = decodeScalar(bytes, at: start, end: end)
    guard fold(scalar) == 0 else { break }
    start += length
  }
  while end > start {
    var first = end - 1
    while first > start, bytes[first] & 0xC0 == 0x80 { first -= 1 }
    let (scalar, length) = decodeScalar(bytes, at: first, end: end)
    guard first + length == end, fold(scalar) == 0 else { break }
    end = first
  }
  return start..<end
}
