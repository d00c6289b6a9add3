import GoujiCatalog
import GoujiFacts
import GoujiReconcile
package import GoujiSyntax

/// Something an editor may offer to write.
package struct Proposal: Sendable, Hashable {
  package enum Kind: Sendable, Hashable { case code, term, value, form, phrase }
  package var kind: Kind
  package var label: String
  package var detail: String
  /// Markdown.
  package var documentation: String
  /// What the typed text is compared with.
  package var filter: String
  package var edit: TextEdit
  /// Further changes that belong to it: the name beside the code.
  package var additional: [TextEdit]
}

extension Analysis {
  /// What may be written at an offset, the best first, and whether more typing would bring more.
  package func completions(at offset: Int) -> (items: [Proposal], isIncomplete: Bool) {
    if let asked = askedValue(at: offset) { return ([asked], false) }
    if let cell = cell(at: offset) { return codes(in: cell, at: offset) }
    return terms(at: offset)
  }

  // MARK: Cells

  private struct CellPlace {
    var block: Int
    var row: TableRow
    var column: Int
  }

  private func cell(at offset: Int) -> CellPlace? {
    guard let index = tree.blockIndex(at: min(offset, max(text.count - 1, 0))) else { return nil }
    let block = tree.blocks[index]
    guard block.kind == .table else { return nil }
    for row in block.content.rows {
      guard moved(row.range, block.start).lowerBound <= offset, offset <= moved(row.range, block.start).upperBound else { continue }
      for (column, cell) in row.cells.enumerated() {
        let outer = moved(cell.outer, block.start)
        if outer.lowerBound <= offset, offset <= outer.upperBound { return CellPlace(block: index, row: row, column: column) }
      }
    }
    return nil
  }

  /// Codes by digits, by name or by pinyin initials; accepting one writes code and name.
  private func codes(in place: CellPlace, at offset: Int) -> ([Proposal], Bool) {
    guard holdsNames(place) else { return ([], false) }
    let block = tree.blocks[place.block]
    let cell = place.row.cells[place.column]
    let typed = text[moved(cell.range, block.start)]
    let isEconomic = reading.blocks[place.block].table?.binding.concept?.isEconomic ?? typed.hasPrefix("3")
    let table = isEconomic ? catalog.economic : catalog.functional
    let context = CodeCompletion.Context(parent: parentAbove(place), used: isEconomic ? [] : reading.usedCodes)
    let list = CodeCompletion(table).complete(query: typed, context: context)
    let isNameCell = !typed.isEmpty && !typed.allSatisfy(\.isASCII)
    let range = cell.isEmpty ? offset..<offset : moved(cell.range, block.start)
    let proposals = list.items.map { item in
      var additional: [TextEdit] = []
      // The code in its cell, the name in the next: accepting either writes both.
      let neighbour = isNameCell ? place.column - 1 : place.column + 1
      if place.row.cells.indices.contains(neighbour), place.row.cells[neighbour].isEmpty {
        let outer = moved(place.row.cells[neighbour].outer, block.start)
        additional = [TextEdit(range: outer, newText: isNameCell ? " \(item.code) " : " \(item.name) ")]
      }
      return Proposal(
        kind: .code,
        label: "\(item.code) \(item.name)",
        detail: item.path,
        documentation: item.explanation ?? "",
        filter: item.found,
        edit: TextEdit(range: range, newText: isNameCell ? item.name : String(item.code)),
        additional: additional
      )
    }
    return (proposals, list.isIncomplete)
  }

  /// Codes and names stand to the left of a form's figures; in a form of several panels they stand in any of its first columns.
  private func holdsNames(_ place: CellPlace) -> Bool {
    guard let table = reading.blocks[place.block].table, table.columns.allSatisfy({ $0.panel == 0 }) else { return place.column <= 3 }
    // A row that is being typed has few cells yet; the others say how wide the table is.
    let width = tree.blocks[place.block].content.rows.map(\.cells.count).max() ?? 0
    return place.column < width - table.columns.count
  }

  /// The code in the nearest row above that has one.
  private func parentAbove(_ place: CellPlace) -> UInt32? {
    let start = tree.blocks[place.block].start
    for row in tree.blocks[place.block].content.rows.reversed() where row.range.lowerBound < place.row.range.lowerBound {
      for cell in row.cells.prefix(4) where !cell.isEmpty {
        if let code = CodeTable.code(written: text[moved(cell.range, start)]) { return code }
      }
    }
    return nil
  }

  // MARK: Values

  /// The value that a `=` asks for.
  private func askedValue(at offset: Int) -> Proposal? {
    for (node, info) in graph.nodes.enumerated() where info.isAsked && info.block >= 0 {
      let range = describer.range(node)
      guard range.lowerBound <= offset, offset <= range.upperBound, let answer = askedAnswer(node) else { continue }
      return Proposal(
        kind: .value,
        label: answer.text,
        detail: "计算得出",
        documentation: answer.formula,
        filter: "=",
        edit: TextEdit(range: range.lowerBound..<(range.lowerBound + 1), newText: answer.text),
        additional: []
      )
    }
    return nil
  }

  // MARK: Terms

  private func terms(at offset: Int) -> ([Proposal], Bool) {
    let line = text.lineRange(text.line(at: offset))
    guard line.lowerBound < offset else { return ([], false) }
    let folded = FoldedText(text.bytes, in: line.lowerBound..<offset, origin: 0)
    // The run of letters or characters behind the last punctuation.
    let start = folded.scalars.lastIndex { !isWord($0) }.map { $0 + 1 } ?? 0
    for from in start..<max(folded.count, start) where folded.count - from <= 12 {
      let query = folded.string(from..<folded.count)
      let found = Glossary.standard.completions(for: query)
      if found.isEmpty || query.utf16.count < 2 { continue }
      let range = folded.start(from)..<offset
      let items = found.prefix(50).map { index in
        let term = Glossary.standard.terms[index]
        return Proposal(
          kind: .term,
          label: term.name,
          detail: term.source,
          documentation: term.explanation,
          filter: query,
          edit: TextEdit(range: range, newText: term.name),
          additional: []
        )
      }
      return (Array(items), found.count > 50)
    }
    return ([], false)
  }

  private func isWord(_ scalar: UInt16) -> Bool {
    (scalar >= 0x4E00 && scalar <= 0x9FFF) || (scalar >= 0x61 && scalar <= 0x7A) || (scalar >= 0x41 && scalar <= 0x5A)
  }
}
