package import GoujiCatalog
package import GoujiFacts
package import GoujiSyntax

/// A figure of another draft that this one is held against.
package struct ExternalFact: Sendable, Hashable {
  package var key: FactKey
  package var value: Fixed
  /// Half of the last digit shown, in hundred-millionths.
  package var slack: Int64
  /// UTF-8 byte range in that draft.
  package var range: Range<Int>

  package init(key: FactKey, value: Fixed, slack: Int64, range: Range<Int>) {
    self.key = key
    self.value = value
    self.slack = slack
    self.range = range
  }
}

/// Lays the relations of the rule book over the figures of a draft.
///
/// Keys are numbered once; from then on everything that is found by key is an array by number. Every edit of a figure
/// comes through here, so what is done for each figure is a few machine words.
package struct GraphBuilder {
  let reading: DraftReading
  let book: Book
  var graph: FactGraph
  /// The keys of the draft, each in the form that stands for all that mean the same here.
  var keys = KeyTable()
  var canonical = CanonicalKeys()
  var narrowed = NarrowedFunds()
  /// By node the number of its key, −1 for none.
  var keyOfNode: [Int32] = []
  /// Nodes by key, in the order of the draft.
  var members = Groups()
  /// The figure that stands for a key where the sentence or formula has none of its own, by key; −1 for none.
  var representatives: [Int32] = []
  var repeatedRows = RepeatedRows()
  /// What the figures of repeated rows say, by code, as far as anybody has asked.
  private var unitValues: [UInt32: Set<Int64>] = [:]
  /// To how many decimals the figures of the draft are given.
  var habit = DecimalHabit()
  /// Claims that no block of the draft makes.
  let checks: [Claim]
  /// How many of the relations are sums within tables: the first ones.
  var tableRelations = 0
  /// The steps in which the relations behind those have been laid.
  var record = LayoutRecord()
  /// By block, whether it is a table whose rows are codes.
  let isCodeTable: [Bool]

  /// - Parameter checks: claims that no block of the draft makes, laid as if one did.
  package static func build(
    _ reading: DraftReading,
    _ book: Book,
    _ externals: [ExternalFact] = [],
    checks: [Claim] = []
  ) -> FactGraph {
    let isCodeTable = reading.blocks.map { $0.table?.binding.concept?.code != nil }
    var builder = GraphBuilder(reading: reading, book: book, checks: checks, isCodeTable: isCodeTable)
    builder.addNodes(externals)
    builder.addTables()
    builder.chooseRepresentatives()
    builder.layAll()
    return builder.finished()
  }

  private init(reading: DraftReading, book: Book, checks: [Claim], isCodeTable: [Bool]) {
    self.reading = reading
    self.book = book
    self.checks = checks
    self.isCodeTable = isCodeTable
    graph = FactGraph(book.phrases.directions)
  }

  /// A builder that can lay single steps of a graph again.
  init(_ plan: GraphPlan, nodes: FactGraph, _ reading: DraftReading, _ book: Book) {
    self.init(reading: reading, book: book, checks: plan.checks, isCodeTable: plan.isCodeTable)
    graph.nodes = nodes.nodes
    graph.firstNode = nodes.firstNode
    keys = plan.keys
    canonical = plan.canonical
    narrowed = plan.narrowed
    keyOfNode = plan.keyOfNode
    members = plan.members
    repeatedRows = plan.repeatedRows
    representatives = plan.representatives
    record = LayoutRecord(keys: keys.count)
  }

  consuming func finished() -> FactGraph {
    markLikenesses()
    graph.plan = GraphPlan(self)
    graph.close(known: tableRelations)
    return graph
  }

  /// Marks what bears figures out and never accuses them.
  mutating func markLikenesses() {
    let onlyConfirm = book.rules.onlyConfirm
    for index in graph.relations.indices where onlyConfirm[graph.relations[index].rule] {
      graph.relations[index].onlyConfirms = true
      graph.relations[index].isIncomplete = true
    }
  }

  // MARK: Nodes

  mutating func addNodes(_ externals: [ExternalFact]) {
    let blocks = reading.blocks
    let count = blocks.reduce(externals.count) { $0 + $1.facts.count }
    var written = KeyTable(capacity: count)
    keyOfNode.reserveCapacity(count)
    for block in blocks {
      for fact in block.facts {
        keyOfNode.append(fact.key.map { Int32(truncatingIfNeeded: written.number(adding: $0)) } ?? -1)
      }
    }
    let own = written.count
    for external in externals { keyOfNode.append(Int32(truncatingIfNeeded: written.number(adding: external.key))) }
    addFigures(count)
    for (place, external) in externals.enumerated() { graph.nodes.append(Node(external, place: place)) }
    narrowed = NarrowedFunds(blocks, graph)
    for (node, key) in narrowed.keys {
      graph.nodes[node].key = key
      keyOfNode[node] = Int32(truncatingIfNeeded: written.number(adding: key))
    }
    canonical = CanonicalKeys(written, own: own, keyOfNode, graph.nodes)
    keys = KeyTable(capacity: written.count)
    let numbers = written.keys.map { Int32(truncatingIfNeeded: keys.number(adding: canonical.canonical($0))) }
    for node in keyOfNode.indices where keyOfNode[node] >= 0 {
      keyOfNode[node] = numbers[Int(keyOfNode[node])]
      graph.nodes[node].key = keys.keys[Int(keyOfNode[node])]
    }
    members = Groups(keyOfNode, count: keys.count)
  }

  private mutating func addFigures(_ count: Int) {
    let blocks = reading.blocks
    graph.firstNode = Array(repeating: -1, count: blocks.count)
    graph.nodes.reserveCapacity(count)
    var habits: [DecimalHabit.Slack] = []
    for (number, block) in blocks.enumerated() {
      let habit = DecimalHabit(block.facts)
      if !block.facts.isEmpty { graph.firstNode[number] = graph.nodes.count }
      for (place, fact) in block.facts.enumerated() {
        graph.nodes.append(Node(fact, block: number, place: place))
      }
      self.habit.add(habit)
      habits.append(habit.slack)
    }
    let usual = habit.slack
    for (number, block) in blocks.enumerated() {
      let first = graph.firstNode[number]
      for (place, fact) in block.facts.enumerated() {
        graph.nodes[first + place].note(usualSlack: habits[number].of(fact) ?? usual.of(fact))
      }
    }
  }

  /// The number of a key in whatever form it is asked for.
  func number(of key: FactKey) -> Int? { keys.number(of: canonical.canonical(key)) }

  /// What stands for a key. Whoever asks is laid again when another figure does.
  mutating func representative(_ key: FactKey) -> Int? {
    guard let number = number(of: key) else { return nil }
    return representative(number)
  }

  mutating func representative(_ key: Int) -> Int? {
    record.asks(for: key)
    return representatives[key] < 0 ? nil : Int(representatives[key])
  }

  // MARK: Values

  /// The value of a figure. Whatever looks at it is laid again when it changes: nothing that is laid looks past this.
  mutating func value(of node: Int) -> Int64 {
    record.reads(.statements(key: keyOfNode[node]))
    return graph.nodes[node].value
  }

  /// Values of the rows at or below a code that some table lists more than once (one row for each unit).
  mutating func valuesOfUnits(below code: UInt32) -> Set<Int64> {
    guard repeatedRows.hasRows(below: code) else { return [] }
    record.reads(.units(code))
    if let known = unitValues[code] { return known }
    var values: Set<Int64> = []
    for node in repeatedRows.nodes(below: code) { values.insert(graph.nodes[Int(node)].value) }
    values.remove(0)
    unitValues[code] = values
    return values
  }

  // MARK: What stands for a key

  mutating func chooseRepresentatives() {
    graph.misfits = misfitsInTables()
    tableRelations = graph.relations.count
    let choice = RepresentativeChoice(nodes: graph.nodes, misfits: graph.misfits)
    representatives = (0..<keys.count).map { choice.representative(of: members[$0]) }
    record = LayoutRecord(keys: keys.count)
  }

  /// How many sums of its own table each figure does not fit.
  private mutating func misfitsInTables() -> [Int32] {
    var misfits = [Int32](repeating: 0, count: graph.nodes.count)
    for index in graph.relations.indices {
      let verdict = Evaluation.verdict(graph.relations[index], graph.nodes)
      graph.relations[index].verdict = verdict
      if case .violated = verdict { graph.relations[index].eachNode { misfits[$0] += 1 } }
    }
    return misfits
  }
}

extension Node {
  init(_ fact: Fact, block: Int, place: Int) {
    self.init(
      block: block,
      fact: place,
      key: fact.key,
      kind: fact.kind,
      place: fact.place,
      isBlank: fact.isBlank,
      isAsked: fact.isAsked,
      isInYuan: fact.isAmount && fact.exponent == 4,
      isExternal: false,
      value: fact.value.raw,
      slack: fact.slack
    )
    isInHundredMillions = fact.isAmount && fact.exponent == -4 && fact.place == .sentence
  }

  /// - Parameter place: the figure's place among those of the other draft.
  init(_ external: ExternalFact, place: Int) {
    self.init(
      block: -1,
      fact: place,
      key: external.key,
      kind: .amount,
      place: .tableLeaf,
      isBlank: false,
      isAsked: false,
      isInYuan: false,
      isExternal: true,
      value: external.value.raw,
      slack: external.slack
    )
  }

  /// - Parameter usual: half of the last digit that figures beside this one show; nil where there is no habit.
  mutating func note(usualSlack usual: Int64?) {
    usualSlack = usual
    // `0` among figures to the cent is nothing, not anything below one half.
    if case .amount = kind, value == 0, let usual, usual > 0, usual < slack { slack = usual }
  }
}
