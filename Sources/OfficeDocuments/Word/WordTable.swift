/// Reads a table (`w:tbl`) into cells with spans.
struct WordTable {
  private struct Cell {
    var column: Int
    var span: Int
    var blocks: [DocumentBlock]
    var vertical: Merge
    var horizontal: Merge
  }

  private enum Merge {
    case none
    case begins
    case continues
  }

  private var rows: [[Cell]] = []

  /// Columns in one row; more is no table but an attack.
  private static let mostColumns = 2048

  /// The table last begun; a table that only frames others is replaced by what it holds.
  static func read(_ reader: inout XMLReader, _ context: inout WordText) throws(XMLError) -> [DocumentBlock] {
    var table = WordTable()
    try table.readRows(&reader, &context)
    let frames = table.rows.allSatisfy { $0.count == 1 }
    let holdsTables = table.rows.joined().contains { $0.blocks.contains(where: \.isTable) }
    if frames, holdsTables { return table.rows.flatMap { $0.flatMap(\.blocks) } }
    let result = table.result()
    return result.cells.isEmpty ? [] : [.table(result)]
  }

  private mutating func readRows(_ reader: inout XMLReader, _ context: inout WordText) throws(XMLError) {
    let level = reader.depth
    while reader.depth >= level, let event = try reader.next() {
      guard event == .start else { continue }
      switch (reader.namespace, reader.name) {
      case (.wordprocessing, "tr"): try readRow(&reader, &context)
      case (.wordprocessing, "tblPr"), (.wordprocessing, "tblGrid"), (.wordprocessing, "sdtPr"):
        try reader.skipElement()
      case (.wordprocessing, _): try readRows(&reader, &context)
      default: try reader.skipElement()
      }
    }
  }

  private mutating func readRow(_ reader: inout XMLReader, _ context: inout WordText) throws(XMLError) {
    var row: [Cell] = []
    var column = 0
    var isDeleted = false
    try WordTable.readCells(&reader, &context, into: &row, at: &column, isDeleted: &isDeleted)
    if isDeleted {
      context.deletions += 1
    } else if !row.isEmpty {
      rows.append(row)
    }
  }

  private static func readCells(
    _ reader: inout XMLReader,
    _ context: inout WordText,
    into row: inout [Cell],
    at column: inout Int,
    isDeleted: inout Bool
  ) throws(XMLError) {
    let level = reader.depth
    while reader.depth >= level, let event = try reader.next() {
      guard event == .start else { continue }
      switch (reader.namespace, reader.name) {
      case (.wordprocessing, "trPr"):
        try reader.forEachChild { (reader) throws(XMLError) in
          switch reader.name {
          case "gridBefore": column += WordTable.count(reader.word("val"), least: 0)
          case "del": isDeleted = true
          case "ins": context.insertions += 1
          default: break
          }
        }
      case (.wordprocessing, "tc"):
        let cell = try readCell(&reader, &context, column: column)
        column += cell.span
        if column <= mostColumns { row.append(cell) }
      case (.wordprocessing, "tblPrEx"), (.wordprocessing, "sdtPr"): try reader.skipElement()
      case (.wordprocessing, _): try readCells(&reader, &context, into: &row, at: &column, isDeleted: &isDeleted)
      default: try reader.skipElement()
      }
    }
  }

  private static func count(_ value: String?, least: Int) -> Int {
    min(max(value.flatMap { Int($0) } ?? least, least), mostColumns)
  }

  private static func readCell(
    _ reader: inout XMLReader,
    _ context: inout WordText,
    column: Int
  ) throws(XMLError) -> Cell {
    var cell = Cell(column: column, span: 1, blocks: [], vertical: .none, horizontal: .none)
    // The properties come first; the rest are blocks.
    let level = reader.depth
    var start = reader
    if try start.nextStart(within: level), start.name == "tcPr" {
      reader = start
      try reader.forEachChild { (reader) throws(XMLError) in
        switch reader.name {
        case "gridSpan": cell.span = count(reader.word("val"), least: 1)
        case "vMerge": cell.vertical = reader.word("val") == "restart" ? .begins : .continues
        case "hMerge": cell.horizontal = reader.word("val") == "restart" ? .begins : .continues
        default: break
        }
      }
    }
    cell.blocks = try context.blocks(within: &reader)
    return cell
  }

  private func result() -> DocumentTable {
    var cells: [DocumentCell] = []
    /// The cell that goes on downwards, by its first column.
    var open: [Int: Int] = [:]
    for (row, line) in rows.enumerated() {
      var stillOpen: [Int: Int] = [:]
      var last: Int?
      for cell in line {
        let text = DocumentBlock.text(of: cell.blocks)
        if cell.horizontal == .continues, let last {
          cells[last].columnSpan += cell.span
          continue
        }
        if cell.vertical == .continues, let above = open[cell.column] {
          cells[above].rowSpan = row - cells[above].row + 1
          stillOpen[cell.column] = above
          // What is hidden under a merged cell is not printed.
          last = nil
          continue
        }
        last = cells.count
        if cell.vertical != .none { stillOpen[cell.column] = cells.count }
        cells.append(DocumentCell(row: row, column: cell.column, columnSpan: cell.span, text: text))
      }
      open = stillOpen
    }
    let width = cells.map { $0.column + $0.columnSpan }.max() ?? 0
    return DocumentTable(rowCount: rows.count, columnCount: width, cells: cells)
  }
}

extension XMLReader {
  /// Goes to the next element that begins within the element at `level`.
  fileprivate mutating func nextStart(within level: Int) throws(XMLError) -> Bool {
    while depth >= level, let event = try next() {
      if event == .start { return true }
    }
    return false
  }
}

extension DocumentBlock {
  var isTable: Bool {
    if case .table = self { true } else { false }
  }

  /// The text of a cell: a line for each paragraph, and for each row of a table within it.
  static func text(of blocks: [DocumentBlock]) -> String {
    var lines: [String] = []
    for block in blocks {
      switch block {
      case .paragraph(let paragraph): lines.append(paragraph.text)
      case .table(let table):
        var rows: [Int: [String]] = [:]
        for cell in table.cells where !cell.text.isEmpty { rows[cell.row, default: []].append(cell.text) }
        lines += rows.sorted { $0.key < $1.key }.map { $0.value.joined(separator: " ") }
      }
    }
    while lines.last?.isEmpty == true { lines.removeLast() }
    while lines.first?.isEmpty == true { lines.removeFirst() }
    return lines.joined(separator: "\n")
  }
}
