package import GoujiCatalog
package import GoujiFacts
import GoujiSyntax

/// A figure as the relations see it: its value, its interval, how dearly it is doubted.
package struct Node: Sendable {
  /// Block of the draft and fact of the block; a block of −1 is a figure of another draft, its fact the place among
  /// those figures.
  package var block: Int
  package var fact: Int
  package var key: FactKey?
  package var kind: Fact.Kind
  package var place: Fact.Place
  package var isBlank: Bool
  package var isAsked: Bool
  /// Written in 元.
  package var isInYuan: Bool
  /// Written in 亿元, in a sentence.
  package var isInHundredMillions = false
  /// Of last year's draft or a subordinate's: evidence, never blamed.
  package var isExternal: Bool
  /// In hundred-millionths of 万元, piece or percent.
  package var value: Int64
  /// Half of the last digit shown.
  package var slack: Int64
  /// Half of the last digit that figures of this kind show beside this one, and in the draft: what a figure with its
  /// point in the wrong place, or none yet, would show; nil where they show now this, now that.
  package var usualSlack: Int64?

  /// The true values that it may stand for.
  var interval: Interval {
    value == 0 && isNeverJustBelowNothing ? Interval(low: 0, high: Int128(slack)) : Interval(value: value, slack: slack)
  }

  /// Whether a shown nothing stands for something too small to be shown, if not for nothing, but for nothing below it: only
  /// what has changed goes either way.
  var isNeverJustBelowNothing: Bool {
    if case .change = place { return false }
    if case .amount = kind { return true }
    return false
  }

  package var isInTable: Bool {
    switch place {
    case .tableTotal, .tableLeaf: true
    case .percent, .change, .sentence: false
    }
  }
}

/// How the figures of a relation hang together.
package enum RelationShape: Sendable {
  /// The sum of the terms, and a constant, compares with zero.
  case sum(Claim.Relation, constant: Int64)
  /// (sum of `upper`) ÷ (sum of `lower`) is the percentage; the flag says that it is stated as a fall.
  case ratio(percent: Int, isFall: Bool)
}

/// What became of a relation.
package enum Verdict: UInt8, Sendable {
  /// Nothing can be said: a part is missing, or the base is zero.
  case open
  /// The shown figures agree.
  case exact
  /// They differ, but only by rounding (尾差).
  case rounding
  case violated
}

/// The words of the sentence that states a relation.
private final class Wording: Sendable {
  let word: DirectionWord?
  let amountWord: DirectionWord?

  init(word: DirectionWord?, amountWord: DirectionWord?) {
    self.word = word
    self.amountWord = amountWord
  }
}

