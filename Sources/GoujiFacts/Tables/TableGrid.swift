import GoujiCatalog
import GoujiSyntax

/// The cells of a table in their folded form, and where its body begins.
struct TableGrid {
  let rows: [TableRow]
  private(set) var cells: [[FoldedText]]
  /// Cells of most body rows.
  private(set) var width: Int
  /// First row that is not a header.
  private(set) var bodyStart: Int

  private let words: WordLists

  /// Whether the last cell says that nobody knows which columns the figures of the row belong to.
  func isDoubtful(_ row: Int) -> Bool { cells[row].last.map { $0.hasPrefix(DraftWords.doubt) } ?? false }

  init(_ rows: [TableRow], _ bytes: [UInt8], blockStart: Int, _ words: WordLists) {
    self.rows = rows
    self.words = words
    cells = rows.map { row in
      row.cells.map { cell in
        FoldedText(
          bytes,
          in: (blockStart + cell.range.lowerBound)..<(blockStart + cell.range.upperBound),
          origin: blockStart
        )
      }
    }
    bodyStart = TableGrid.bodyStart(rows, cells, words)
    width = 0
    var counts: [Int: Int] = [:]
    for row in rows.indices where row >= bodyStart && rows[row].style != .separator && !isDoubtful(row) {
      counts[cells[row].count, default: 0] += 1
    }
    if counts.isEmpty {
      for row in rows.indices where !isDoubtful(row) { counts[cells[row].count, default: 0] += 1 }
    }
    width = counts.max { ($0.value, $0.key) < ($1.value, $1.key) }?.key ?? 0
  }

  /// Header rows that line up with the body; the row that numbers the columns names nothing.
  var headerRows: [[FoldedText]] {
    (0..<bodyStart)
      .filter { rows[$0].style != .separator && cells[$0].count == width && !TableGrid.isCounter(cells[$0], words) }
      .map { cells[$0] }
  }

  /// Header rows that have lost cells: what stands in them is still in order.
  var brokenHeaderRows: [[FoldedText]] {
    (0..<bodyStart).filter { rows[$0].style != .separator && cells[$0].count != width }.map { cells[$0] }
  }

  /// The same grid with all its rows as its body.
  func withoutHead() -> TableGrid {
    var grid = self
    grid.bodyStart = 0
    return grid
  }

  /// The same grid with its last columns left out, as long as they are blank all the way down.
  func narrower() -> TableGrid? {
    guard width > 1 else { return nil }
    let last = width - 1
    let isBlank = cells.indices.allSatisfy { row in
      cells[row].count != width || cells[row][last].isEmpty
    }
    guard isBlank else { return nil }
    var grid = self
    grid.cells = cells.map { $0.count == width ? Array($0.dropLast()) : $0 }
    grid.width = last
    return grid
  }

  /// The header texts above a column, from the top; a text that spans columns counts for each of them.
  func headerPath(_ column: Int, _ headers: [[FoldedText]]) -> [[UInt16]] {
    var path: [[UInt16]] = []
    for (depth, row) in headers.enumerated() {
      var text = row[column].scalars
      var left = column
      // Only the upper rows span: below, a blank means that the header above reaches down.
      // Nor does it span beyond what the header above it covers.
      while text.isEmpty, depth + 1 < headers.count, left > 0, headers[..<depth].allSatisfy({ $0[left].isEmpty }) {
        left -= 1
        text = row[left].scalars
      }
      if !text.isEmpty, path.last != text { path.append(text) }
    }
    return path
  }

  /// The body begins behind the rows that number the columns, or where the first total or code stands.
  private static func bodyStart(_ rows: [TableRow], _ cells: [[FoldedText]], _ words: WordLists) -> Int {
    let depth = min(rows.count, 12)
    for row in 0..<depth where isCounter(cells[row], words) {
      // `类 | 款 | 项 | 1 | 2 | 3` may be followed by a line that says 栏次 alone.
      let next = row + 1
      return next < rows.count && isCounterWord(cells[next], words) ? next + 1 : next
    }
    for row in 0..<depth where isBody(cells[row], words) { return row }
    // Whole numbers only (公开10): the first row that has any.
    return (0..<depth).first { row in
      cells[row].contains { if case .number = NumberReader.whole($0) { true } else { false } }
    } ?? 0
  }

  /// Whether a row numbers the columns and says so: a head that has come again in the middle of a table.
  func numbersColumns(_ row: Int) -> Bool {
    cells[row].contains { words.columnCounters.contains($0.scalars) } && TableGrid.isCounter(cells[row], words)
  }

  private static func isCounterWord(_ cells: [FoldedText], _ words: WordLists) -> Bool {
    let stated = cells.filter { !$0.isEmpty }
    return stated.count == 1 && words.counters.contains(stated[0].scalars)
  }

  /// `栏次 | 1 | 2 | 3`: numbers that count up from 1, and beside them names at most.
  static func isCounter(_ cells: [FoldedText], _ words: WordLists) -> Bool {
    var last = 0
    var hasWord = false
    for cell in cells where !cell.isEmpty {
      if words.counters.contains(cell.scalars) {
        hasWord = true
        continue
      }
      guard cell.scalars.allSatisfy(isDigit) else {
        if cell.count <= 6, isText(cell), !words.totals.contains(cell.scalars) { continue }
        return false
      }
      guard cell.count <= 2, let value = Int(cell.string), value == last + 1 else { return false }
      last = value
    }
    return last >= 3 || (last >= 1 && hasWord)
  }

  private static func isBody(_ cells: [FoldedText], _ words: WordLists) -> Bool {
    guard let first = cells.first(where: { !$0.isEmpty }) else { return false }
    let hasFigure = cells.contains {
      if case .number(let number) = NumberReader.whole($0) {
        number.decimals > 0 || number.hasSeparators
      } else {
        false
      }
    }
    if words.totals.contains(first.scalars) {
      // Whole 元 may have neither a point nor a comma.
      return hasFigure
        || cells.filter { !$0.isEmpty }.dropFirst().allSatisfy {
          if case .number = NumberReader.whole($0) { true } else { false }
        }
    }
    if first.count >= 3, first.count <= 7, first.scalars.allSatisfy(isDigit), cells.contains(where: { isText($0) }) {
      return true
    }
    return hasFigure
  }

  private static func isText(_ cell: FoldedText) -> Bool { cell.scalars.contains(where: isIdeograph) }
}
