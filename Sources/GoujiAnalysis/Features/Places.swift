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
    case .term(let term, _):
      return entry(of: term).map { [$0.name] } ?? []
    case nil:
      return []
    }
  }

  /// Every place that states the same fact, uses the same term, or shows the same code.
  package func references(at offset: Int) -> [Range<Int>] {
    switch cursor(at: offset) {
    case .figure(let node): return statements(of: node).map { describer.range($0) }
    case .code(let code, let isEconomic, _): return rows(of: code, isEconomic)
    case .term(let term, _):
      return (uses(of: term) + (entry(of: term).map { [$0.name] } ?? [])).sorted { $0.lowerBound < $1.lowerBound }
    case nil: return []
    }
  }

  /// The figures that share a key with this one, itself among them.
  func statements(of node: Int) -> [Int] {
    guard let key = graph.nodes[node].key else { return [node] }
    return graph.nodes.indices.filter { graph.nodes[$0].key == key && !graph.nodes[$0].isBlank && graph.nodes[$0].block >= 0 }
  }

  private func rows(of code: UInt32, _ isEconomic: Bool) -> [Range<Int>] {
    var places: [Range<Int>] = []
    for (index, block) in reading.blocks.enumerated() {
      guard let table = block.table, table.binding.concept?.isEconomic ?? false == isEconomic else { continue }
      for row in table.rows where row.code == code { places.append(moved(row.labelRange, tree.blocks[index].start)) }
    }
    return places
  }

  /// The edits that give a term of the draft another name, in its entry and wherever it is used.
  package func rename(at offset: Int, to name: String) -> [TextEdit] {
    guard case .term(let term, _)? = cursor(at: offset) else { return [] }
    let places = uses(of: term) + (entry(of: term).map { [$0.name] } ?? [])
    return places.map { TextEdit(range: $0, newText: name) }
  }

  /// What would be renamed at an offset; nil where nothing can be.
  package func renameRange(at offset: Int) -> Range<Int>? {
    guard case .term(_, let range)? = cursor(at: offset) else { return nil }
    return range
  }
}
