import GoujiCatalog
import GoujiFacts
import GoujiSyntax

// One key, one value.
extension GraphBuilder {
  // MARK: One key, one value

  mutating func addIdentity(of key: Int) {
    guard let rule = book.rule(.identity), let representative = representative(key) else { return }
    let members = members[key]
    if needNotAgree(keys.keys[key], members) { return }
    let code = keys.keys[key].concept.code ?? 0
    let unitValues = code == 0 ? [] : valuesOfUnits(below: code)
    if unitValues.isEmpty, !sharesRow(members) {
      for member in members where Int(member) != representative { equate(representative, Int(member), rule) }
    } else {
      addIdentity(representative: representative, members.map { Int($0) }, unitValues, rule)
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
  mutating func addIdentity(representative: Int, _ members: [Int], _ unitValues: Set<Int64>, _ rule: Int) {
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
        group.count == 1 && !graph.nodes[group[0]].isInTable && unitValues.contains(value(of: group[0]))
      }
      if groups.allSatisfy({ $0.allSatisfy { !graph.nodes[$0].isInTable } }) { return }
    }
    guard let center = groups.firstIndex(where: { $0.contains(representative) }) else { return }
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
      let inTables = members.filter { graph.nodes[Int($0)].isInTable }
      return inTables.count > 1 && Set(inTables.map { value(of: Int($0)) }).count > 1
    case .income, .expense, .economic: return false
    }
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
    } else if a.count > 1, b.count == 1, let same = a.first(where: { value(of: $0) == value(of: b[0]) }) {
      // The sentence speaks of one of the rows that share a code.
      equate([same], b)
    } else if b.count > 1, a.count == 1, let same = b.first(where: { value(of: $0) == value(of: a[0]) }) {
      equate(a, [same])
    } else {
      equate(a, b)
    }
  }
}
