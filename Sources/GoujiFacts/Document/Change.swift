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
  /// Tables of which one figure has another value and nothing else has changed, by their numbers, which are what they were.
  package let retyped: [Int: Retyped]
  /// Whether a block that is gone, has come or was read anew is a table, and not one that was merely retyped.
  package let touchesTables: Bool
  /// Whether the graph could follow it: then `nodes` and `relations` tell all that has changed in it.
  package var isFollowed = false
  /// The values that nodes of the graph had before, where they have others now.
  package var valuesBefore: [Int: Int64] = [:]
  /// Nodes of the graph with other values, or other relations.
  package var nodes: Set<Int> = []
  /// Relations of the graph between other nodes than before, or of which something else has become.
  package var relations: Set<Int> = []

  /// A figure that was typed anew in its block.
  package struct Retyped: Sendable {
    /// By its place among the block's facts.
    package let fact: Int
    /// Byte offset in the block before, behind what has changed; what stands there has moved.
    package let end: Int
    package let shift: Int

    /// Where a range of the block stands now.
    package func moved(_ range: Range<Int>) -> Range<Int> {
      let start = range.lowerBound < end ? range.lowerBound : range.lowerBound + shift
      let stop = range.upperBound < end ? range.upperBound : range.upperBound + shift
      return start..<max(start, stop)
    }
  }

  /// - Parameters:
  ///   - old: the blocks before.
  ///   - new: the blocks now.
  init(
    gone: Range<Int>,
    come: Range<Int>,
    reread: [Int],
    retyped: [Int: Retyped] = [:],
    from old: [BlockReading],
    to new: [BlockReading]
  ) {
    self.gone = gone
    self.come = come
    self.reread = reread
    self.retyped = retyped
    let shift = gone.upperBound - come.upperBound
    func isTable(_ block: BlockReading) -> Bool { block.content.kind == .table }
    touchesTables =
      gone.contains { isTable(old[$0]) && retyped[$0] == nil }
      || come.contains { isTable(new[$0]) && retyped[$0] == nil }
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

  /// Whether nothing has changed but values of figures in tables.
  package var isOnlyRetyped: Bool { reread.isEmpty && gone.count == retyped.count && come.count == retyped.count }
}
