import GoujiCatalog
import GoujiFacts
import GoujiSyntax

/// Which columns of a table hold codes and which their names, as far as its rows and headers show.
struct CodeColumns {
  private enum Kind { case code, part, name, both, other }

  private let analysis: Analysis
  private var kinds: [Kind] = []
  /// Cells of the widest row.
  let width: Int

  init(_ analysis: Analysis, _ place: Analysis.CellPlace) {
    self.analysis = analysis
    let block = analysis.tree.blocks[place.block]
    let rows = block.content.rows.filter { $0.style != .separator && $0 != place.row }
    width = max(rows.map(\.cells.count).max() ?? 0, place.row.cells.count)
    let texts = rows.map { row in row.cells.map { FoldedText(analysis.text[analysis.moved($0.range, block.start)]) } }
    let heads = analysis.book.words.codeHeads
    kinds = (0..<width).map { column in Self.kind(texts.compactMap { column < $0.count ? $0[column] : nil }, heads) }
    // An empty table: the code in front, its name behind it.
    if !kinds.contains(.code), !kinds.contains(.part), !kinds.contains(.both), kinds.count > 1 {
      kinds[0] = .code
      kinds[1] = .name
    }
    // A part of a code stands beside other parts.
    for column in kinds.indices where kinds[column] == .code && column + 1 < kinds.count && kinds[column + 1] == .part {
      kinds[column] = .part
    }
  }

  /// Where a text goes on behind what a column of codes is headed and a colon (`科目编码：`); nil if it holds none.
  static func endOfHead(_ text: [UInt16], _ heads: WordList) -> Int? {
    guard let colon = text.lastIndex(of: 0x3A) else { return nil }
    return heads.folded.contains { text[..<colon].suffix($0.count).elementsEqual($0) } ? colon + 1 : nil
  }

  private static func kind(_ cells: [FoldedText], _ heads: WordList) -> Kind {
    var counts = (code: 0, part: 0, name: 0, both: 0)
    for cell in cells where !cell.isEmpty {
      let digits = cell.scalars.prefix(while: isDigit).count
      let hasName = cell.scalars.contains(where: isIdeograph)
      if heads.isIn(cell) {
        counts.code += 1
      } else if digits == cell.count, (3...7).contains(digits) {
        counts.code += 1
      } else if digits == 2, cell.count == 2 {
        counts.part += 1
      } else if digits >= 3, hasName {
        counts.both += 1
      } else if hasName {
        counts.name += 1
      } else if digits > 0 {
        return .other
      }
    }
    let most = max(counts.code, counts.part, counts.name, counts.both)
    if most == 0 { return .other }
    // A code column has a header, and a total without a code.
    if counts.part == most, counts.part > 0 { return .part }
    if counts.code * 2 >= most, counts.code > 0 { return .code }
    return counts.both == most ? .both : .name
  }

  func holds(_ column: Int) -> Bool { column < kinds.count && kinds[column] != .other }

  /// What the cells of a row are to say, by column, where the caret stands in `column`.
  func texts(_ code: UInt32, _ name: String, at column: Int) -> [Int: String] {
    guard holds(column) else { return [:] }
    if kinds[column] == .both { return [column: "\(code) \(name)"] }
    var first = column
    if kinds[column] == .name {
      guard column > 0, kinds[column - 1] == .code || kinds[column - 1] == .part else { return [column: name] }
      first = column - 1
    }
    while first > 0, kinds[first] == .part, kinds[first - 1] == .part { first -= 1 }
    var texts: [Int: String] = [:]
    var last = first
    if kinds[first] == .part {
      let digits = String(code)
      var parts = [String(digits.prefix(3))]
      var rest = digits.dropFirst(3)
      while !rest.isEmpty {
        parts.append(String(rest.prefix(2)))
        rest = rest.dropFirst(2)
      }
      while last + 1 < kinds.count, kinds[last + 1] == .part { last += 1 }
      for at in first...last { texts[at] = at - first < parts.count ? parts[at - first] : "" }
    } else {
      texts[first] = String(code)
    }
    if last + 1 < kinds.count, kinds[last + 1] == .name { texts[last + 1] = name }
    return texts
  }

  /// The code in front of a cell of names.
  func codeBeside(_ place: Analysis.CellPlace) -> String? {
    guard place.column > 0, kinds[place.column] == .name, kinds[place.column - 1] == .code else { return nil }
    let start = analysis.tree.blocks[place.block].start
    let code = analysis.text[analysis.moved(place.row.cells[place.column - 1].range, start)]
    return CodeTable.code(written: code) == nil ? nil : code
  }
}

/// Writes a code and its name into the row that is being typed.
struct CodeRowWriter {
  private let analysis: Analysis
  private let place: Analysis.CellPlace
  private let columns: CodeColumns
  private let caret: Int
  private let start: Int

  init(_ analysis: Analysis, _ place: Analysis.CellPlace, _ columns: CodeColumns, caret: Int) {
    self.analysis = analysis
    self.place = place
    self.columns = columns
    self.caret = caret
    start = analysis.tree.blocks[place.block].start
  }

  private var separator: String { place.row.style == .tabs ? "\t" : " | " }

  /// What takes the place of the cell that is being typed; in a row that ends there, of all cells that are to come.
  func edit(_ code: UInt32, _ name: String) -> TextEdit {
    let texts = columns.texts(code, name, at: place.column)
    let cell = place.row.cells[place.column]
    let range = cell.isEmpty ? caret..<caret : analysis.moved(cell.range, start)
    var newText = texts[place.column] ?? ""
    guard place.column == place.row.cells.count - 1, columns.width > place.row.cells.count else {
      return TextEdit(range: range, newText: newText)
    }
    for column in (place.column + 1)..<columns.width { newText += separator + (texts[column] ?? "") }
    if place.row.style != .tabs, !isClosed { newText += " |" }
    return TextEdit(range: range, newText: newText)
  }

  /// The other cells of the row that are there and say something else.
  func additional(_ code: UInt32, _ name: String) -> [TextEdit] {
    columns.texts(code, name, at: place.column).sorted { $0.key < $1.key }.compactMap { column, wanted in
      guard column != place.column, place.row.cells.indices.contains(column) else { return nil }
      let cell = place.row.cells[column]
      if analysis.text[analysis.moved(cell.range, start)] == wanted { return nil }
      if cell.isEmpty {
        let blank = place.row.style == .tabs ? "" : " "
        return TextEdit(range: analysis.moved(cell.outer, start), newText: blank + wanted + blank)
      }
      return TextEdit(range: analysis.moved(cell.range, start), newText: wanted)
    }
  }

  /// Rows without figures for codes that belong above this one.
  func rowsAbove(_ entries: [CodeEntry]) -> TextEdit {
    let at = start + place.row.range.lowerBound
    let rows = entries.map { entry in
      let texts = columns.texts(entry.code, entry.name, at: place.column)
      let cells = (0..<columns.width).map { texts[$0] ?? "" }
      return place.row.style == .tabs ? cells.joined(separator: "\t") : "| " + cells.joined(separator: " | ") + " |"
    }
    return TextEdit(range: at..<at, newText: rows.map { $0 + "\n" }.joined())
  }

  /// Whether a bar closes the row behind its last cell.
  private var isClosed: Bool {
    let end = place.row.cells.last.map { start + $0.outer.upperBound } ?? 0
    return end < analysis.text.count && analysis.text.bytes[end] == UInt8(ascii: "|")
  }
}
