import GoujiCatalog

/// Puts names together that were wrapped above and below their figures (`label / code figures / rest`).
struct NameAssembly {
  private(set) var rows: [FormRow]
  /// Pieces of names in front of each row and behind the last one.
  private var gaps: [[String]]
  private let isWhole: (FormRow.Group) -> Bool

  init(rows: [FormRow], gaps: [[String]], isWhole: @escaping (FormRow.Group) -> Bool) {
    self.rows = rows
    self.gaps = gaps
    self.isWhole = isWhole
  }

  mutating func assemble() {
    for row in rows.indices where !rows[row].isCounter {
      for group in rows[row].groups.indices where !isWhole(rows[row].groups[group]) { complete(row, group) }
    }
    if rows.allSatisfy({ $0.groups.count == 1 }) { share() } else { attach() }
  }

  // MARK: Known names

  /// More pieces than any cell has lines.
  private static let most = 4

  /// Gives a name the pieces with which the book knows it.
  private mutating func complete(_ row: Int, _ group: Int) {
    let above = Array(gaps[row].indices.suffix(Self.most))
    let below = Array(gaps[row + 1].indices.prefix(Self.most))
    for (head, tail) in Self.choices(above.count, below.count) {
      let heads = above.enumerated().filter { head & (1 << $0.offset) != 0 }.map(\.element)
      let tails = below.enumerated().filter { tail & (1 << $0.offset) != 0 }.map(\.element)
      var named = rows[row].groups[group]
      named.name = heads.map { gaps[row][$0] }.joined() + named.name + tails.map { gaps[row + 1][$0] }.joined()
      guard isWhole(named) else { continue }
      rows[row].groups[group] = named
      for index in heads.reversed() { gaps[row].remove(at: index) }
      for index in tails.reversed() { gaps[row + 1].remove(at: index) }
      return
    }
  }

  /// Which pieces to try, the fewest first, up to three above and three below.
  private static func choices(_ above: Int, _ below: Int) -> [(Int, Int)] {
    func subsets(_ count: Int) -> [Int] { (0..<(1 << count)).filter { $0.nonzeroBitCount <= 3 } }
    return subsets(above).flatMap { head in subsets(below).map { (head, $0) } }
      .filter { $0.0 | $0.1 != 0 }
      .sorted {
        ($0.0.nonzeroBitCount + $0.1.nonzeroBitCount, $0.0, $0.1) < (
          $1.0.nonzeroBitCount + $1.1.nonzeroBitCount, $1.0, $1.1
        )
      }
  }

  // MARK: Names that the book does not know

  /// Shares out what is left in the gaps so that the pieces of each name lie evenly around its figures.
  private mutating func share() {
    guard gaps.contains(where: { !$0.isEmpty }) else { return }
    guard !rows.isEmpty else { return }
    // best[c]: the cheapest way in which the row has the last c pieces of the gap above it.
    var best: [Int: (cost: Int, tails: [Int])] = [gaps[0].count: (0, [])]
    for row in rows.indices {
      var next: [Int: (cost: Int, tails: [Int])] = [:]
      let count = gaps[row + 1].count
      for (above, way) in best.sorted(by: { $0.key < $1.key }) {
        for below in row == rows.count - 1 ? [count] : Array(0...min(count, Self.most)) {
          let cost = way.cost + self.cost(row, above, below)
          let rest = count - below
          if next[rest].map({ cost < $0.cost }) ?? true { next[rest] = (cost, way.tails + [below]) }
        }
      }
      best = next
    }
    guard let tails = best.min(by: { ($0.value.cost, $0.key) < ($1.value.cost, $1.key) })?.value.tails else { return }
    var taken = 0
    for row in rows.indices {
      let head = gaps[row].dropFirst(row == 0 ? 0 : taken).joined()
      taken = tails[row]
      let tail = gaps[row + 1].prefix(taken).joined()
      guard !rows[row].groups.isEmpty else { continue }
      rows[row].groups[0].name = head + rows[row].groups[0].name + tail
    }
  }

  private func cost(_ row: Int, _ above: Int, _ below: Int) -> Int {
    guard let group = rows[row].groups.first, !rows[row].isCounter, !isWhole(group) else { return (above + below) * 4 }
    if above + below == 0 { return group.name.isEmpty ? 3 : 0 }
    return abs(above - below) * 2
  }

  /// In panels a piece goes on with the unfinished name beside it.
  private mutating func attach() {
    for gap in gaps.indices {
      for piece in gaps[gap] {
        if gap > 0, let group = rows[gap - 1].groups.indices.last(where: { !isWhole(rows[gap - 1].groups[$0]) }) {
          rows[gap - 1].groups[group].name += piece
        } else if gap < rows.count,
          let group = rows[gap].groups.indices.first(where: { !isWhole(rows[gap].groups[$0]) })
        {
          rows[gap].groups[group].name = piece + rows[gap].groups[group].name
        } else if gap > 0, let group = rows[gap - 1].groups.indices.last {
          rows[gap - 1].groups[group].name += piece
        } else if let group = rows.first?.groups.indices.first {
          rows[0].groups[group].name = piece + rows[0].groups[group].name
        }
      }
      gaps[gap] = []
    }
  }
}
