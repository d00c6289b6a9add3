import GoujiCatalog
import GoujiFacts
import GoujiReconcile
package import GoujiSyntax

/// What stands at a place of the draft; asked once for hover, definition, references and rename.
package enum Cursor: Sendable {
  /// A figure, by its node in the graph.
  case figure(node: Int)
  /// A code or the name of a row in a table.
  case code(UInt32, isEconomic: Bool, range: Range<Int>)
  /// A term of the accounts, by its index in the glossary.
  case term(Int, range: Range<Int>)
}

extension Analysis {
  /// What stands at a byte offset, if it is anything that can be asked about.
  package func cursor(at offset: Int) -> Cursor? {
    if let node = node(at: offset) { return .figure(node: node) }
    guard let index = tree.blockIndex(at: min(offset, max(text.count - 1, 0))) else { return nil }
    let block = tree.blocks[index]
    let local = offset - block.start
    if let table = reading.blocks[index].table {
      for row in table.rows {
        guard let code = row.code, code != 0, row.labelRange.lowerBound <= local, local <= row.labelRange.upperBound else { continue }
        let isEconomic = table.binding.concept?.isEconomic ?? false
        return .code(code, isEconomic: isEconomic, range: moved(row.labelRange, block.start))
      }
    }
    return term(in: block, at: local)
  }

  /// The figure at a byte offset; its end counts as inside, as editors ask there.
  package func node(at offset: Int) -> Int? {
    guard let index = tree.blockIndex(at: min(offset, max(text.count - 1, 0))) else { return nil }
    let start = tree.blocks[index].start
    for (number, fact) in reading.blocks[index].facts.enumerated() where !fact.isBlank {
      if start + fact.range.lowerBound <= offset, offset <= start + fact.range.upperBound {
        return graph.node(block: index, fact: number)
      }
    }
    return nil
  }

  private func term(in block: Block, at local: Int) -> Cursor? {
    let folded =
      block.kind == .table || block.content.text.isEmpty
      ? FoldedText(text.bytes, in: lineRange(around: block.start + local), origin: block.start)
      : block.content.text
    guard let index = (0..<folded.count).last(where: { folded.start($0) <= local }), local <= folded.source(index..<(index + 1)).upperBound,
      let found = Glossary.standard.term(covering: index, in: folded.scalars)
    else { return nil }
    return .term(found.term, range: moved(folded.source(found.range), block.start))
  }

  private func lineRange(around offset: Int) -> Range<Int> { text.lineRange(text.line(at: offset)) }

  func moved(_ range: Range<Int>, _ start: Int) -> Range<Int> {
    (start + range.lowerBound)..<(start + range.upperBound)
  }
}
