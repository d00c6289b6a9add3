/// Cuts text into blocks, one after the other. A block depends on nothing before it, and on one line
/// behind it at the most, so reading can start and stop at any block boundary.
struct BlockParser {
  private let text: SourceText
  private var line: Int
  /// What `line` was found to be when the end of the block before it was looked for: no line is read twice.
  private var ahead: LineReading?

  init(_ text: SourceText, fromLine line: Int = 0) {
    self.text = text
    self.line = line
  }

  /// The next block, or nil at the end of the text.
  mutating func next() -> Block? {
    guard hasLine else { return nil }
    let first = line
    let reading = take()
    switch reading.shape.kind {
    case .blank:
      while hasLine, peek().shape.kind == .blank { skip() }
      return finished(first, reading.shape)
    case .table: return table(first, reading.shape)
    case .paragraph, .note: return prose(first, reading)
    case .comment, .directive, .field, .heading, .caption:
      return finished(first, reading.shape, text: reading.text.dropping(reading.shape.markerLength))
    }
  }

  // MARK: Lines

  private var hasLine: Bool { line < text.lineCount && text.lineStarts[line] < text.count }

  private mutating func peek() -> LineReading {
    if let ahead { return ahead }
    let reading = LineReading(text.bytes, text.lineRange(line), origin: text.lineStarts[line])
    ahead = reading
    return reading
  }

  private mutating func skip() {
    ahead = nil
    line += 1
  }

  private mutating func take() -> LineReading {
    let reading = peek()
    skip()
    return reading
  }

  // MARK: Blocks of several lines

  /// Lines of a paragraph join until one ends a sentence or another kind of line, or an item, begins.
  private mutating func prose(_ first: Int, _ reading: LineReading) -> Block {
    var ended = reading.shape.endsSentence
    while !ended, hasLine {
      let next = peek()
      guard next.shape.kind == .paragraph, next.shape.marker == nil, next.text.scalars.first != DraftWords.dash else {
        break
      }
      ended = next.shape.endsSentence
      skip()
    }
    let start = text.lineStarts[first]
    let whole =
      line == first + 1
      ? reading.text
      : FoldedText(text.bytes, in: start..<text.lineRange(line - 1).upperBound, origin: start)
    return finished(first, reading.shape, text: whole.dropping(reading.shape.markerLength))
  }

  private mutating func table(_ first: Int, _ shape: LineShape) -> Block {
    let start = text.lineStarts[first]
    var rows = [tableRow(text.bytes, text.lineRange(first), origin: start)]
    while hasLine, peek().shape.kind == .table || (peek().isTabsAlone && rows.last?.style == .tabs) {
      rows.append(
        tableRow(text.bytes, text.lineRange(line), origin: start, expecting: rows[rows.count - 1].cells.count)
      )
      skip()
    }
    return finished(first, shape, rows: rows)
  }

  private func finished(
    _ first: Int,
    _ shape: LineShape,
    text folded: FoldedText = FoldedText(),
    rows: [TableRow] = []
  ) -> Block {
    let start = text.lineStarts[first]
    let end = line < text.lineCount ? text.lineStarts[line] : text.count
    let content = BlockContent(
      kind: shape.kind,
      length: end - start,
      lineCount: line - first,
      marker: shape.marker,
      text: folded,
      rows: rows,
      field: shape.field
    )
    return Block(start: start, content: content)
  }
}

/// One line, read by itself. Its text counts from the line's start, which is its block's if it opens one.
private struct LineReading {
  var shape: LineShape
  /// Empty for a row: its cells are read by themselves.
  var text: FoldedText
  /// Whether the line holds tabs and no text: among rows with tabs that is an empty row of a spreadsheet.
  var isTabsAlone: Bool

  init(_ bytes: [UInt8], _ range: Range<Int>, origin: Int) {
    let outline = LineOutline(bytes, range)
    isTabsAlone = outline.isBlank && outline.hasTab
    if !outline.isBlank, outline.hasBars || outline.hasTab {
      text = FoldedText()
      shape = LineShape(kind: .table)
    } else {
      text = FoldedText(bytes, in: range, origin: origin)
      shape = lineShape(text)
    }
  }
}

// MARK: Rows

/// Splits a line into cells at bars (but not `\|`) or at tabs.
/// - Parameter expected: how many cells there will be if the row is like the one above it.
private func tableRow(_ bytes: [UInt8], _ range: Range<Int>, origin: Int, expecting expected: Int = 0) -> TableRow {
  let outline = LineOutline(bytes, range)
  let hasBars = outline.hasBars
  var start = outline.textStart
  var end = range.upperBound
  if hasBars {
    start += 1
    while end > start, isBlank(bytes[end - 1]) { end -= 1 }
    if end > start, bytes[end - 1] == UInt8(ascii: "|"), end - 1 <= start || bytes[end - 2] != UInt8(ascii: "\\") {
      end -= 1
    }
  } else {
    start = range.lowerBound
  }
  let separator = hasBars ? UInt8(ascii: "|") : 0x09
  var cells: [TableCell] = []
  cells.reserveCapacity(expected)
  var isSeparatorRow = true
  var cellStart = start
  var index = start
  while index <= end {
    let isEnd = index == end
    if isEnd || (bytes[index] == separator && !(hasBars && index > start && bytes[index - 1] == UInt8(ascii: "\\"))) {
      let inner = trimmed(bytes, cellStart..<index)
      isSeparatorRow = isSeparatorRow && isRule(bytes, inner)
      cells.append(TableCell(trimmed: offset(inner, origin), outer: offset(cellStart..<index, origin)))
      cellStart = index + 1
    }
    index += 1
  }
  return TableRow(
    range: offset(range, origin),
    style: isSeparatorRow ? .separator : hasBars ? .bars : .tabs,
    cells: cells
  )
}

/// Dashes, with or without a colon at either end, three characters or more: fewer are a cell that says "does not apply".
private func isRule(_ bytes: [UInt8], _ range: Range<Int>) -> Bool {
  let colon = UInt8(ascii: ":")
  var dashes = bytes[range]
  if dashes.first == colon { dashes = dashes.dropFirst() }
  if dashes.last == colon { dashes = dashes.dropLast() }
  return range.count >= 3 && !dashes.isEmpty && dashes.allSatisfy { $0 == UInt8(ascii: "-") }
}

private func isBlank(_ byte: UInt8) -> Bool { byte == 0x20 || byte == 0x09 || byte == 0x0D }

func offset(_ range: Range<Int>, _ origin: Int) -> Range<Int> {
  (range.lowerBound - origin)..<(range.upperBound - origin)
}

/// Leaves out blanks, the ideographic space among them, at both ends.
func trimmed(_ bytes: [UInt8], _ range: Range<Int>) -> Range<Int> {
  var start = range.lowerBound
  var end = range.upperBound
  // Rows are padded to stand below one another: most of what is left out is plain blanks.
  while start < end, bytes[start] == 0x20 { start += 1 }
  while end > start, bytes[end - 1] == 0x20 { end -= 1 }
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
