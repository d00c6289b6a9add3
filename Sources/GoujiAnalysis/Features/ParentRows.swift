import GoujiCatalog
import GoujiFacts
import GoujiSyntax

extension Analysis {
  /// Puts the rows of the superior codes (类, 款) that a table of functional codes leaves out above the rows that they sum
  /// up, laid out as the table is. Nil where none is missing, or where what is there would not come out with them.
  package func missingParentRows(at range: Range<Int>) -> Fix? {
    for (index, block) in tree.blocks.enumerated() where block.kind == .table {
      guard block.start <= range.upperBound, range.lowerBound < block.end, let table = reading.blocks[index].table,
        let missing = MissingParentRows(table, index, self)
      else { continue }
      let edits = missing.edits
      let mended = applying(edits)
      let before = findings.filter { $0.severity <= .warning }.count
      guard mended.findings.filter({ $0.severity <= .warning }).count <= before else { continue }
      return Fix(title: missing.title, isPreferred: false, edits: edits)
    }
    return nil
  }
}

/// The rows of superior codes that a table leaves out.
private struct MissingParentRows {
  private struct Row {
    var code: UInt32
    var name: String
    /// Row of the block's table above which it belongs.
    var line: Int
    /// By column of figures.
    var figures: [String]
  }

  private let analysis: Analysis
  private let block: Block
  private let table: TableReading
  private let facts: [Fact]
  private var rows: [Row] = []

  init?(_ table: TableReading, _ index: Int, _ analysis: Analysis) {
    self.analysis = analysis
    self.table = table
    block = analysis.tree.blocks[index]
    facts = analysis.reading.blocks[index].facts
    guard table.codesAbove.isEmpty, table.binding.concept?.code != nil, !table.isEconomic,
      table.columns.allSatisfy({ $0.panel == 0 })
    else { return nil }
    let coded = table.rows.filter { $0.code != nil && $0.code != 0 && $0.writtenCode != nil }
    let codes = coded.compactMap(\.code)
    // One row for each unit: nobody can say which of them the superior row is to sum up.
    guard Set(codes).count == codes.count else { return nil }
    for code in Self.ancestors(of: codes) where !codes.contains(code) {
      if let row = row(code, coded) { rows.append(row) }
    }
    if rows.isEmpty { return nil }
    rows.sort { ($0.line, $0.code) < ($1.line, $1.code) }
  }

  private static func ancestors(of codes: [UInt32]) -> Set<UInt32> {
    var result: Set<UInt32> = []
    for code in codes {
      var ancestor = code / 100
      while ancestor >= 100 {
        result.insert(ancestor)
        ancestor /= 100
      }
    }
    return result
  }

  private func row(_ code: UInt32, _ coded: [TableReading.Row]) -> Row? {
    guard let entry = analysis.book.functional[code] else { return nil }
    let below = coded.indices.filter { index in coded[index].code.map { isDescendant($0, of: code) } ?? false }
    // They stand together, or there is no place above them all.
    guard let first = below.first, let last = below.last, last - first == below.count - 1 else { return nil }
    let parts = below.filter { index in
      !below.contains { other in
        guard let lower = coded[index].code, let upper = coded[other].code else { return false }
        return isDescendant(lower, of: upper)
      }
    }
    var figures: [String] = []
    for column in table.columns.indices {
      guard let figure = sum(parts.map { coded[$0].facts[column] }) else { return nil }
      figures.append(figure)
    }
    return Row(code: code, name: entry.name, line: coded[first].line, figures: figures)
  }

  /// The sum as its parts are written; empty if they are blank, nil if one is not there or asked for.
  private func sum(_ parts: [Int]) -> String? {
    guard parts.allSatisfy({ facts.indices.contains($0) && !facts[$0].isAsked }) else { return nil }
    let written = parts.map { facts[$0] }.filter { !$0.isBlank }
    guard let pattern = written.max(by: { $0.number.decimals < $1.number.decimals }) else { return "" }
    var sum = Fixed.zero
    for fact in written {
      guard let next = sum.adding(fact.value) else { return nil }
      sum = next
    }
    return pattern.written(sum, isGrouped: written.contains { $0.number.hasSeparators })
  }

