/// Numbers from 0 on in sets that are joined bit by bit.
struct DisjointSets {
  private var parents: [Int]

  init(count: Int) { parents = Array(0..<count) }

  /// The same number for all members of a set.
  mutating func root(_ member: Int) -> Int {
    var root = member
    while parents[root] != root {
      parents[root] = parents[parents[root]]
      root = parents[root]
    }
    return root
  }

  /// The lower root stays.
  mutating func join(_ one: Int, _ other: Int) {
    let (first, second) = (root(one), root(other))
    if first != second { parents[max(first, second)] = min(first, second) }
  }
}