/// One relation between figures of the draft.
package struct Relation: Sendable {
  /// Index in the rule book.
  package var rule: Int
  package var shape: RelationShape
  /// For a sum all terms, the whole first and the parts negative; for a ratio its upper part.
  package let upper: Terms
  package let lower: Terms
  /// The block of the sentence that states it.
  package var wordBlock: Int?
  /// What a sentence or a table claims by it; nil for what the rule book demands.
  package var claim: Claim.Kind?
  private var wording: Wording?
  /// Whether something the relation needs may be missing: then its failure proves nothing.
  package var isIncomplete = false
  /// Whether it is a likeness that bears figures out where it holds, and no law: where it does not hold it says nothing.
  package var onlyConfirms = false
  /// The one figure to blame, where the relation is violated only because nothing else speaks for that figure.
  package var dissenter: Int?
  package var verdict = Verdict.open
  /// Whether it holds this year's figures less their changes, because nobody states last year's.
  package var isOfLastYear = false

  package init(rule: Int, shape: RelationShape, upper: Terms, lower: Terms = Terms()) {
    self.rule = rule
    self.shape = shape
    self.upper = upper
    self.lower = lower
  }

  /// All nodes of the relation, each once.
  package var nodes: TermNodes {
    guard case .ratio(let percent, _) = shape else { return TermNodes(upper) }
    // A ratio may count a figure several times.
    var all = Terms()
    for term in upper where !all.contains(where: { $0.node == term.node }) { all.append(term) }
    for term in lower where !all.contains(where: { $0.node == term.node }) { all.append(term) }
    if !all.contains(where: { $0.node == percent }) { all.append(GraphTerm(percent)) }
    return TermNodes(all)
  }

  /// Hands over each of `nodes`; without making a list of them where none can stand in it twice. In line: a call would copy
  /// the relation out of its list first.
  @inline(__always)
  func eachNode(_ take: (Int) -> Void) {
    switch shape {
    case .sum: for place in 0..<upper.count { take(upper[place].node) }
    case .ratio(let percent, _) where upper.count == 1 && lower.count == 1:
      let (part, base) = (upper[0].node, lower[0].node)
      take(part)
      if base != part { take(base) }
      if percent != part, percent != base { take(percent) }
    case .ratio: for node in nodes { take(node) }
    }
  }

  /// A sentence's own word for the direction.
  package var word: DirectionWord? { wording?.word }
  /// The word for the direction of the amount, where the percentage has one of its own.
  package var amountWord: DirectionWord? { wording?.amountWord }

  mutating func note(word: DirectionWord?, amountWord: DirectionWord?, block: Int) {
    wordBlock = block
    if word != nil || amountWord != nil { wording = Wording(word: word, amountWord: amountWord) }
  }

  /// Whether it says what its figures must be, not only what they may not exceed.
  package var pinsFigures: Bool {
    if onlyConfirms { return false }
    return switch shape {
    case .sum(let comparison, _): comparison == .equal
    case .ratio: true
    }
  }

  /// Whether its figures are right if it holds: a bound (part ≤ whole) holds for many values and confirms none, but a
  /// likeness is only laid over figures that it confirms.
  package var bearsOut: Bool { onlyConfirms || pinsFigures }
}

