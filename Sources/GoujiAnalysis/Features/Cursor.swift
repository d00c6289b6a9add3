import GoujiCatalog
import GoujiFacts
import GoujiReconcile
import GoujiSyntax

/// What stands at a place of the draft; asked once for hover, definition, references and rename.
package enum Cursor: Sendable {
  /// A figure, by its node in the graph.
  case figure(node: Int)
  /// A code or the name of a row in a table; in a sentence a name with its level behind it.
  case code(UInt32, isEconomic: Bool, range: Range<Int>)
  /// A term of the accounts, by its index in the glossary.
  case term(Int, range: Range<Int>)
  /// A term that the draft explains and the glossary does not know: its folded name.
  case ownTerm([UInt16], range: Range<Int>)
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
        guard let code = row.code, code != 0, row.labelRange.lowerBound <= local, local <= row.labelRange.upperBound
        else { continue }
        let isEconomic = table.isEconomic
        return .code(code, isEconomic: isEconomic, range: moved(row.labelRange, block.start))
      }
    }
    return term(in: block, index, at: local)
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

  private func term(in block: Block, _ index: Int, at local: Int) -> Cursor? {
    let folded =
      block.kind == .table || block.content.text.isEmpty
      ? FoldedText(text.bytes, in: lineRange(around: block.start + local), origin: block.start)
      : block.content.text
    guard let place = (0..<folded.count).last(where: { folded.start($0) <= local }),
      local <= folded.source(place..<(place + 1)).upperBound
    else { return nil }
    if let code = chainedCode(reading.blocks[index].chains, at: place) {
      return .code(code.code, isEconomic: false, range: moved(folded.source(code.range), block.start))
    }
    if let found = book.glossary.term(covering: place, in: folded.scalars) {
      return .term(found.term, range: moved(folded.source(found.range), block.start))
    }
    for name in ownTerms {
      let first = max(place - name.count + 1, 0)
      if let start = folded.firstIndex(of: name, from: first), start <= place {
        return .ownTerm(name, range: moved(folded.source(start..<(start + name.count)), block.start))
      }
    }
    return nil
  }

  /// The code that the name around a folded character means by the chain that it stands in.
  private func chainedCode(_ chains: [CodeChain], at place: Int) -> (code: UInt32, range: Range<Int>)? {
    for chain in chains where chain.range.contains(place) {
      for (index, link) in chain.links.enumerated()
      where place < link.name.upperBound + 3 && place >= link.name.lowerBound {
        let below = chain.code.map { code in link.codes.filter { $0 == code || isDescendant(code, of: $0) } } ?? []
        let codes = below.isEmpty ? book.functional.consistentCodes(of: Array(chain.links[...index])) : below
        return codes.count == 1 ? (codes[0], link.name) : nil
      }
    }
    return nil
  }

  /// The terms that the draft explains and the glossary does not know, the longest first.
  private var ownTerms: [[UInt16]] {
    termEntries.filter { $0.term == nil && $0.code == nil }.map { text[$0.name].folded }.filter { $0.count > 1 }
      .sorted { $0.count > $1.count }
  }

  private func lineRange(around offset: Int) -> Range<Int> { text.lineRange(text.line(at: offset)) }

  func moved(_ range: Range<Int>, _ start: Int) -> Range<Int> { state.moved(range, start) }
}
