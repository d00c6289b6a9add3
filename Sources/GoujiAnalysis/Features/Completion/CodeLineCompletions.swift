import GoujiCatalog
import GoujiFacts
import GoujiSyntax

// Codes where no cell is yet: on the line below a table, at the start of a line or an item, behind 科目编码：.
extension Analysis {
  /// Rows for the line right below a table: code, name and empty cells, written as the table's rows are.
  func rows(below line: WrittenLine) -> [Proposal] {
    guard line.isOpen, let block = table(endingAt: line.range.lowerBound),
      let row = tree.blocks[block].content.rows.last(where: { $0.style != .separator })
    else { return [] }
    let columns = CodeColumns(self, CellPlace(block: block, row: row, column: 0))
    guard let column = (0..<columns.width).first(where: columns.holds) else { return [] }
    let typed = line.typed(text)
    let binding = reading.blocks[block].table?.binding.concept
    let isEconomic = binding?.isEconomic ?? typed.text.hasPrefix("3")
    let table = isEconomic ? book.economic : book.functional
    let context = CodeCompletion.Context(
      parent: parent(in: block, above: .max, table),
      used: usedCodes(isEconomic)
    )
    let list = CodeCompletion(table, book).complete(query: typed.text, context: context)
    let present = presentCodes(in: block)
    let amounts = RowAmounts(self, block)
    return list.items.filter { !present.contains($0.code) }.map { item in
      let texts = columns.texts(item.code, item.name, at: column)
      let figures = amounts.figures(of: item.code, width: columns.width)
      let cells = (0..<columns.width).map { texts[$0] ?? figures[$0] ?? "" }
      var proposal = proposal(item, typed, Self.row(cells, row.style))
      var stops = 0
      let stopped = cells.indices.map { cell -> String in
        guard texts[cell] == nil, amounts.holds(cell, width: columns.width) else { return cells[cell] }
        stops += 1
        return cells[cell].isEmpty ? "${\(stops)}" : "${\(stops):\(cells[cell])}"
      }
      if stops > 0 { proposal.snippet = Self.row(stopped, row.style) }
      return proposal
    }
  }

  private static func row(_ cells: [String], _ style: TableRow.Style) -> String {
    style == .tabs ? cells.joined(separator: "\t") : "| " + cells.joined(separator: " | ") + " |"
  }

  /// The table whose last line ends where this one begins.
  private func table(endingAt offset: Int) -> Int? {
    guard offset > 0, let block = tree.blockIndex(at: offset - 1), tree.blocks[block].kind == .table,
      tree.blocks[block].end == offset
    else { return nil }
    return block
  }

  /// A code and its name in running text. In prose only digits and letters ask for them, for Chinese words are prose.
  func codesInText(_ line: WrittenLine) -> [Proposal] {
    guard line.isOpen else { return [] }
    let asked = CodeColumns.endOfHead(line.before.scalars, book.words.codeHeads).map { line.typed(text, from: $0) }
    let typed = asked ?? line.typedBehindMarker(text)
    let isCodeLike = typed.text.utf8.allSatisfy { (0x30...0x39).contains($0) || (0x61...0x7A).contains($0 | 0x20) }
    guard asked != nil || (isCodeLike && typed.text.utf8.count > 1) else { return [] }
    let table = typed.text.hasPrefix("3") ? book.economic : book.functional
    let context = CodeCompletion.Context(used: usedCodes(typed.text.hasPrefix("3")))
    return CodeCompletion(table, book).complete(query: typed.text, context: context).items.map { item in
      proposal(item, typed, "\(item.code) \(item.name)")
    }
  }

  private func proposal(_ item: CodeCompletion.Item, _ typed: TypedText, _ newText: String) -> Proposal {
    Proposal(
      kind: .code,
      label: "\(item.code) \(item.name)",
      detail: item.path,
      documentation: item.explanation ?? "",
      filter: item.found.hasPrefix(typed.text) ? item.found : typed.text + item.found,
      edit: TextEdit(range: typed.range, newText: newText)
    )
  }
}