/// All figures of a draft and all relations between them, evaluated.
package struct FactGraph: Sendable {
  package var nodes: [Node] = []
  package var relations: [Relation] = []
  /// Relations by node.
  package private(set) var relationsOfNode = Adjacency()
  /// First node of each block's facts; −1 for a block without any.
  package var firstNode: [Int] = []
  /// What it was laid out by.
  var plan: GraphPlan?
  /// By node, how many sums of its own table it does not fit.
  var misfits: [Int32] = []
  /// The relations that are violated, that hold but for rounding, and of which one figure is to blame: few among very many.
  package private(set) var violated: Set<Int> = []
  package private(set) var rounded: Set<Int> = []
  private(set) var dissenting: Set<Int> = []
  /// Relations of last year's figures of which one change is contradicted by its own sentence: that they fail proves nothing.
  package private(set) var suspended: Set<Int> = []
  /// The relations that stand for a check of no block, and the place of that check among those.
  package var checks: [Int: Int] = [:]

  /// What is written where a sentence says the wrong direction.
  let directions: DirectionWords

  init(_ directions: DirectionWords) { self.directions = directions }

  /// Evaluates every relation, and notes which relations each figure stands in.
  /// - Parameter known: how many of the first ones have been evaluated.
  mutating func close(known: Int = 0) {
    for index in relations.indices {
      if index >= known { relations[index].verdict = Evaluation.verdict(relations[index], nodes) }
      switch relations[index].verdict {
      case .violated: violated.insert(index)
      case .rounding: rounded.insert(index)
      case .open, .exact: continue
      }
    }
    findRelationsOfNodes()
    markDissent()
  }

  /// Notes what has become of a relation.
  mutating func set(_ verdict: Verdict, dissenter: Int? = nil, of index: Int) {
    if relations[index].verdict == verdict, relations[index].dissenter == dissenter { return }
    relations[index].verdict = verdict
    relations[index].dissenter = dissenter
    if verdict == .violated { violated.insert(index) } else { violated.remove(index) }
    if verdict == .rounding { rounded.insert(index) } else { rounded.remove(index) }
    if dissenter != nil { dissenting.insert(index) } else { dissenting.remove(index) }
  }

  mutating func findRelationsOfNodes() { relationsOfNode = Adjacency(nodes: nodes.count, relations: relations) }

  /// A change that its own percentage contradicts is told there; that last year's sums fail by it is no news.
  private mutating func suspendLastYear() {
    for index in violated where relations[index].isOfLastYear {
      let isDoubtful = relations[index].nodes.contains { node in
        nodes[node].place == .change
          && relationsOfNode[node].contains { relations[$0].claim != nil && relations[$0].verdict == .violated }
      }
      if isDoubtful { suspended.insert(index) }
    }
    for index in suspended { set(.open, of: index) }
  }

  /// Evaluates again what was left out of account.
  mutating func resumeLastYear() {
    let indices = suspended
    suspended = []
    for index in indices { set(Evaluation.verdict(relations[index], nodes), of: index) }
  }

  mutating func markDissent() {
    suspendLastYear()
    for (relation, dissenter) in LoneDissent.found(in: self) {
      set(.violated, dissenter: dissenter, of: relation)
    }
  }

  /// Makes it the graph of a later version of the draft in which every block still states the same.
  ///
  /// - Returns: false, and the graph is what it was, where one does not.
  mutating func move(from old: [BlockReading], to new: [BlockReading], _ change: Change) -> Bool {
    if !change.retyped.isEmpty { return false }
    for block in change.reread {
      guard let before = change.before(block), old[before].statesSame(as: new[block]) else { return false }
    }
    // The blocks that state anything must answer to one another in order.
    let gone = change.gone.filter { !old[$0].statesNothing }
    let come = change.come.filter { !new[$0].statesNothing }
    guard gone.count == come.count, zip(gone, come).allSatisfy({ old[$0].statesSame(as: new[$1]) }) else {
      return false
    }
    if change.growth == 0, gone == come { return true }
    var places = Array(0..<old.count)
    for (before, after) in zip(gone, come) { places[before] = after }
    for block in change.gone.upperBound..<old.count { places[block] += change.growth }
    for index in nodes.indices where nodes[index].block >= 0 { nodes[index].block = places[nodes[index].block] }
    for index in relations.indices {
      if let block = relations[index].wordBlock { relations[index].wordBlock = places[block] }
    }
    plan = plan?.moved(places, count: new.count)
    var first = Array(repeating: -1, count: new.count)
    for (block, node) in firstNode.enumerated() where node >= 0 { first[places[block]] = node }
    firstNode = first
    return true
  }

  package func node(block: Int, fact: Int) -> Int? {
    guard block >= 0, block < firstNode.count, firstNode[block] >= 0 else { return nil }
    return firstNode[block] + fact
  }
}

/// Which relations each figure stands in: one run of a shared array for each.
package struct Adjacency: Sendable {
  private var starts: [Int32] = [0]
  private var members: [Int32] = []

  init() {}

  init(nodes: Int, relations: [Relation]) {
    starts = Array(repeating: 0, count: nodes + 1)
    for index in relations.indices { relations[index].eachNode { starts[$0 + 1] += 1 } }
    for node in 0..<nodes { starts[node + 1] += starts[node] }
    var next = starts
    members = Array(repeating: 0, count: Int(starts[nodes]))
    for index in relations.indices {
      relations[index].eachNode { node in
        members[Int(next[node])] = Int32(truncatingIfNeeded: index)
        next[node] += 1
      }
    }
  }

  package subscript(node: Int) -> LazyMapSequence<ArraySlice<Int32>, Int> {
    let range = node >= 0 && node + 1 < starts.count ? Int(starts[node])..<Int(starts[node + 1]) : 0..<0
    return members[range].lazy.map { Int($0) }
  }
}
