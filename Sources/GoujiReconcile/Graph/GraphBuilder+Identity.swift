import GoujiCatalog
import GoujiFacts
import GoujiSyntax

// One key, one value.
extension GraphBuilder {
  // MARK: One key, one value

  mutating func addIdentity(of key: Int) {
    guard let rule = book.rule(.identity), let hub = hub(key) else { return }
    let members = members[key]
    if needNotAgree(keys.keys[key], members) { return }
    let unitValues = repeatedRows.isEmpty ? [] : valuesOfUnits(keys.keys[key])
    if unitValues.isEmpty, !sharesRow(members) {
      for member in members where Int(member) != hub { equate(hub, Int(member), rule) }
    } else {
      record.readsValues()
      addIdentity(hub: hub, members.map { Int($0) }, unitValues, rule)
    }
  }

  /// Whether two of the figures stand in rows of one table. Those that do follow one another.
  private func sharesRow(_ members: ArraySlice<Int32>) -> Bool {
    zip(members, members.dropFirst()).contains { a, b in
      let block = graph.nodes[Int(a)].block
      return block == graph.nodes[Int(b)].block && isRow(graph.nodes[Int(a)])
    }
  }

  mutating func equate(_ a: Int, _ b: Int, _ rule: Int) {
    if graph.nodes[a].isBlank, graph.nodes[b].isBlank { return }
    let terms: Terms = [GraphTerm(a), GraphTerm(b, isNegative: true)]
    graph.relations.append(Relation(rule: rule, shape: .sum(.equal, constant: 0), upper: terms))
  }

  /// Ties every statement of a key to one of them. Rows of one table that share a code are parts of one figure.
  mutating func addIdentity(hub: Int, _ members: [Int], _ unitValues: Set<Int64>, _ rule: Int) {
    var groups: [[Int]] = []
    var groupOfBlock: [Int: Int] = [:]
    for member in members {
      let node = graph.nodes[member]
      if isRow(node), let group = groupOfBlock[node.block] {
        groups[group].append(member)
      } else {
        if isRow(node) { groupOfBlock[node.block] = groups.count }
        groups.append([member])
      }
    }
    if !unitValues.isEmpty {
      // Two units under one roof: a sentence may speak of one of them, and then of its row alone.
      groups.removeAll { group in
        group.count == 1 && !graph.nodes[group[0]].isInTable && unitValues.contains(graph.nodes[group[0]].value)
      }
      if groups.allSatisfy({ $0.allSatisfy { !graph.nodes[$0].isInTable } }) { return }
    }
    guard let center = groups.firstIndex(where: { $0.contains(hub) }) else { return }
    for (number, group) in groups.enumerated() where number != center {
      addEquality(groups[center], group, rule)
    }
  }

  /// Whether statements of a key may differ: each may speak of a part of its own, or two tables for projects of one name
  /// state different money, and nobody can tell of which of them a sentence speaks.
  private mutating func needNotAgree(_ key: FactKey, _ members: ArraySlice<Int32>) -> Bool {
    switch key.concept {
    case .named: return isPartial(key)
    case .local:
      let inTables = members.map { graph.nodes[Int($0)] }.filter(\.isInTable)
      guard inTables.count > 1 else { return false }
      record.readsValues()
      return Set(inTables.map(\.value)).count > 1
    case .income, .expense, .economic: return false
    }
  }

  /// Values of the rows at or below a code that some table lists more than once (one row for each unit).
  mutating func valuesOfUnits(_ key: FactKey) -> Set<Int64> {
    guard let code = key.concept.code, code != 0 else { return [] }
    var values: Set<Int64> = []
    for row in repeatedRows where covers(code, row.code) {
      record.readsValues()
      for node in row.nodes where graph.nodes[node].value != 0 { values.insert(graph.nodes[node].value) }
    }
    return values
  }

  func isRow(_ node: Node) -> Bool {
    guard node.block >= 0, isCodeTable[node.block], let code = node.key?.concept.code else { return false }
    return code != 0
  }

  mutating func addEquality(_ a: [Int], _ b: [Int], _ rule: Int) {
    func equate(_ left: [Int], _ right: [Int]) {
      if (left + right).allSatisfy({ graph.nodes[$0].isBlank }) { return }
      graph.relations.append(
        Relation(
          rule: rule,
          shape: .sum(.equal, constant: 0),
          upper: Terms(left.map { GraphTerm($0) } + right.map { GraphTerm($0, isNegative: true) })
        )
      )
    }
    if a.count == b.count {
      for (left, right) in zip(a, b) { equate([left], [right]) }
    } else if a.count > 1, b.count == 1, let same = a.first(where: { graph.nodes[$0].value == graph.nodes[b[0]].value })
    {
      // The sentence speaks of one of the rows that share a code.
      equate([same], b)
    } else if b.count > 1, a.count == 1, let same = b.first(where: { graph.nodes[$0].value == graph.nodes[a[0]].value })
    {
      equate(a, [same])
    } else {
      equate(a, b)
    }
  }
}
