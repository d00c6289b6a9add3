package import GoujiFacts
package import GoujiSyntax

/// What would mend a contradiction.
package struct Repair: Sendable, Hashable {
  package enum Target: Sendable, Hashable {
    /// A figure, and the value it should have.
    case value(node: Int, Fixed)
    /// 元 or 亿元 that should be 万元.
    case unit(node: Int)
    /// A word for the direction in the sentence that states a relation, and the word it should be.
    case word(relation: Int, DirectionWord, replacement: String)
  }
  package var target: Target
  /// Whether no other value at the figure's own decimals does as well.
  package var isUnique: Bool
  /// What it costs to doubt this place.
  package var cost: Int
  /// To how many decimals of the held unit the value is to be written; nil for those of the wrong figure.
  package var decimals: Int?

  package init(target: Target, isUnique: Bool, cost: Int, decimals: Int? = nil) {
    self.target = target
    self.isUnique = isUnique
    self.cost = cost
    self.decimals = decimals
  }
}

/// One mistake: where it stands, which relations show it, what mends it.
package struct Diagnosis: Sendable, Equatable {
  /// The repairs that mend all of `relations`, the cheapest first; none where no single change does.
  package var repairs: [Repair]
  /// The violated relations that this mistake explains, by index in the graph.
  package var relations: [Int]
  /// Whether the search ended before anybody knew what would mend them.
  package var isCutShort = false

  /// The figure that the first repair changes.
  var root: Int? {
    switch repairs.first?.target {
    case .value(let node, _), .unit(let node): node
    case .word, nil: nil
    }
  }

  /// Notes that none of the repairs is certain.
  mutating func doubt() {
    for index in repairs.indices { repairs[index].isUnique = false }
  }

  /// Whether the first repair is cheaper than any other, and its value certain.
  package var isCertain: Bool {
    guard let first = repairs.first, first.isUnique else { return false }
    return repairs.count == 1 || first.cost < repairs[1].cost
  }
}
