import GoujiCatalog
import GoujiFacts
import GoujiSyntax

/// Rows whose 类 or 款 a table leaves out, where it has those of the others (GJ8).
enum ParentCheck {
  static func findings(_ table: TableReading, _ reading: BlockReading, _ block: Block, _ codes: CodeTable, _ text: SourceText) -> [CheckFinding] {
    let present = Set(table.rows.compactMap(\.code)).subtracting([0])
    // A level that the table shows for other rows.
    let shown = Set(present.filter { code in codes.parentCode(of: code).map(present.contains) ?? false }.map(digitCount))
    var told: Set<UInt32> = []
    var result: [CheckFinding] = []
    for row in table.rows {
      guard let code = row.code, code != 0, shown.contains(digitCount(code)), let parent = codes.parentCode(of: code),
        !present.contains(parent), let entry = codes[parent], entry.evidence.ceiling != nil, let range = row.codeRange,
        // Cut short, the code is told by itself.
        row.writtenCode.flatMap({ CodeTable.code(written: $0) }) == code, told.insert(parent).inserted
      else { continue }
      result.append(
        CheckFinding(
          rule: "GJ808",
          severity: .information,
          message: "表里没有上级科目\(parent)“\(entry.name)”这一行",
          range: range,
          fix: insertion(of: entry, above: row, table, reading, block, text)
        )
      )
    }
    return result
  }

  /// The parent's row with the sums of the rows below it.
  private static func insertion(
    of entry: CodeEntry,
    above row: TableReading.Row,
    _ table: TableReading,
    _ reading: BlockReading,
    _ block: Block,
    _ text: SourceText
  ) -> (title: String, range: Range<Int>, newText: String)? {
    guard block.content.rows.indices.contains(row.line), let code = row.codeRange, let name = row.nameRange else { return nil }
    let line = block.content.rows[row.line]
    func cell(_ range: Range<Int>) -> Int? {
      line.cells.firstIndex { $0.outer.lowerBound <= range.lowerBound && range.upperBound <= $0.outer.upperBound }
    }
    guard line.style != .separator, let codeCell = cell(code), let nameCell = cell(name), codeCell != nameCell else { return nil }
    var cells = Array(repeating: "", count: line.cells.count)
    cells[codeCell] = String(entry.code)
    cells[nameCell] = entry.name
    let children = table.rows.filter { $0.panel == row.panel && $0.code.map { $0 / 100 } == entry.code }
    for (column, fact) in row.facts.enumerated() where fact >= 0 && fact < reading.facts.count {
      let own = reading.facts[fact]
      guard let place = cell(own.range) else { continue }
      var sum = Fixed.zero
      var isBlank = true
      for child in children {
        guard child.facts.indices.contains(column), child.facts[column] >= 0, child.facts[column] < reading.facts.count else { return nil }
        let part = reading.facts[child.facts[column]]
        guard !part.isAsked, let next = sum.adding(part.value) else { return nil }
        sum = next
        isBlank = isBlank && part.isBlank
      }
      if !isBlank { cells[place] = own.written(sum) ?? "" }
    }
    let written = line.style == .tabs ? cells.joined(separator: "\t") : "| " + cells.joined(separator: " | ") + " |"
    let at = line.range.lowerBound
    return ("补上\(entry.code)“\(entry.name)”这一行", at..<at, written + "\n")
  }
}
