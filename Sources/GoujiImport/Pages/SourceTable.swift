import GoujiSyntax
import OfficeDocuments

/// A table of a file with each cell in its row and column; what a merged cell covers is blank.
struct SourceTable {
  private(set) var rows: [[String]]
  /// Where each cell stands, where the file says so.
  private(set) var boxes: [[PageBox?]]
  /// The page of each row, 1-based.
  private(set) var pages: [Int] = []
  private var page: Int
  private let box: PageBox?

  /// More columns than a sheet of a form has.
  private static let widest = 100
  private static let tallest = 20_000

  init(_ table: DocumentTable, page: Int) {
    self.page = page
    box = table.box
    let width = min(max(table.columnCount, 0), Self.widest)
    let height = min(max(table.rowCount, 0), Self.tallest)
    rows = Array(repeating: Array(repeating: "", count: width), count: height)
    boxes = Array(repeating: Array(repeating: nil, count: width), count: height)
    for cell in table.cells where rows.indices.contains(cell.row) && rows[cell.row].indices.contains(cell.column) {
      rows[cell.row][cell.column] = SourceTable.text(cell.text)
      boxes[cell.row][cell.column] = cell.box
    }
    dropBlankRows()
    pages = Array(repeating: page, count: rows.count)
  }

  /// Some rows of it, without the columns that hold nothing in them: cells are merged over columns of other tables.
  func part(_ range: Range<Int>) -> SourceTable {
    var part = self
    part.rows = Array(rows[range])
    part.boxes = Array(boxes[range])
    part.dropBlankRows()
    let columns = (0..<(rows.first?.count ?? 0)).filter { column in part.rows.contains { !$0[column].isEmpty } }
    part.rows = part.rows.map { row in columns.map { row[$0] } }
    part.boxes = part.boxes.map { row in columns.map { row[$0] } }
    part.pages = Array(repeating: page, count: part.rows.count)
    return part
  }

  /// The lines of a cell as one: a number that was broken is whole again, words are joined.
  private static func text(_ text: String) -> String {
    let lines = text.split(whereSeparator: \.isNewline).map { String($0).replacing("\t", with: " ").trimmed }.filter {
      !$0.isEmpty
    }
    guard lines.count > 1 else { return lines.first ?? "" }
    let whole = lines.joined()
    if whole.isNumber, lines.dropLast().allSatisfy({ !isAmount($0) }),
      case .number = NumberReader.whole(FoldedText(whole))
    {
      return whole
    }
    return lines.reduce("", Cells.joined)
  }

  /// A number that needs nothing more: with two decimals.
  private static func isAmount(_ text: String) -> Bool {
    guard let point = text.lastIndex(of: ".") else { return false }
    return text.distance(from: point, to: text.endIndex) > 2
  }

  private mutating func dropBlankRows() {
    while let last = rows.last, last.allSatisfy(\.isEmpty) {
      rows.removeLast()
      boxes.removeLast()
    }
  }

  // MARK: Over pages

  /// Whether the table of the next page goes on with this one: as many columns, at the same places.
  func goesOn(in next: SourceTable) -> Bool {
    guard let width = rows.first?.count, let nextWidth = next.rows.first?.count, next.page == page + 1 else {
      return false
    }
    guard let box, let other = next.box else { return width == nextWidth }
    // Where a page has cut a table behind its head, or in front of a total, the part has fewer columns.
    guard width == nextWidth || lefts.count == width && next.lefts.count == nextWidth else { return false }
    return abs(box.left - other.left) < 6 && abs(box.right - other.right) < 6
  }

  /// Takes the rows of the next page; its head over again is answered, to be told of.
  mutating func append(_ more: SourceTable) -> [[String]] {
    var next = more
    if let width = rows.first?.count, let other = next.rows.first?.count, width != other {
      if width < other { lay(over: next.lefts) } else { next.lay(over: lefts) }
    }
    var count = 0
    while count < next.rows.count, count < rows.count, count < 6, next.rows[count] == rows[count],
      !next.rows[count].contains(where: { $0.contains(".") && $0.isNumber })
    {
      count += 1
    }
    var rest = Array(next.rows.dropFirst(count))
    var restBoxes = Array(next.boxes.dropFirst(count))
    // A row that a page has cut goes on with the rest of its names only.
    if let first = rest.first, let last = rows.last, isRest(first, of: last) {
      for (column, text) in first.enumerated() where !text.isEmpty {
        rows[rows.count - 1][column] = Cells.joined(last[column], text)
      }
      rest.removeFirst()
      restBoxes.removeFirst()
    }
    rows += rest
    boxes += restBoxes
    pages += Array(repeating: next.page, count: rest.count)
    page = next.page
    return Array(next.rows.prefix(count))
  }

  /// Where each column begins; empty where some column has no cell with a place.
  private var lefts: [Double] {
    guard let width = rows.first?.count else { return [] }
    let lefts = (0..<width).compactMap { column in boxes.compactMap { $0[column]?.left }.min() }
    return lefts.count == width ? lefts : []
  }

  /// Puts the cells into the columns of a wider table that begin where they do.
  private mutating func lay(over columns: [Double]) {
    let own = lefts
    let places = own.map { left in columns.indices.min { abs(columns[$0] - left) < abs(columns[$1] - left) } ?? 0 }
    guard Set(places).count == places.count else { return }
    func laid<Cell>(_ row: [Cell], blank: Cell) -> [Cell] {
      var result = [Cell](repeating: blank, count: columns.count)
      for (cell, place) in zip(row, places) { result[place] = cell }
      return result
    }
    rows = rows.map { laid($0, blank: "") }
    boxes = boxes.map { laid($0, blank: nil) }
  }

  /// Nothing but words below the words of a row with a code: every row of such a form has a code of its own.
  private func isRest(_ row: [String], of last: [String]) -> Bool {
    guard let code = last.first, [3, 5, 7].contains(code.utf8.count), code.unicodeScalars.allSatisfy(\.isDigit),
      row.first?.isEmpty == true
    else { return false }
    let filled = row.indices.filter { !row[$0].isEmpty }
    return !filled.isEmpty && filled.allSatisfy { !row[$0].hasDigit && !last[$0].isEmpty && !last[$0].isNumber }
  }
}
