import GoujiCatalog
import GoujiFacts
import GoujiReconcile
import GoujiSyntax

// Codes and their names in the cells of a table.
extension Analysis {
  /// The cell that the caret stands in.
  struct CellPlace {
    var block: Int
    var row: TableRow
    var column: Int
  }

  func cell(at offset: Int) -> CellPlace? {
    guard let index = tree.blockIndex(at: min(offset, max(text.count - 1, 0))) else { return nil }
    let block = tree.blocks[index]
    guard block.kind == .table else { return nil }
    for row in block.content.rows {
      guard moved(row.range, block.start).lowerBound <= offset, offset <= moved(row.range, block.start).upperBound
      else { continue }
      for (column, cell) in row.cells.enumerated() {
        let outer = moved(cell.outer, block.start)
        if outer.lowerBound <= offset, offset <= outer.upperBound {
          return CellPlace(block: index, row: row, column: column)
        }
      }
    }
    return nil
  }

  /// Codes by digits, by name or by pinyin initials; accepting one completes the row: code, name, and empty cells for
  /// its figures.
  func codes(in place: CellPlace, at offset: Int) -> ([Proposal], Bool) {
    let columns = CodeColumns(self, place)
    guard holdsNames(place), columns.holds(place.column) else { return ([], false) }
    let cell = place.row.cells[place.column]
    let start = tree.blocks[place.block].start
    let typed = text[moved(cell.range, start)]
    let binding = reading.blocks[place.block].table?.binding.concept
    let isEconomic = binding?.isEconomic ?? typed.hasPrefix("3")
    let completion = CodeCompletion(isEconomic ? book.economic : book.functional, book)
    let parent = parent(in: place.block, above: place.row.range.lowerBound, completion.table)
    let context = CodeCompletion.Context(parent: parent, used: usedCodes(isEconomic))
    // A name is looked for below the code beside it first.
    let narrow = columns.codeBeside(place).map { completion.complete(query: $0 + typed, context: context) }
    let list = narrow.flatMap { $0.items.isEmpty ? nil : $0 } ?? completion.complete(query: typed, context: context)
    let writer = CodeRowWriter(self, place, columns, caret: offset)
    var proposals: [Proposal] = []
    // What the table has already is rarely wanted again.
    let present = presentCodes(place)
    for item in list.items.filter({ !present.contains($0.code) }) + list.items.filter({ present.contains($0.code) }) {
      var proposal = Proposal(
        kind: .code,
        label: "\(item.code) \(item.name)",
        detail: item.path,
        documentation: item.explanation ?? "",
        filter: item.found.hasPrefix(typed) ? item.found : typed + item.found,
        edit: writer.edit(item.code, item.name),
        additional: writer.additional(item.code, item.name)
      )
      proposals.append(proposal)
      guard item.rank < Self.itemsWithParents, !isEconomic else { continue }
      let missing = missingParents(of: item.code, present, completion.table)
      if missing.isEmpty { continue }
      proposal.label += "（连同上级\(missing.map { String($0.code) }.joined(separator: "、"))）"
      proposal.documentation = "在上面补上：\n\n" + missing.map { "- \($0.code) \($0.name)" }.joined(separator: "\n")
      proposal.additional.insert(writer.rowsAbove(missing), at: 0)
      proposals.append(proposal)
    }
    return (proposals, list.isIncomplete)
  }

  /// For so many of the best items the rows above are offered as well.
  private static let itemsWithParents = 8

  /// The codes of the other rows of the table.
  private func presentCodes(_ place: CellPlace) -> Set<UInt32> {
    presentCodes(in: place.block, besides: tree.blocks[place.block].content.rows.firstIndex(of: place.row))
  }

  func presentCodes(in block: Int, besides own: Int? = nil) -> Set<UInt32> {
    let rows = reading.blocks[block].table?.rows.filter { $0.line != own } ?? []
    return Set(rows.compactMap(\.code)).subtracting([0])
  }

  /// The parents of a code that the table has no row for; none in a table that shows items only.
  private func missingParents(of code: UInt32, _ present: Set<UInt32>, _ table: CodeTable) -> [CodeEntry] {
    guard present.isEmpty || present.contains(where: { CodeLevel(of: $0) == .category }) else { return [] }
    return table.path(of: code).filter { $0.code != code && !present.contains($0.code) }
  }

  /// Codes and names stand to the left of a form's figures; in a form of several panels they stand in any of its columns.
  private func holdsNames(_ place: CellPlace) -> Bool {
    guard let table = reading.blocks[place.block].table, table.columns.allSatisfy({ $0.panel == 0 }) else {
      return true
    }
    // A row that is being typed has few cells yet; the others say how wide the table is.
    let width = tree.blocks[place.block].content.rows.map(\.cells.count).max() ?? 0
    return place.column < width - table.columns.count
  }

  /// The code whose children belong here: that of the nearest row above, or its parent if it has no children.
  ///
  /// - Parameter end: a byte offset in the block.
  func parent(in block: Int, above end: Int, _ table: CodeTable) -> UInt32? {
    let start = tree.blocks[block].start
    for row in tree.blocks[block].content.rows.reversed() where row.range.lowerBound < end {
      for cell in row.cells.prefix(4) where !cell.isEmpty {
        guard let code = CodeTable.code(written: text[moved(cell.range, start)]), CodeLevel(of: code) != nil else {
          continue
        }
        return table.children(of: code).isEmpty ? table.parentCode(of: code) : code
      }
    }
    return nil
  }

  /// The codes that the draft's tables have rows for.
  func usedCodes(_ isEconomic: Bool) -> Set<UInt32> {
    guard isEconomic else { return reading.usedCodes }
    var codes: Set<UInt32> = []
    for block in reading.blocks {
      guard let table = block.table, table.isEconomic else { continue }
      codes.formUnion(table.rows.compactMap(\.code))
    }
    return codes
  }
}
