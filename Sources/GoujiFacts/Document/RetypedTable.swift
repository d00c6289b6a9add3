import GoujiCatalog
import GoujiSyntax

/// A table in which one figure has been typed anew.
///
/// What the rows and columns of a table are is decided by what kind of text stands in each cell. A decimal in the place of
/// another decimal decides nothing anew but whether the columns have been misread: so the figure alone is read.
struct RetypedTable {
  let reading: BlockReading
  let change: Change.Retyped

  /// - Parameters:
  ///   - old: the block before, with the text that it stood in.
  ///   - known: what was read in it, among the same surroundings.
  /// - Returns: nil where the table must be read as a whole.
  init?(_ block: Block, in text: SourceText, _ old: Block, in oldText: SourceText, _ known: BlockReading, _ book: Book)
  {
    guard let table = known.table, known.claims.isEmpty, known.indicators.isEmpty,
      let cell = ChangedCell(block, in: text, old, in: oldText),
      let before = Self.decimal(old.start, cell.old, oldText.bytes),
      let after = Self.decimal(block.start, cell.new, text.bytes),
      let place = known.facts.firstIndex(where: { $0.range == before.range }),
      !known.facts[place].isBlank, !known.facts[place].isAsked,
      let number = after.number.scaled(down: Int(known.facts[place].exponent))
    else { return nil }
    let change = Change.Retyped(fact: place, end: cell.oldEnd, shift: block.content.length - old.content.length)
    var facts = known.facts
    var rows = table
    if change.shift != 0 {
      for index in facts.indices { facts[index].range = change.moved(facts[index].range) }
      rows.move { change.moved($0) }
    }
    facts[place].number = number
    facts[place].range = after.range
    var outcome = TableOutcome()
    outcome.facts = facts
    outcome.reading = rows
    if MisreadColumns.areFound(in: outcome, book) { return nil }
    self.change = change
    reading = known.retyped(block.content, facts, rows) { change.moved($0) }
  }

  /// A cell that holds a decimal and nothing else, and where that stands in the block.
  private static func decimal(_ start: Int, _ cell: TableCell, _ bytes: [UInt8]) -> (
    number: WrittenNumber, range: Range<Int>
  )? {
    let range = (start + cell.range.lowerBound)..<(start + cell.range.upperBound)
    let text = FoldedText(bytes, in: range, origin: start)
    guard text.scalars.allSatisfy({ isDigit($0) || $0 == 0x2E || $0 == 0x2C }),
      case .number(let number) = NumberReader.whole(text), number.decimals > 0, !number.isSpaced
    else { return nil }
    return (number, text.source(0..<text.count))
  }
}

/// The one cell in which two versions of a table differ. It is not the first of its row, which may say what the row is.
private struct ChangedCell {
  let old: TableCell
  let new: TableCell
  /// Byte offset in the old block behind what has changed.
  let oldEnd: Int

  init?(_ block: Block, in text: SourceText, _ oldBlock: Block, in oldText: SourceText) {
    let (rows, oldRows) = (block.content.rows, oldBlock.content.rows)
    let (start, end) = Self.difference(oldText.bytes, oldBlock.range, text.bytes, block.range)
    let oldEnd = oldBlock.content.length - end
    let newEnd = block.content.length - end
    guard rows.count == oldRows.count, let row = Self.row(at: start, oldRows), rows[row].style == oldRows[row].style,
      rows[row].style != .separator, rows[row].cells.count == oldRows[row].cells.count
    else { return nil }
    let cells = oldRows[row].cells
    guard let place = cells.indices.dropFirst().first(where: { Self.holds(cells[$0].outer, start, oldEnd) }),
      Self.holds(rows[row].cells[place].outer, start, newEnd)
    else { return nil }
    self.oldEnd = oldEnd
    old = cells[place]
    new = rows[row].cells[place]
  }

  private static func holds(_ outer: Range<Int>, _ start: Int, _ end: Int) -> Bool {
    outer.lowerBound <= start && end <= outer.upperBound
  }

  private static func row(at offset: Int, _ rows: [TableRow]) -> Int? {
    var low = 0
    var high = rows.count
    while low < high {
      let middle = (low + high) / 2
      if rows[middle].range.lowerBound <= offset { low = middle + 1 } else { high = middle }
    }
    return low > 0 ? low - 1 : nil
  }

  /// How many bytes two runs of bytes have in common at their start, and behind that at their end.
  private static func difference(_ old: [UInt8], _ oldRange: Range<Int>, _ new: [UInt8], _ newRange: Range<Int>) -> (
    start: Int, end: Int
  ) {
    old.withUnsafeBytes { old in
      new.withUnsafeBytes { new in
        let a = UnsafeRawBufferPointer(rebasing: old[oldRange])
        let b = UnsafeRawBufferPointer(rebasing: new[newRange])
        let shorter = min(a.count, b.count)
        var start = 0
        while start + 8 <= shorter,
          a.loadUnaligned(fromByteOffset: start, as: UInt64.self)
            == b.loadUnaligned(fromByteOffset: start, as: UInt64.self)
        { start += 8 }
        while start < shorter, a[start] == b[start] { start += 1 }
        let rest = shorter - start
        var end = 0
        while end + 8 <= rest,
          a.loadUnaligned(fromByteOffset: a.count - end - 8, as: UInt64.self)
            == b.loadUnaligned(fromByteOffset: b.count - end - 8, as: UInt64.self)
        { end += 8 }
        while end < rest, a[a.count - 1 - end] == b[b.count - 1 - end] { end += 1 }
        return (start, end)
      }
    }
  }
}
