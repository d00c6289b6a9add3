import GoujiFacts

/// Which figure stands for a key: last year's own draft, else a figure that its own table bears out, else the value that
/// most tables state, then most sentences, then the first.
struct RepresentativeChoice {
  let nodes: [Node]
  /// By node, how many sums of its own table it does not fit.
  let misfits: [Int32]

  /// - Returns: the node; −1 where none can.
  func representative(of members: ArraySlice<Int32>) -> Int32 {
    let votes = votes(members)
    var best: Int32 = -1
    var bestRank = (0, 0, 0, 0)
    for member in members where !nodes[Int(member)].isAsked {
      let own = nodes[Int(member)]
      let vote = votes[own.value] ?? (0, 0)
      let rank = (own.isExternal ? 1 : 0, -Int(misfits[Int(member)]), vote.tables, vote.all)
      if best < 0 || rank > bestRank { (best, bestRank) = (member, rank) }
    }
    return best
  }

  /// How many tables, and how many statements at all, give each value; nothing where there is but one value to choose.
  private func votes(_ members: ArraySlice<Int32>) -> [Int64: (tables: Int, all: Int)] {
    guard let first = members.first else { return [:] }
    let value = nodes[Int(first)].value
    if members.allSatisfy({ nodes[Int($0)].value == value }) { return [:] }
    var votes: [Int64: (tables: Int, all: Int)] = [:]
    for member in members where !nodes[Int(member)].isAsked {
      let own = nodes[Int(member)]
      votes[own.value, default: (0, 0)].all += 1
      if own.isInTable { votes[own.value, default: (0, 0)].tables += 1 }
    }
    return votes
  }
}
