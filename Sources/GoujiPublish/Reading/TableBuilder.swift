import GoujiCatalog
import GoujiFacts
import GoujiSyntax

/// Makes the published table of a table's block.
struct TableBuilder {
  private let block: Block
  private let reading: BlockReading
  private let runs: RunReader
  /// Rows of the block that are published.
  private let lines: [Int]
  private let headCount: Int
  private let counters: Set<Int>
  private let width: Int
  private var texts: [[PublishedText]] = []
  /// Whether a cell of the row and column is a figure for certain; blank ones of figures' columns among them.
  private var holdsFact: [[Bool]] = []
  private var hasFigure: [[Bool]] = []

  static func table(_ block: Block, _ reading: BlockReading, _ runs: RunReader) -> PublishedTable? {
    let builder = TableBuilder(block, reading, runs)
    return builder.width > 0 && !builder.lines.isEmpty ? builder.table() : nil
  }

  private init(_ block: Block, _ reading: BlockReading, _ runs: RunReader) {
    self.block = block
    self.reading = reading
    self.runs = runs
    let rows = block.content.rows
    let lines = rows.indices.filter { rows[$0].style != .separator && rows[$0].cells.contains { !$0.isEmpty } }
    self.lines = lines
    width = lines.map { rows[$0].cells.count }.max() ?? 0
    let head = TableBuilder.head(block, reading, runs)
    headCount = lines.prefix { head.rows.contains($0) }.count
    counters = Set(lines.indices.filter { head.counters.contains(lines[$0]) })
    readCells()
  }

  /// The rows above the body. A self-evaluation has sections with heads of their own, and none of the whole.
  private static func head(_ block: Block, _ reading: BlockReading, _ runs: RunReader) -> (
    rows: Set<Int>, counters: Set<Int>
  ) {
    let rows = block.content.rows
    if reading.account != nil || !reading.indicators.isEmpty { return ([], []) }
    let found = runs.tree.headRows(of: block, runs.book.words)
    let rule = rows.firstIndex { $0.style == .separator }
    let end = rule ?? reading.table?.rows.map(\.line).min() ?? (found.rows.last.map { $0 + 1 } ?? 0)
    return (Set(0..<end), found.counters)
  }

  private mutating func readCells() {
    let rows = block.content.rows
    let tokens = runs.tree.tokens(of: block)
    let facts = reading.facts.sorted { $0.range.lowerBound < $1.range.lowerBound }
    var token = 0
    var fact = 0
    for line in lines {
      var texts: [PublishedText] = []
      var holds: [Bool] = []
      var figures: [Bool] = []
      for cell in rows[line].cells {
        while token < tokens.count, tokens[token].range.upperBound <= cell.range.lowerBound { token += 1 }
        let own = tokens[token...].prefix { $0.range.lowerBound < cell.range.upperBound }
        // The place of a blank cell's figure is in its cell, between the bars.
        while fact < facts.count, facts[fact].range.upperBound < cell.outer.lowerBound { fact += 1 }
        let stated = facts[fact...].prefix { $0.range.upperBound <= cell.outer.upperBound }
        texts.append(runs.text(own, in: cell.range, of: block, Array(stated)))
        holds.append(!stated.isEmpty)
        figures.append(stated.contains { !$0.isBlank })
      }
      let missing = width - texts.count
      self.texts.append(texts + Array(repeating: PublishedText(), count: missing))
      holdsFact.append(holds + Array(repeating: false, count: missing))
      hasFigure.append(figures + Array(repeating: false, count: missing))
    }
  }

  private func table() -> PublishedTable {
    let columns = (0..<width).map(column)
    let isFree = reading.table == nil && headCount == 0
    var cells = headCells()
    for row in headCount..<lines.count {
      let own = (0..<width).map { bodyCell(row, $0, columns[$0], isFree) }
      cells += isFree ? own : joinedNames(own, columns)
    }
    if isFree { cells = FreeMerger.merged(cells, rowCount: lines.count, hasFigure) }
    return PublishedTable(
      rowCount: lines.count,
      headRowCount: headCount,
      columns: columns,
      cells: cells,
      isFree: isFree
    )
  }

  private func headCells() -> [PublishedCell] {
    let kinds = (0..<headCount).map { row in
      texts[row].map { text -> HeadMerger.Cell in
        if text.isEmpty { return .blank }
        return counters.contains(row) && text.plain.allSatisfy(\.isNumber) ? .number : .name
      }
    }
    return HeadMerger.spans(kinds, counters: counters).map { span in
      PublishedCell(
        row: span.row,
        column: span.column,
        rowSpan: span.rowSpan,
        columnSpan: span.columnSpan,
        role: .columnHead,
        // Numbers of columns and years in heads are no figures.
        text: PublishedText(texts[span.row][span.column].plain)
      )
    }
  }

  private func bodyCell(_ row: Int, _ column: Int, _ kind: PublishedTable.Column, _ isFree: Bool) -> PublishedCell {
    let text = texts[row][column]
    let role: PublishedCell.Role =
      switch kind {
      case _ where hasFigure[row][column]: .figure
      case .figures where !isFree: .figure
      case .text where !isFree && !text.isEmpty: .rowHead
      default: .text
      }
    var cell = PublishedCell(row: row, column: column, role: role, text: text)
    if role == .figure || kind == .ordinals { cell.number = PublishedNumber(text.plain) }
    return cell
  }

  /// A name without a code (合计) in the place of the code goes on over the blank place of the name.
  private func joinedNames(_ row: [PublishedCell], _ columns: [PublishedTable.Column]) -> [PublishedCell] {
    var result: [PublishedCell] = []
    for cell in row {
      if let last = result.last, cell.text.isEmpty, columns[cell.column] == .text, last.role == .rowHead,
        last.text.plain.first?.isNumber == false
      {
        result[result.count - 1].columnSpan += 1
      } else {
        result.append(cell)
      }
    }
    return result
  }

  /// What a column holds by the facts and texts below its head.
  private func column(_ column: Int) -> PublishedTable.Column {
    var facts = 0
    var names = 0
    var ordinals: [Int] = []
    for row in headCount..<lines.count {
      if holdsFact[row][column] { facts += 1 }
      let text = texts[row][column].plain
      if text.isEmpty { continue }
      if !hasFigure[row][column], text.contains(where: \.isLetter) { names += 1 }
      ordinals.append(text.allSatisfy(\.isASCII) ? Int(text) ?? -1 : -1)
    }
    if facts > 0, facts >= names { return .figures }
    let counts = facts == 0 && ordinals.count > 1 && zip(ordinals, ordinals.dropFirst()).allSatisfy { $1 == $0 + 1 }
    return counts && ordinals[0] > 0 ? .ordinals : .text
  }
}

extension PublishedNumber {
  /// Nil for what is no whole number or share: dashes, codes with a zero in front, words.
  package init?(_ text: String) {
    let isPercent = text.hasSuffix("%") || text.hasSuffix("％")
    let written = FoldedText(isPercent ? String(text.dropLast()) : text)
    guard case .number(let number) = NumberReader.whole(written), !number.isSpaced else { return nil }
    let digits = written.scalars.filter { $0 != 0x2C && $0 != 0x2B && $0 != 0x2D }
    if digits.count > 1, digits[0] == 0x30, digits[1] != 0x2E { return nil }
    decimals = Int(number.decimals)
    isGrouped = number.hasSeparators
    self.isPercent = isPercent
    plain = number.value.written(decimals: decimals)
  }
}
