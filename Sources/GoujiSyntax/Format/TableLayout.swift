/// How the rows of one table are laid out: the width of each column and which columns hold figures.
struct TableLayout {
  /// Wider cells run over their column: a column of sentences would push all others out of sight.
  private static let widestColumn = 48
  /// A rule row needs three dashes to be one.
  private static let narrowestRule = 3

  private let bytes: [UInt8]
  private let start: Int
  private let rows: [TableRow]
  private var widths: [Int] = []
  private var isFigureColumn: [Bool] = []

  init(_ block: Block, _ bytes: [UInt8]) {
    self.bytes = bytes
    start = block.start
    rows = block.content.rows
    let kinds = rows.map { row in row.style == .separator ? [] : row.cells.map(kind) }
    measure()
    for column in widths.indices { isFigureColumn.append(holdsFigures(column, kinds)) }
  }

  /// Whether these are rows of a table for certain: with bars, or at least one row of two cells that hold something.
  /// A lone tab may as well be an indent.
  var isCertain: Bool {
    rows.contains { $0.style != .tabs || $0.cells.lazy.filter { !$0.isEmpty }.count > 1 }
  }

  /// A row with bars around its cells, every cell as wide as its column.
  func written(_ row: TableRow) -> [UInt8] {
    var line: [UInt8] = []
    line.reserveCapacity(row.range.count + row.cells.count * 8)
    for (column, cell) in row.cells.enumerated() {
      line.append(UInt8(ascii: "|"))
      line.append(0x20)
      if row.style == .separator {
        appendRule(cell, widths[column], to: &line)
      } else {
        append(cell, column, isPasted: row.style == .tabs, to: &line)
      }
      line.append(0x20)
    }
    line.append(UInt8(ascii: "|"))
    return line
  }

  private func append(_ cell: TableCell, _ column: Int, isPasted: Bool, to line: inout [UInt8]) {
    let range = source(cell)
    let padding = max(widths[column] - width(of: cell, isPasted: isPasted), 0)
    let isRight = isFigureColumn[column] && kind(cell).isFigure
    if isRight { line.append(contentsOf: repeatElement(0x20, count: padding)) }
    for byte in bytes[range] {
      if isPasted, byte == UInt8(ascii: "|") { line.append(UInt8(ascii: "\\")) }
      line.append(byte)
    }
    if !isRight { line.append(contentsOf: repeatElement(0x20, count: padding)) }
  }

  /// Dashes from side to side; the colons that say how a column is set stay.
  private func appendRule(_ cell: TableCell, _ width: Int, to line: inout [UInt8]) {
    let range = source(cell)
    let colon = UInt8(ascii: ":")
    let opens = bytes[range].first == colon
    let closes = range.count > 1 && bytes[range].last == colon
    if opens { line.append(colon) }
    let dashes = max(width - (opens ? 1 : 0) - (closes ? 1 : 0), TableLayout.narrowestRule)
    line.append(contentsOf: repeatElement(UInt8(ascii: "-"), count: dashes))
    if closes { line.append(colon) }
  }

  // MARK: Widths

  private mutating func measure() {
    for row in rows {
      for (column, cell) in row.cells.enumerated() {
        if column == widths.count { widths.append(0) }
        let width = row.style == .separator ? ruleWidth(cell) : width(of: cell, isPasted: row.style == .tabs)
        if width <= TableLayout.widestColumn { widths[column] = max(widths[column], width) }
      }
    }
  }

  private func ruleWidth(_ cell: TableCell) -> Int {
    let colons = bytes[source(cell)].lazy.filter { $0 == UInt8(ascii: ":") }.count
    return TableLayout.narrowestRule + colons
  }

  private func width(of cell: TableCell, isPasted: Bool) -> Int {
    let range = source(cell)
    let escapes = isPasted ? bytes[range].lazy.filter { $0 == UInt8(ascii: "|") }.count : 0
    return displayWidth(bytes, in: range) + escapes
  }

  private func source(_ cell: TableCell) -> Range<Int> {
    ((start + cell.range.lowerBound)..<(start + cell.range.upperBound)).clamped(to: 0..<bytes.count)
  }

  // MARK: What columns hold

  private enum CellKind {
    case empty
    case text
    /// An amount, a share, or the sign that asks for one.
    case figure
    /// A whole number of a code's length (`208`, `20805`, `2080505`): an amount or a code.
    case codeOrFigure
    /// A whole number with a zero in front (`05`): a part of a code.
    case codePart

    var isFigure: Bool { self == .figure || self == .codeOrFigure }
  }

  private func kind(_ cell: TableCell) -> CellKind {
    guard !cell.isEmpty else { return .empty }
    var text = FoldedText(bytes, in: source(cell), origin: 0)
    if text.scalars == [0x3D] { return .figure }
    if text.scalars.last == 0x25 { text = text.prefix(text.count - 1) }
    guard case .number = NumberReader.whole(text) else { return .text }
    guard text.scalars.allSatisfy(isDigit) else { return .figure }
    if text.count > 1, text.scalars[0] == 0x30 { return .codePart }
    return [3, 5, 7].contains(text.count) ? .codeOrFigure : .figure
  }

  /// A column holds figures if half of its filled cells at least do, and it is no column of codes: all of a code's
  /// length and names to the right of them.
  private func holdsFigures(_ column: Int, _ kinds: [[CellKind]]) -> Bool {
    var counts = (text: 0, figure: 0, codeLike: 0, part: 0, named: 0)
    for row in kinds where column < row.count {
      switch row[column] {
      case .empty: break
      case .text: counts.text += 1
      case .figure: counts.figure += 1
      case .codePart: counts.part += 1
      case .codeOrFigure:
        counts.codeLike += 1
        if column + 1 < row.count, row[column + 1] == .text { counts.named += 1 }
      }
    }
    if counts.part > 0 { return false }
    if counts.figure == 0, counts.named > 0 || counts.codeLike == 0 { return false }
    return counts.figure + counts.codeLike >= counts.text
  }
}
