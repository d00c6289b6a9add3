import GoujiCatalog
import GoujiFacts
package import GoujiSyntax

/// An entry of the draft's own 名词解释: byte ranges in the draft.
package struct TermEntry: Sendable, Hashable {
  package var name: Range<Int>
  package var definition: Range<Int>
  /// Its term in the glossary; nil for one that the glossary does not know.
  package var term: Int?
  /// The 项 that it explains, written from the 类 down: `卫生健康支出（类）…（款）行政单位医疗（项）`.
  package var code: UInt32?
  /// The number in front of it, its range in the draft.
  package var marker: Marker?
  /// The block that it stands in.
  package var block: Int
}

extension DraftState {
  private static let colon: UInt16 = 0x3A

  /// The entries of the parts that explain terms, in order.
  var termEntries: [TermEntry] {
    var entries: [TermEntry] = []
    for (index, block) in tree.blocks.enumerated() where block.kind == .paragraph || block.kind == .heading {
      guard reading.blocks[index].role == .terms else { continue }
      let folded = block.content.text
      guard let colon = folded.scalars.prefix(60).firstIndex(of: Self.colon), colon > 0, colon + 1 < folded.count else {
        continue
      }
      var name = 0..<colon
      while let first = name.first, folded.scalars[first] == 0x2A { name = (first + 1)..<name.upperBound }
      while let last = name.last, folded.scalars[last] == 0x2A { name = name.lowerBound..<last }
      guard !name.isEmpty else { continue }
      let marker = block.content.marker.map { marker in
        Marker(level: marker.level, ordinal: marker.ordinal, range: moved(marker.range, block.start))
      }
      let chain = reading.blocks[index].chains.first { $0.range.clamped(to: name) == $0.range }
      entries.append(
        TermEntry(
          name: moved(folded.source(name), block.start),
          definition: moved(folded.source((colon + 1)..<folded.count), block.start),
          term: book.glossary.term(named: Array(folded.scalars[name])),
          code: chain?.links.last?.level == .item ? chain?.code : nil,
          marker: marker,
          block: index
        )
      )
    }
    return entries
  }

  /// The heading of the part that explains terms.
  var termHeading: Range<Int>? {
    tree.blocks.indices.last { tree.blocks[$0].kind == .heading && reading.blocks[$0].opensTerms }.map { index in
      let block = tree.blocks[index]
      return block.start..<text.lineRange(text.line(at: block.start)).upperBound
    }
  }

  /// The terms that the text of the accounts uses, by index.
  var usedTerms: Set<Int> {
    var used: Set<Int> = []
    for block in reading.blocks where block.role == .narrative { used.formUnion(block.terms) }
    return used
  }
}

extension Analysis {
  /// The entries of the parts that explain terms, in order.
  package var termEntries: [TermEntry] { state.termEntries }

  /// The draft's own explanation of a term.
  package func entry(of term: Int) -> TermEntry? { termEntries.first { $0.term == term } }

  /// Every place outside its own entry where the draft uses a term.
  package func uses(of term: Int) -> [Range<Int>] {
    var places: [Range<Int>] = []
    for (index, block) in tree.blocks.enumerated() where reading.blocks[index].role != .terms {
      for (folded, start) in foldedTexts(of: block) {
        for found in book.glossary.occurrences(in: folded.scalars) where found.term == term {
          places.append(moved(folded.source(found.range), start))
        }
      }
    }
    return places
  }

  /// The draft's own explanation of a name that the glossary does not know.
  func entry(ofOwnTerm name: [UInt16]) -> TermEntry? {
    termEntries.first { $0.term == nil && text[$0.name].folded == name }
  }

  /// Every place outside its own entry where the draft uses such a name.
  func uses(ofOwnTerm name: [UInt16]) -> [Range<Int>] {
    var places: [Range<Int>] = []
    for (index, block) in tree.blocks.enumerated() where reading.blocks[index].role != .terms {
      for (folded, start) in foldedTexts(of: block) {
        var from = 0
        while let found = folded.firstIndex(of: name, from: from) {
          places.append(moved(folded.source(found..<(found + name.count)), start))
          from = found + name.count
        }
      }
    }
    return places
  }

  /// The texts of a block: a table's line by line.
  func foldedTexts(of block: Block) -> [(text: FoldedText, start: Int)] {
    guard block.kind == .table else { return block.content.text.isEmpty ? [] : [(block.content.text, block.start)] }
    return block.content.rows.map { row in
      (FoldedText(text.bytes, in: moved(row.range, block.start), origin: block.start), block.start)
    }
  }
}
