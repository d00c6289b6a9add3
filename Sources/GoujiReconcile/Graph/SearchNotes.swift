import GoujiCatalog
import GoujiFacts
import GoujiSyntax

/// What the search for root causes has worked out already, and how much work it has done: a total of a thousand rows has
/// a thousand figures to doubt, and is added up but once.
final class SearchNotes {
  struct Sum {
    var shown: Int128
    var range: Interval
    /// How often each figure is in it, less how often it is taken away.
    var coefficients: [Int: Int128]
    /// Whether one of them is asked for.
    var isAsked: Bool
  }

  private var sums: [Int: Sum] = [:]
  /// Keys by code, and the figures of each code that has been asked for.
  private var keysOfCode: [UInt32: [Int]]?
  private var statements: [UInt32: [Int]] = [:]
  /// Relations looked at and terms added up.
  private(set) var steps: Int

  /// - Parameter steps: the work done before, for another graph.
  init(steps: Int = 0) { self.steps = steps }

  func count(_ steps: Int) { self.steps += steps }

  func forgetSums() { sums.removeAll(keepingCapacity: true) }

  /// The upper terms of a relation and its constant.
  func sum(of index: Int, in graph: FactGraph) -> Sum {
    steps += 1
    if let known = sums[index] { return known }
    let terms = graph.relations[index].upper
    steps += terms.count
    var coefficients: [Int: Int128] = [:]
    for term in terms { coefficients[term.node, default: 0] += term.isNegative ? -1 : 1 }
    var constant: Int128 = 0
    if case .sum(_, let value) = graph.relations[index].shape { constant = Int128(value) }
    let sum = Sum(
      shown: Evaluation.shownSum(terms, graph.nodes) + constant,
      range: Evaluation.interval(terms, graph.nodes) + Interval(low: constant, high: constant),
      coefficients: coefficients,
      isAsked: terms.contains { graph.nodes[$0.node].isAsked }
    )
    sums[index] = sum
    return sum
  }

  /// The figures of a code, in no order.
  func statements(of code: UInt32, in graph: FactGraph) -> [Int] {
    if let known = statements[code] { return known }
    guard let plan = graph.plan else { return [] }
    let found = keysOfCode(plan)[code, default: []].flatMap { plan.members[$0].map { Int($0) } }
    statements[code] = found
    return found
  }

  private func keysOfCode(_ plan: GraphPlan) -> [UInt32: [Int]] {
    if let keysOfCode { return keysOfCode }
    var all: [UInt32: [Int]] = [:]
    for (key, name) in plan.keys.keys.enumerated() {
      if let code = name.concept.code, code != 0 { all[code, default: []].append(key) }
    }
    keysOfCode = all
    return all
  }
}
