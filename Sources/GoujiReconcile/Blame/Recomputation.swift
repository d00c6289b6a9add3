import GoujiCatalog
import GoujiFacts
import GoujiSyntax

/// Works out the figures of a sentence again: amounts as the tables have them, then changes, then percentages, and the words
/// for their direction.
package struct Recomputation {
  private var graph: FactGraph
  private var targets: [Repair.Target] = []

  /// - Parameter nodes: the figures of one sentence, in order.
  package static func targets(of nodes: [Int], in graph: FactGraph) -> [Repair.Target] {
    var work = Recomputation(graph: graph)
    let own = nodes.filter { !graph.nodes[$0].isAsked && !graph.nodes[$0].isBlank }
    for node in own where graph.nodes[node].place == .sentence { work.takeFromTable(node) }
    for node in own where graph.nodes[node].place == .change { work.recomputeChange(node) }
    for node in own where graph.nodes[node].place == .percent { work.recomputePercent(node) }
    return work.targets
  }

  private init(graph: FactGraph) { self.graph = graph }

  private var solver: Solver { Solver(graph: graph) }

  private mutating func takeFromTable(_ node: Int) {
    for index in graph.relationsOfNode[node] {
      let relation = graph.relations[index]
      guard relation.claim == nil, relation.nodes.count == 2, case .sum(.equal, 0) = relation.shape,
        let other = relation.nodes.first(where: { $0 != node }), graph.nodes[other].place > .sentence
      else { continue }
      if let value = solver.exact(node, in: index) { set(node, value) }
      return
    }
  }

  private mutating func recomputeChange(_ node: Int) {
    for index in graph.relationsOfNode[node] where graph.relations[index].claim == .change {
      let relation = graph.relations[index]
      guard let value = solver.exact(node, in: index) else { continue }
      if value < 0 {
        guard let word = relation.amountWord, let opposite = graph.directions.opposite(of: word.text) else { return }
        targets.append(.word(relation: index, word, replacement: opposite))
        turn(node, word)
      }
      set(node, value < 0 ? -value : value)
      return
    }
  }

  /// The same change, the other way, in every relation that its word speaks of.
  private mutating func turn(_ node: Int, _ word: DirectionWord) {
    for index in graph.relationsOfNode[node] where graph.relations[index].amountWord == word {
      graph.relations[index] = graph.relations[index].turned(graph.nodes)
    }
  }

  private mutating func recomputePercent(_ node: Int) {
    for index in graph.relationsOfNode[node] {
      let relation = graph.relations[index]
      guard case .ratio(node, let isFall) = relation.shape,
        !Evaluation.interval(relation.lower, graph.nodes).containsZero,
        let value = solver.exact(node, in: index)
      else { continue }
      if value < 0, let word = relation.word {
        guard let opposite = graph.directions.opposite(of: word.text) else { return }
        targets.append(.word(relation: index, word, replacement: opposite))
        graph.relations[index].shape = .ratio(percent: node, isFall: !isFall)
        set(node, -value)
      } else {
        set(node, value)
      }
      return
    }
  }

  /// The value, to the decimals that the figure has, if it is another one.
  private mutating func set(_ node: Int, _ value: Int128) {
    let step = max(Int128(graph.nodes[node].slack) * 2, 1)
    let half = step / 2
    let rounded = value >= 0 ? (value + half) / step * step : -((-value + half) / step * step)
    guard let raw = Int64(exactly: rounded), raw != graph.nodes[node].value else { return }
    graph.nodes[node].value = raw
    targets.append(.value(node: node, Fixed(raw: raw)))
  }
}

extension Relation {
  /// The same with the changes in it the other way: 增加 that should be 减少.
  func turned(_ nodes: [Node]) -> Relation {
    func turn(_ terms: Terms) -> Terms {
      Terms(terms.map { nodes[$0.node].place == .change ? GraphTerm($0.node, isNegative: !$0.isNegative) : $0 })
    }
    var turned = Relation(rule: rule, shape: shape, upper: turn(upper), lower: turn(lower))
    if let wordBlock { turned.note(word: word, amountWord: amountWord, block: wordBlock) }
    turned.claim = claim
    return turned
  }
}
