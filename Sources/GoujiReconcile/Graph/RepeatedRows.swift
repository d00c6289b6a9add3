/// The rows of codes that a table lists more than once (one row for each unit), with their figures.
struct RepeatedRows: Sendable {
  /// Figures by the code of their row and by each code above it, in the order in which they came.
  private var nodesBelow: [UInt32: [Int32]] = [:]
  private var codeOfNode: [Int32: UInt32] = [:]

  var isEmpty: Bool { nodesBelow.isEmpty }

  mutating func add(_ code: UInt32, nodes: [Int]) {
    let nodes = nodes.map { Int32(truncatingIfNeeded: $0) }
    for node in nodes { codeOfNode[node] = code }
    for code in Self.path(code) { nodesBelow[code, default: []] += nodes }
  }

  /// Whether some table lists the code, or one below it, more than once.
  func hasRows(below code: UInt32) -> Bool { nodesBelow[code] != nil }

  /// The figures of the rows at or below a code.
  func nodes(below code: UInt32) -> [Int32] { nodesBelow[code] ?? [] }

  /// The codes at or below which a figure's row stands; none for a figure of another row.
  func codes(of node: Int) -> [UInt32] {
    codeOfNode[Int32(truncatingIfNeeded: node)].map { Array(Self.path($0)) } ?? []
  }

  /// A code and those above it.
  static func path(_ code: UInt32) -> some Sequence<UInt32> {
    sequence(first: code) { $0 >= 100 ? $0 / 100 : nil }
  }
}
