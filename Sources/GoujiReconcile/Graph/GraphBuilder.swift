package import GoujiCatalog
package import GoujiFacts
package import GoujiSyntax

/// A figure of another draft that this one is held against.
package struct ExternalFact: Sendable, Hashable {
  package var key: FactKey
  package var value: Fixed
  /// Half of the last digit shown, in hundred-millionths.
  package var slack: Int64

  package init(key: FactKey, value: Fixed, slack: Int64) {
    self.key = key
    self.value = value
    self.slack = slack
  }
}

/// Lays the relations of the rule book over the figures of a draft.
package struct GraphBuilder {
  let reading: DraftReading
  let catalog: Catalog
  var graph = FactGraph()
  var canonical = CanonicalKeys([])
  /// Nodes by canonical key, in the order of the draft.
  var index: [FactKey: [Int]] = [:]
  /// Codes that a table lists more than once, with the values of their rows.
  var repeatedRows: [(code: UInt32, values: Set<Int64>)] = []
  /// The figure that stands for a key where the sentence or formula has none of its own.
  var hubs: [FactKey: Int] = [:]

  package static func build(_ reading: DraftReading, _ catalog: Catalog, _ externals: [ExternalFact] = []) -> FactGraph {
    var builder = GraphBuilder(reading: reading, catalog: catalog)
    builder.addNodes(externals)
    builder.addTables()
    builder.chooseHubs()
    builder.addIdentities()
    builder.addFormulas()
    builder.addClaims()
    builder.addLikenesses()
    return builder.finished()
  }

  private init(reading: DraftReading, catalog: Catalog) {
    self.reading = reading
    self.catalog = catalog
  }

  // MARK: Nodes

  mutating func addNodes(_ externals: [ExternalFact]) {
    let blocks = reading.blocks
    graph.firstNode = Array(repeating: -1, count: blocks.count)
    var keyed: [(key: FactKey, value: Int64)] = []
    for block in blocks {
      for fact in block.facts {
        if let key = fact.key { keyed.append((key, fact.value.raw)) }
      }
    }
    canonical = CanonicalKeys(keyed + externals.map { ($0.key, $0.value.raw) })
    graph.nodes.reserveCapacity(keyed.count * 2)
    for (number, block) in blocks.enumerated() where !block.facts.isEmpty {
      graph.firstNode[number] = graph.nodes.count
      for (place, fact) in block.facts.enumerated() {
        add(
          Node(
            block: number,
            fact: place,
            key: fact.key.map { canonical.canonical($0) },
            kind: fact.kind,
            place: fact.place,
            isBlank: fact.isBlank,
            isAsked: fact.isAsked,
            isInYuan: fact.kind == .amount && fact.exponent == 4,
            isExternal: false,
            value: fact.value.raw,
            slack: fact.slack
          )
        )
      }
    }
    noteUsualSlack()
    for external in externals {
      add(
        Node(
          block: -1,
          fact: -1,
          key: canonical.canonical(external.key),
          kind: .amount,
          place: .tableLeaf,
          isBlank: false,
          isAsked: false,
          isInYuan: false,
          isExternal: true,
          value: external.value.raw,
          slack: external.slack
        )
      )
    }
  }

  private mutating func noteUsualSlack() {
    var draft = DecimalHabit()
    for block in reading.blocks {
      for fact in block.facts { draft.count(fact) }
    }
    for (number, block) in reading.blocks.enumerated() {
      guard !block.facts.isEmpty, let first = graph.node(block: number, fact: 0) else { continue }
      var own = DecimalHabit()
      for fact in block.facts { own.count(fact) }
      for (place, fact) in block.facts.enumerated() {
        let usual = own.slack(of: fact) ?? draft.slack(of: fact) ?? fact.slack
        graph.nodes[first + place].usualSlack = usual
        // `0` among figures to the cent is nothing, not anything below one half.
        if fact.kind == .amount, fact.value == .zero, usual > 0, usual < fact.slack { graph.nodes[first + place].slack = usual }
      }
    }
  }

  mutating func add(_ node: Node) {
    if let key = node.key { index[key, default: []].append(graph.nodes.count) }
    graph.nodes.append(node)
  }

  /// What stands for a key: last year's own draft, else a figure that its own table bears out, else the value that
  /// most tables state, then most sentences.
  mutating func chooseHubs() {
    let doubts = doubtsInTables()
    for (key, members) in index {
      let usable = members.filter { !graph.nodes[$0].isAsked }
      guard let first = usable.first else { continue }
      if usable.count == 1 {
        hubs[key] = first
        continue
      }
      var votes: [Int64: (tables: Int, all: Int)] = [:]
      for member in usable {
        let node = graph.nodes[member]
        votes[node.value, default: (0, 0)].all += 1
        if node.place > .sentence { votes[node.value, default: (0, 0)].tables += 1 }
      }
      func rank(_ member: Int) -> (Int, Int, Int, Int, Int) {
        let node = graph.nodes[member]
        let vote = votes[node.value] ?? (0, 0)
        return (node.isExternal ? 1 : 0, -(doubts[member] ?? 0), vote.tables, vote.all, -member)
      }
      hubs[key] = usable.max { rank($0) < rank($1) }
    }
  }

  /// How many sums of its own table a figure does not fit.
  func doubtsInTables() -> [Int: Int] {
    var doubts: [Int: Int] = [:]
    for relation in graph.relations where Evaluation.verdict(relation, graph.nodes) == .violated {
      for node in relation.nodes { doubts[node, default: 0] += 1 }
    }
    return doubts
  }
}
