import GoujiCatalog
import GoujiFacts
import GoujiSyntax

// One key, one value.
extension GraphBuilder {
  // MARK: One key, one value

  mutating func addIdentities() {
    guard let rule = catalog.rules.index(builtin: "一致") else { return }
    for (key, members) in index.sorted(by: { ($0.value.first ?? 0) < ($1.value.first ?? 0) }) where members.count > 1 {
      addIdentity(key, members, rule)
    }
  }

  /// Ties every statement of a key to one of them. Rows of one table that share a code are parts of one figure.
  mutating func addIdentity(_ key: FactKey, _ members: [Int], _ rule: Int) {
    if catalog.vocabulary.named(key.concept)?.isPartial ?? false { return }
    if isAmbiguousProject(key, members) { return }
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
    let unitValues = valuesOfUnits(key)
    if !unitValues.isEmpty {
      // Two units under one roof: a sentence may speak of one of them, and then of its row alone.
      groups.removeAll { group in
        group.count == 1 && graph.nodes[group[0]].place <= .sentence && unitValues.contains(graph.nodes[group[0]].value)
      }
      if groups.allSatisfy({ $0.allSatisfy { graph.nodes[$0].place <= .sentence } }) { return }
    }
    guard let hub = hubs[key], let center = groups.firstIndex(where: { $0.contains(hub) }) else { return }
    for (number, group) in groups.enumerated() where number != center {
      addEquality(groups[center], group, rule)
    }
  }

  /// Two tables for projects of one name that state different money: nobody can tell of which of them a sentence speaks.
  private func isAmbiguousProject(_ key: FactKey, _ members: [Int]) -> Bool {
    guard case .local = key.concept else { return false }
    return Set(members.filter { graph.nodes[$0].place > .sentence }.map { graph.nodes[$0].value }).count > 1
  }

  /// Values of the rows at or below a code that some table lists more than once (one row for each unit).
  func valuesOfUnits(_ key: FactKey) -> Set<Int64> {
    guard let code = key.concept.code, code != 0 else { return [] }
    return repeatedRows.reduce(into: []) { values, row in
      if row.code == code || isDescendant(row.code, of: code) { values.formUnion(row.values) }
    }
  }

  func isRow(_ node: Node) -> Bool {
    guard node.block >= 0, let table = reading.blocks[node.block].table, let code = node.key?.concept.code, code != 0 else {
      return false
    }
    return table.binding.concept?.code != nil
  }

  mutating func addEquality(_ a: [Int], _ b: [Int], _ rule: Int) {
    func equate(_ left: [Int], _ right: [Int]) {
      if (left + right).allSatisfy({ graph.nodes[$0].isBlank }) { return }
      graph.relations.append(
        Relation(
          rule: rule,
          shape: .sum(.equal, constant: 0),
          upper: left.map { GraphTerm($0) } + right.map { GraphTerm($0, isNegative: true) }
        )
      )
    }
    if a.count == b.count {
      for (left, right) in zip(a, b) { equate([left], [right]) }
    } else if a.count > 1, b.count == 1, let same = a.first(where: { graph.nodes[$0].value == graph.nodes[b[0]].value }) {
      // The sentence speaks of one of the rows that share a code.
      equate([same], b)
    } else if b.count > 1, a.count == 1, let same = b.first(where: { graph.nodes[$0].value == graph.nodes[a[0]].value }) {
      equate(a, [same])
    } else {
      equate(a, b)
    }
  }
}
