import GoujiCatalog
import GoujiFacts
import GoujiReconcile
package import GoujiSyntax

extension Analysis {
  /// Where the thing at an offset is defined: a sentence's number in its table, a term in its entry, a code in its row.
  package func definition(at offset: Int) -> [Range<Int>] {
    switch cursor(at: offset) {
    case .figure(let node):
      let same = statements(of: node).filter { $0 != node && graph.nodes[$0].place >= .tableTotal }
      return same.map { describer.range($0) }
    case .code(let code, let isEconomic, _):
      return rows(of: code, isEconomic).prefix(1).map { $0 }
    case .term, .ownTerm:
      return termPlaces(at: offset).entry.map { [$0] } ?? []
    case nil:
      return []
    }
  }

  /// Every place that states the same fact, uses the same term, or shows the same code.
  package func references(at offset: Int) -> [Range<Int>] {
    switch cursor(at: offset) {
    case .figure(let node): return statements(of: node).map { describer.range($0) }
    case .code(let code, let isEconomic, _):
      return (rows(of: code, isEconomic) + (isEconomic ? [] : mentions(of: code))).sorted {
        $0.lowerBound < $1.lowerBound
      }
    case .term, .ownTerm:
      let places = termPlaces(at: offset)
      return (places.uses + (places.entry.map { [$0] } ?? [])).sorted { $0.lowerBound < $1.lowerBound }
    case nil: return []
    }
  }

  /// Where a term is explained and where it is used.
  private func termPlaces(at offset: Int) -> (entry: Range<Int>?, uses: [Range<Int>]) {
    switch cursor(at: offset) {
    case .term(let term, _): (entry(of: term)?.name, uses(of: term))
    case .ownTerm(let name, _): (entry(ofOwnTerm: name)?.name, uses(ofOwnTerm: name))
    case .figure, .code, nil: (nil, [])
    }
  }

  /// Where sentences name a code with its level behind it.
  private func mentions(of code: UInt32) -> [Range<Int>] {
    var places: [Range<Int>] = []
    for (index, block) in reading.blocks.enumerated() {
      for chain in block.chains where chain.code == code {
        guard let name = chain.links.last?.name else { continue }
        places.append(moved(tree.blocks[index].content.text.source(name), tree.blocks[index].start))
      }
    }
    return places
  }

  /// The figures that share a key with this one, itself among them.
  func statements(of node: Int) -> [Int] {
    guard let key = graph.nodes[node].key else { return [node] }
    return graph.nodes.indices.filter {
      graph.nodes[$0].key == key && !graph.nodes[$0].isBlank && graph.nodes[$0].block >= 0
    }
  }

  private func rows(of code: UInt32, _ isEconomic: Bool) -> [Range<Int>] {
    var places: [Range<Int>] = []
    for (index, block) in reading.blocks.enumerated() {
      guard let table = block.table, table.isEconomic == isEconomic else { continue }
      for row in table.rows where row.code == code { places.append(moved(row.labelRange, tree.blocks[index].start)) }
    }
    return places
  }

  /// The edits that give a term of the draft another name, in its entry and wherever it is used.
  package func rename(at offset: Int, to name: String) -> [TextEdit] {
    let places = termPlaces(at: offset)
    return (places.uses + (places.entry.map { [$0] } ?? [])).map { TextEdit(range: $0, newText: name) }
  }

  /// What would be renamed at an offset; nil where nothing can be.
  package func renameRange(at offset: Int) -> Range<Int>? {
    switch cursor(at: offset) {
    case .term(_, let range), .ownTerm(_, let range): range
    case .figure, .code, nil: nil
    }
  }
}
