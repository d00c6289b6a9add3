/// A node that is added to a relation or taken away.
package struct GraphTerm: Sendable, Hashable {
  package var node: Int
  package var isNegative: Bool

  package init(_ node: Int, isNegative: Bool = false) {
    self.node = node
    self.isNegative = isNegative
  }

  /// Node and sign in one number; a draft that fits in memory has far fewer nodes than it could hold.
  fileprivate var packed: Int32 { Int32(truncatingIfNeeded: node << 1 | (isNegative ? 1 : 0)) }

  fileprivate init(packed: Int32) {
    node = Int(packed >> 1)
    isNegative = packed & 1 != 0
  }
}

/// The terms of a relation. Nearly all relations have two or three, and a draft has thousands of relations: up to four
/// terms are held without any memory of their own.
package struct Terms: RandomAccessCollection, Sendable, Hashable, ExpressibleByArrayLiteral {
  private var few = SIMD4<Int32>()
  /// All of them, where there are more than four.
  private var many: [Int32]?
  private var size: Int32 = 0

  package init() {}

  package init(arrayLiteral elements: GraphTerm...) { self.init(elements) }

  package init(_ terms: some Sequence<GraphTerm>) {
    for term in terms { append(term) }
  }

  package var startIndex: Int { 0 }
  package var endIndex: Int { Int(size) }

  package subscript(index: Int) -> GraphTerm {
    if let many { return GraphTerm(packed: many[index]) }
    return GraphTerm(packed: few[index])
  }

  package mutating func append(_ term: GraphTerm) {
    if size < 4 {
      few[Int(size)] = term.packed
    } else {
      if many == nil { many = [few[0], few[1], few[2], few[3]] }
      many?.append(term.packed)
    }
    size += 1
  }
}

/// The nodes of some terms, in their order.
package struct TermNodes: RandomAccessCollection, Sendable {
  private let terms: Terms

  init(_ terms: Terms) { self.terms = terms }

  package var startIndex: Int { 0 }
  package var endIndex: Int { terms.count }
  package subscript(index: Int) -> Int { terms[index].node }
}