  // MARK: Writing

  var title: Message {
    let names = rows.prefix(3).map { "\($0.code) \($0.name)" }.joined(separator: "、")
    return rows.count > 3
      ? Message(zh: "补上\(names)等\(rows.count)行上级科目", en: "add \(names) and other rows of parents, \(rows.count) in all")
      : Message(zh: "补上\(names)", en: "add \(names)")
  }

  /// The rows above those that they sum up; the whole table anew if it was laid out and would not be any longer.
  var edits: [TextEdit] {
    let added = Dictionary(grouping: rows, by: \.line).compactMap { line, rows in edit(line, rows) }
      .sorted { $0.range.lowerBound < $1.range.lowerBound }
    guard Formatter.edits(for: analysis.tree, in: tableRange).isEmpty, !added.isEmpty else { return added.reversed() }
    var tree = analysis.tree
    for edit in added.reversed() { tree.apply(edit) }
    let grown = tableRange.lowerBound..<(tableRange.upperBound + added.reduce(0) { $0 + $1.newText.utf8.count })
    let layout = Formatter.edits(for: tree, in: grown)
    if layout.isEmpty { return added.reversed() }
    var end = grown.upperBound
    for edit in layout.reversed() {
      tree.apply(edit)
      end += edit.newText.utf8.count - edit.range.count
    }
    return [TextEdit(range: tableRange, newText: tree.text[grown.lowerBound..<end])]
  }

  /// All rows of the table, without the last line break.
  private var tableRange: Range<Int> {
    let rows = block.content.rows
    return (block.start + (rows.first?.range.lowerBound ?? 0))..<(block.start + (rows.last?.range.upperBound ?? 0))
  }

  private func edit(_ line: Int, _ rows: [Row]) -> TextEdit? {
    guard block.content.rows.indices.contains(line), let model = table.rows.first(where: { $0.line == line }) else {
      return nil
    }
    let row = block.content.rows[line]
    let start = block.start + row.range.lowerBound
    let bytes = analysis.text.bytes
    let end = block.start + row.range.upperBound
    let lineEnd = end < bytes.count && bytes[end] == UInt8(ascii: "\r") ? "\r\n" : "\n"
    let text = rows.map { written($0, like: row, model) + lineEnd }.joined()
    return TextEdit(range: start..<start, newText: text)
  }

  private func written(_ new: Row, like row: TableRow, _ model: TableReading.Row) -> String {
    var cells = Array(repeating: "", count: row.cells.count)
    let codeCells = row.cells.indices.filter { cell in
      !row.cells[cell].isEmpty && model.codeRange.map { $0.overlaps(row.cells[cell].range) } ?? false
    }
    if codeCells.count > 1 {
      // 208 | 05 | 05: the parts of one code.
      let digits = Array(String(new.code))
      for (place, cell) in codeCells.enumerated() {
        let part = place == 0 ? digits.prefix(3) : digits.dropFirst(1 + place * 2).prefix(2)
        cells[cell] = String(part)
      }
    } else if let cell = codeCells.first {
      cells[cell] = String(new.code)
    }
    if let name = model.nameRange, let cell = row.cells.firstIndex(where: { !$0.isEmpty && $0.range.overlaps(name) }) {
      cells[cell] += (cells[cell].isEmpty ? "" : " ") + new.name
    }
    for (column, fact) in model.facts.enumerated() where facts.indices.contains(fact) {
      let place = facts[fact].range.lowerBound
      if let cell = row.cells.firstIndex(where: { $0.outer.lowerBound <= place && place <= $0.outer.upperBound }) {
        cells[cell] = new.figures[column]
      }
    }
    return row.style == .tabs ? cells.joined(separator: "\t") : "| " + cells.joined(separator: " | ") + " |"
  }
}
