/// A row and the rows that make it up: which of their ways add up in every column.
struct FamilySum {
  /// For the parent and then each child the ways that are part of some solution; nil where there is none, or where there
  /// are too many to look at.
  private(set) var ways: [[[Int]]]?

  /// More sums than this are not followed.
  private static let most = 20_000

  /// - Parameter work: how many pairs of a sum and a way may still be looked at. Where they are used up nothing is found.
  init(parent: Placement.Unit, children: [Placement.Unit], columns: Int, work: inout Int) {
    guard !parent.ways.isEmpty, children.allSatisfy({ !$0.ways.isEmpty }) else { return }
    // Sums of the first children, and of the last ones: a way is good where the two meet at the parent.
    var first: [Set<[Int128]>] = [[[Int128](repeating: 0, count: columns)]]
    for child in children {
      guard let next = FamilySum.adding(child, to: first[first.count - 1], columns, &work) else { return }
      first.append(next)
    }
    let slack = FamilySum.slack([parent] + children, columns)
    let parents = parent.ways.map { way in (way: way, sum: FamilySum.sum(parent, way, columns)) }
    let all = first[children.count]
    guard FamilySum.takes(parents.count * all.count * 2, of: &work) else { return }
    let good = parents.filter { candidate in all.contains { FamilySum.isNear($0, candidate.sum, slack) } }
    guard !good.isEmpty else { return }
    // From the last child back: what must be left for those in front of it.
    var wanted = Set(all.filter { sum in good.contains { FamilySum.isNear(sum, $0.sum, slack) } })
    var kept = [[[Int]]](repeating: [], count: children.count)
    for index in children.indices.reversed() {
      guard FamilySum.takes(children[index].ways.count * wanted.count, of: &work) else { return }
      var before: Set<[Int128]> = []
      for way in children[index].ways {
        let own = FamilySum.sum(children[index], way, columns)
        var isGood = false
        for sum in wanted {
          let rest = zip(sum, own).map { $0 - $1 }
          if first[index].contains(rest) {
            before.insert(rest)
            isGood = true
          }
        }
        if isGood { kept[index].append(way) }
      }
      wanted = before
    }
    ways = [good.map(\.way)] + kept
  }

  private static func takes(_ pairs: Int, of work: inout Int) -> Bool {
    work -= pairs
    return work >= 0
  }

  private static func adding(
    _ unit: Placement.Unit,
    to sums: Set<[Int128]>,
    _ columns: Int,
    _ work: inout Int
  ) -> Set<[Int128]>? {
    guard takes(unit.ways.count * sums.count, of: &work) else { return nil }
    var next: Set<[Int128]> = []
    for way in unit.ways {
      let own = sum(unit, way, columns)
      for sum in sums {
        next.insert(zip(sum, own).map { $0 + $1 })
        if next.count > most { return nil }
      }
    }
    return next
  }

  private static func sum(_ unit: Placement.Unit, _ way: [Int], _ columns: Int) -> [Int128] {
    (0..<columns).map { Int128(unit.amount($0, way).value) }
  }

  /// The widest that rounding can be: every figure in the column.
  private static func slack(_ units: [Placement.Unit], _ columns: Int) -> Int128 {
    units.reduce(0) { $0 + Int128($1.amounts.compactMap { $0?.slack }.max() ?? 0) }
  }

  private static func isNear(_ sum: [Int128], _ other: [Int128], _ slack: Int128) -> Bool {
    zip(sum, other).allSatisfy { ($0 - $1).magnitude <= slack.magnitude }
  }
}
