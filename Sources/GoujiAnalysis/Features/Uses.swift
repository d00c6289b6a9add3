import GoujiFacts
import GoujiReconcile
package import GoujiSyntax

/// A figure of the draft with its name, for going from one to those that hang on it.
package struct NamedFigure: Sendable, Hashable {
  /// UTF-8 byte range in the draft.
  package var range: Range<Int>
  /// `公开03表“合计”的基本支出`
  package var name: Message
  /// As written.
  package var text: String
}

// What figures are made of: a sum of its parts, a percentage of its amounts, a sentence of the cell that it repeats.
extension Analysis {
  package func figure(at offset: Int) -> NamedFigure? { node(at: offset).map(named) }

  /// What the figure at an offset is made of, in the order of the draft.
  package func parts(ofFigureAt offset: Int) -> [NamedFigure] { linked(offset) { $0.whole == $1 ? $0.parts : [] } }

  /// What is made of the figure at an offset, in the order of the draft.
  package func wholes(ofFigureAt offset: Int) -> [NamedFigure] {
    linked(offset) { $0.parts.contains($1) ? [$0.whole] : [] }
  }

  private typealias Making = (whole: Int, parts: [Int])

  private func linked(_ offset: Int, _ follow: (Making, Int) -> [Int]) -> [NamedFigure] {
    guard let node = node(at: offset) else { return [] }
    var found: Set<Int> = []
    for index in graph.relationsOfNode[node] {
      if let making = making(graph.relations[index]) { found.formUnion(follow(making, node)) }
    }
    return found.filter { graph.nodes[$0].block >= 0 && !graph.nodes[$0].isBlank }.map(named)
      .sorted { $0.range.lowerBound < $1.range.lowerBound }
  }

  /// The figure that a relation makes and those that it makes it of; nil where neither is made of the other.
  private func making(_ relation: Relation) -> Making? {
    switch relation.shape {
    case .ratio(let percent, _):
      return (percent, (relation.upper.map(\.node) + relation.lower.map(\.node)))
    case .sum(.equal, _):
      guard let whole = relation.upper.first?.node else { return nil }
      let parts = relation.upper.dropFirst().map(\.node)
      if parts.count > 1 { return (whole, parts) }
      // Two figures of the same: the sentence repeats the table.
      guard let other = parts.first, graph.nodes[whole].isInTable != graph.nodes[other].isInTable else { return nil }
      return graph.nodes[whole].isInTable ? (other, [whole]) : (whole, [other])
    case .sum:
      return nil
    }
  }

  private func named(_ node: Int) -> NamedFigure {
    let range = describer.range(node)
    return NamedFigure(range: range, name: describer.name(node), text: text[range])
  }
}
