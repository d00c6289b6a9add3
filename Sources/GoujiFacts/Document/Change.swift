import GoujiSyntax

/// What differs between two versions of a draft: made by whoever reads the new one, taken and passed on by every layer.
///
/// Each layer adds what it alone can tell: the reader which blocks and which figures, the graph which of its nodes and
/// relations. What a change does not name is as it was.
package struct Change: Sendable {
  /// Blocks with another text: those that are gone, by their numbers before, and those in their place, by their numbers now.
  package let gone: Range<Int>
  package let come: Range<Int>
  /// Other blocks that were read anew, by their numbers now, in order.
  package let reread: [Int]
  /// Whether a block that is gone, has come or was read anew is a table.
  package let touchesTables: Bool
  /// Nodes of the graph with other values, or other relations.
  package var nodes: Set<Int> = []
  /// Relations of the graph between other nodes than before, or of which something else has become.
  package var relations: Set<Int> = []

  /// - Parameters:
  ///   - old: the blocks before.
  ///   - new: the blocks now.
  init(gone: Range<Int>, come: Range<Int>, reread: [Int], from old: [BlockReading], to new: [BlockReading]) {
    self.gone = gone
    self.come = come
    self.reread = reread
    let shift = gone.upperBound - come.upperBound
    func isTable(_ block: BlockReading) -> Bool { block.content.kind == .table }
    touchesTables =
      old[gone].contains(where: isTable) || new[come].contains(where: isTable)
      || reread.contains { isTable(new[$0]) || isTable(old[$0 < come.lowerBound ? $0 : $0 + shift]) }
  }

  /// How many more blocks there are.
  package var growth: Int { come.count - gone.count }

  /// The blocks read anew, with another text or without, by their numbers now, in order.
  package var readAnew: [Int] {
    let behind = reread.firstIndex { $0 >= come.upperBound } ?? reread.count
    return reread[..<behind] + Array(come) + reread[behind...]
  }

  /// The number that a block has now; nil for one that was read anew or is gone.
  package func now(_ before: Int) -> Int? {
    if gone.contains(before) { return nil }
    let now = before < gone.lowerBound ? before : before + growth
    return reread.contains(now) ? nil : now
  }

  /// The number that a block of the same text had before; nil for one that has come.
  package func before(_ now: Int) -> Int? {
    if come.contains(now) { return nil }
    return now < come.lowerBound ? now : now - growth
  }

  /// Whether no block was read anew.
  package var isEmpty: Bool { gone.isEmpty && come.isEmpty && reread.isEmpty }
}
