import GoujiCatalog
package import GoujiFacts
import GoujiSyntax

/// Finds for every contradiction the cheapest change that removes it (Fellegi–Holt error localisation).
///
/// The violated relations fall into components that share figures. Within one, every figure (and every word for a
/// direction) is asked which of the violations it could mend alone without breaking what holds; the cheapest cover of
/// all violations is the diagnosis. The work is bounded: beyond the bound the cover is found greedily.
package struct RootCause {
  private let graph: FactGraph
  private let solver: Solver
  /// Steps the exact search may take for one component.
  private static let searchLimit = 4_000
  /// How many times cheaper a figure is to doubt if a slip of the hand explains it: even of a table's leaf that is likelier
  /// than a percentage of which every digit is wrong.
  private static let slipDiscount = 5
  /// What it costs more if a share that holds would not hold any longer.
  private static let brokenShare = 10
  /// Of how many values a slip may pick one: of more, some would always do by chance, and the more the likelier.
  private static let fewValues = Int128(12)
  private static let someValues = Int128(30)

  package static func diagnose(_ graph: FactGraph) -> [Diagnosis] {
    let finder = RootCause(graph: graph, solver: Solver(graph: graph))
    var result: [Diagnosis] = []
    var left: [Int] = []
    for component in finder.components() {
      let (alone, unmended) = finder.cover(component, finder.candidates(component))
      result += alone
      left += unmended
    }
    return left.isEmpty ? result : result + finder.together(left, after: result)
  }

  /// Some contradictions need several changes at once: 550 and 184 both wrong, and their sum right; a row wrong in two
  /// columns. They are sought in the draft as it stands once the others are mended.
  private func together(_ left: [Int], after alone: [Diagnosis]) -> [Diagnosis] {
    let mended = finder(after: alone)
    var result: [Diagnosis] = []
    for group in mended.linked(left.filter { mended.graph.relations[$0].verdict == .violated }) {
      let suspects = mended.suspects(group)
      let (found, rest) = mended.cover(group, mended.candidates(group, suspects: suspects))
      if rest.isEmpty, mended.finder(after: found).holds(around: found) {
        result += found
      } else {
        // What nothing mends is told once, with all that it breaks.
        result.append(Diagnosis(repairs: [], relations: group))
      }
    }
    return result
  }

  private func suspects(_ relations: [Int]) -> Set<Int> {
    Set(relations.flatMap { graph.relations[$0].nodes }.filter { !graph.nodes[$0].isExternal })
  }

  /// Groups violations that share a figure, or whose figures a relation that holds ties together.
  private func linked(_ violated: [Int]) -> [[Int]] {
    var groups: [(relations: [Int], reach: Set<Int>)] = []
    for relation in violated {
      var merged: (relations: [Int], reach: Set<Int>) = ([relation], reach(relation))
      let own = suspects([relation])
      groups.removeAll { group in
        guard !group.reach.isDisjoint(with: own) || !merged.reach.isDisjoint(with: suspects(group.relations)) else { return false }
        merged.relations = group.relations + merged.relations
        merged.reach.formUnion(group.reach)
        return true
      }
      groups.append(merged)
    }
    return groups.map { $0.relations.sorted() }
  }

  /// The figures of a relation, and those that relations that hold tie to them.
  private func reach(_ relation: Int) -> Set<Int> {
    var reach = suspects([relation])
    for node in reach {
      for other in graph.relationsOfNode[node] where graph.relations[other].verdict == .exact && !isTrivial(other) {
        reach.formUnion(graph.relations[other].nodes)
      }
    }
    return reach
  }

  // MARK: Components

  private func components() -> [[Int]] {
    let violated = graph.relations.indices.filter { graph.relations[$0].verdict == .violated }
    var component: [Int: Int] = [:]
    var result: [[Int]] = []
    for start in violated where component[start] == nil {
      var members: [Int] = []
      var queue = [start]
      component[start] = result.count
      while let relation = queue.popLast() {
        members.append(relation)
        for node in graph.relations[relation].nodes where !graph.nodes[node].isExternal {
          for next in graph.relationsOfNode[node] where graph.relations[next].verdict == .violated && component[next] == nil {
            component[next] = result.count
            queue.append(next)
          }
        }
      }
      result.append(members.sorted())
    }
    return result
  }

  // MARK: Candidates

  /// A change and the violations that it mends.
  private struct Candidate {
    var repair: Repair
    var mends: Set<Int>
  }

  /// - Parameter suspects: figures that may all be wrong: what holds between two of them protects neither.
  private func candidates(_ violated: [Int], suspects: Set<Int> = []) -> [Candidate] {
    var result: [Candidate] = []
    var seen: Set<Int> = []
    for relation in violated {
      for node in graph.relations[relation].nodes where seen.insert(node).inserted {
        if let candidate = unitCandidate(node) { result.append(candidate) }
        if let candidate = pointCandidate(node, suspects) { result.append(candidate) }
        result += candidates(node, suspects)
      }
      result += wordCandidates(relation)
    }
    return result
  }

  /// A word such as 持平 says what its writer thought of two figures; it keeps neither of them from being wrong.
  private func protects(_ relation: Int, _ node: Int, _ suspects: Set<Int>) -> Bool {
    if case .sum = graph.relations[relation].shape, graph.relations[relation].word != nil { return false }
    return !graph.relations[relation].nodes.contains { $0 != node && suspects.contains($0) }
  }

  private func candidates(_ node: Int, _ suspects: Set<Int>) -> [Candidate] {
    let own = graph.nodes[node]
    guard !own.isExternal, !own.isAsked else { return [] }
    let strict = candidate(node, suspects, keepingShares: true)
    let broken = graph.relationsOfNode[node].filter { graph.relations[$0].verdict == .violated }.count
    guard broken > 1, (strict?.mends.count ?? 0) < broken, graph.relationsOfNode[node].contains(where: { holdsAsShare($0) }) else {
      return strict.map { [$0] } ?? []
    }
    // A share to few digits may fit a wrong figure by chance: it does not outweigh several relations that do not.
    let lenient = candidate(node, suspects, keepingShares: false).flatMap { candidate in
      candidate.mends.count > max(strict?.mends.count ?? 0, 1) ? candidate : nil
    }
    return [strict, lenient].compactMap { $0 }
  }

  /// Whether an amount would look odd among its neighbours, or could not be written, to the decimals that the wrong one has.
  private func needsUsualDecimals(_ node: Node, _ value: Fixed) -> Bool {
    guard node.kind == .amount else { return false }
    return node.isBlank || node.usualSlack > node.slack || Int128(value.raw) % step(node, node.slack) != 0
  }

  private func holdsAsShare(_ relation: Int) -> Bool {
    guard case .ratio = graph.relations[relation].shape else { return false }
    return graph.relations[relation].verdict == .exact || graph.relations[relation].verdict == .rounding
  }

  private func candidate(_ node: Int, _ suspects: Set<Int>, keepingShares: Bool) -> Candidate? {
    let own = graph.nodes[node]
    if own.usualSlack > 0, own.usualSlack != own.slack {
      // A wrong figure may have wrong decimals, too; but how exact a percentage is to be is its writer's choice, unless its
      // digits are right and only the point is not.
      let usual = candidate(node, suspects, slack: own.usualSlack, keepingShares)
      if let usual, usual.repair.decimals != nil { return usual }
    }
    return candidate(node, suspects, slack: own.slack, keepingShares)
  }

  private func candidate(_ node: Int, _ suspects: Set<Int>, slack: Int64, _ keepingShares: Bool) -> Candidate? {
    let own = graph.nodes[node]
    let step = step(own, slack)
    var interval = Interval.everything
    if own.value >= 0, own.kind != .percent { interval.low = 0 }
    var broken: [Int] = []
    for relation in graph.relationsOfNode[node] {
      switch graph.relations[relation].verdict {
      case .open: continue
      case .violated:
        if let dissenter = graph.relations[relation].dissenter, dissenter != node { continue }
        broken.append(relation)
      case .exact, .rounding:
        guard protects(relation, node, suspects), keepingShares || !holdsAsShare(relation) else { continue }
        interval = interval.intersection(solver.allowed(node, in: graph.relations[relation], slack: slack))
      }
    }
    if interval.isEmpty { return nil }
    var mends: Set<Int> = []
    for relation in broken {
      let narrowed = interval.intersection(solver.allowed(node, in: graph.relations[relation], slack: slack))
      if hasValue(narrowed, step) {
        interval = narrowed
        mends.insert(relation)
      }
    }
    guard !mends.isEmpty, let found = value(node, interval, step, mends) else { return nil }
    var cost = cost(node) - (isEchoed(node, found.value) ? 6 : 0)
    if found.isSlip { cost = max(cost / Self.slipDiscount, 1) }
    if !keepingShares { cost += Self.brokenShare }
    return Candidate(
      repair: Repair(
        target: .value(node: node, found.value),
        isUnique: found.isUnique && (found.isSlip || !mends.contains { isShareOfNothing($0, node) }),
        cost: cost,
        decimals: slack != own.slack && (found.isSlip || needsUsualDecimals(own, found.value)) ? Slip.decimals(slack) : nil
      ),
      mends: mends
    )
  }

  /// The same digits with the point where figures around it have theirs, and everything agrees.
  private func pointCandidate(_ node: Int, _ suspects: Set<Int>) -> Candidate? {
    let own = graph.nodes[node]
    guard !own.isExternal, !own.isAsked, !own.isBlank, own.kind != .count, own.slack != own.usualSlack else { return nil }
    for (value, slack) in Slip.movedPoints(own.value, own.slack) where slack == own.usualSlack {
      var mends: Set<Int> = []
      let fits = graph.relationsOfNode[node].allSatisfy { index in
        let relation = graph.relations[index]
        switch relation.verdict {
        case .open: return true
        case .exact, .rounding: if !protects(index, node, suspects) { return true }
        case .violated: mends.insert(index)
        }
        return solver.allowed(node, in: relation, slack: slack).contains(Int128(value))
      }
      guard fits, !mends.isEmpty else { continue }
      return Candidate(
        repair: Repair(
          target: .value(node: node, Fixed(raw: value)),
          isUnique: true,
          cost: max(cost(node) / Self.slipDiscount, 1),
          decimals: Slip.decimals(slack)
        ),
        mends: mends
      )
    }
    return nil
  }

  /// 元 where 万元 is meant: the same digits, ten thousand times as much, and everything agrees.
  private func unitCandidate(_ node: Int) -> Candidate? {
    let own = graph.nodes[node]
    guard own.isInYuan, own.value != 0 else { return nil }
    let (value, overflow) = own.value.multipliedReportingOverflow(by: 10_000)
    let (slack, slackOverflow) = own.slack.multipliedReportingOverflow(by: 10_000)
    guard !overflow, !slackOverflow else { return nil }
    var nodes = graph.nodes
    nodes[node].value = value
    nodes[node].slack = slack
    var mends: Set<Int> = []
    for relation in graph.relationsOfNode[node] where graph.relations[relation].verdict != .open {
      if Evaluation.verdict(graph.relations[relation], nodes) == .violated { return nil }
      if graph.relations[relation].verdict == .violated { mends.insert(relation) }
    }
    guard !mends.isEmpty else { return nil }
    return Candidate(repair: Repair(target: .unit(node: node), isUnique: true, cost: 6), mends: mends)
  }

  /// The worth of a figure's last digit.
  private func step(_ node: Node, _ slack: Int64) -> Int128 {
    node.kind == .count ? Int128(Fixed.scale) : max(Int128(slack) * 2, node.isBlank ? Int128(Fixed.scale / 100) : 1)
  }

  private func hasValue(_ interval: Interval, _ step: Int128) -> Bool {
    !interval.isEmpty && ceiling(interval.low, step) <= interval.high
  }

  private func ceiling(_ value: Int128, _ unit: Int128) -> Int128 {
    let quotient = value / unit
    return quotient * unit >= value ? quotient * unit : (quotient + 1) * unit
  }

  private func rounded(_ value: Int128, _ unit: Int128) -> Int128 {
    let half = unit / 2
    return value >= 0 ? (value + half) / unit * unit : -((-value + half) / unit * unit)
  }

  /// The value with which most of the mended relations come out exactly, at the decimals of `step`.
  private func value(
    _ node: Int,
    _ interval: Interval,
    _ step: Int128,
    _ mends: Set<Int>
  ) -> (value: Fixed, isUnique: Bool, isSlip: Bool)? {
    let own = graph.nodes[node]
    func isSlip(_ value: Int128) -> Bool {
      !own.isBlank && Slip.turns(value, step: step, into: Int128(own.value), step: self.step(own, own.slack))
    }
    var votes: [Int128: Int] = [:]
    for relation in graph.relationsOfNode[node] where graph.relations[relation].verdict != .open {
      guard let exact = solver.exact(node, in: graph.relations[relation]) else { continue }
      let shown = rounded(exact, step)
      if interval.contains(shown) { votes[shown, default: 0] += weight(relation, mends) }
    }
    let first = ceiling(interval.low, step)
    let isOnly = first + step > interval.high
    if let best = votes.max(by: { ($0.value, -$0.key) < ($1.value, -$1.key) }) {
      if !isOnly, !isSlip(best.key), !isStated(best.key, of: node), let slip = onlySlip(interval, step, isSlip) {
        return (slip.value, slip.isTelling, true)
      }
      guard let raw = Int64(exactly: best.key) else { return nil }
      let isUnique = isOnly || votes.filter { $0.value == best.value }.count == 1
      return (Fixed(raw: raw), isUnique, isSlip(best.key))
    }
    guard interval.high < Int128(Int64.max), interval.low > Int128(Int64.min) else { return nil }
    // No relation says the value outright: the one that a slip of the hand explains, if they leave but a few;
    if let slip = onlySlip(interval, step, isSlip) { return (slip.value, slip.isTelling, true) }
    // else the middle, and only one choice counts as certain.
    let middle = rounded((interval.low + interval.high) / 2, step)
    let chosen = interval.contains(middle) ? middle : first
    guard let raw = Int64(exactly: chosen) else { return nil }
    return (Fixed(raw: raw), isOnly, false)
  }

  /// How much a relation's word counts: what is mended more than what holds, the same figure elsewhere more than a sum,
  /// whose other parts are rounded, too.
  private func weight(_ relation: Int, _ mends: Set<Int>) -> Int {
    (mends.contains(relation) ? 2 : 1) + (graph.relations[relation].nodes.count == 2 ? 2 : 0)
  }

  /// Whether a percentage is stated of something whose base is nothing: 100% is what is often written then, no more.
  private func isShareOfNothing(_ index: Int, _ node: Int) -> Bool {
    let relation = graph.relations[index]
    guard case .ratio(let percent, _) = relation.shape, percent == node else { return false }
    return Evaluation.interval(relation.lower, graph.nodes).containsZero && Evaluation.shownSum(relation.upper, graph.nodes) != 0
  }

  /// The one value of a few that a slip of the hand explains, and whether they are so few that it is no chance.
  private func onlySlip(
    _ interval: Interval,
    _ step: Int128,
    _ isSlip: (Int128) -> Bool
  ) -> (value: Fixed, isTelling: Bool)? {
    let first = ceiling(interval.low, step)
    let last = (interval.high - first) / step
    guard last >= 0, last < Self.someValues else { return nil }
    let slips = (0...last).map { first + $0 * step }.filter(isSlip)
    guard slips.count == 1, let raw = Int64(exactly: slips[0]) else { return nil }
    return (Fixed(raw: raw), last < Self.fewValues)
  }

  /// Whether another figure that must be the same has this value.
  private func isStated(_ value: Int128, of node: Int) -> Bool {
    graph.relationsOfNode[node].contains { index in
      let relation = graph.relations[index]
      guard relation.nodes.count == 2, let other = relation.nodes.first(where: { $0 != node }) else { return false }
      return Int128(graph.nodes[other].value) == value
    }
  }

  /// What it costs to doubt a figure: a derived percentage least, a table's leaf most, and more for each relation
  /// that already bears it out.
  private func cost(_ node: Int) -> Int {
    let own = graph.nodes[node]
    let base =
      switch own.place {
      case .percent: 10
      case .change: 14
      case .sentence: 20
      case .tableTotal: 40
      case .tableLeaf: 48
      }
    let held = graph.relationsOfNode[node].filter { graph.relations[$0].verdict == .exact && bearsOut($0) }.count
    // Nothing is seldom written where something was meant; of equals, a sum is doubted before its parts.
    return base + 4 * min(held, 6) + (own.value == 0 ? 6 : 0) - (isBrokenSum(node) ? 1 : 0)
  }

  private func isBrokenSum(_ node: Int) -> Bool {
    graph.relationsOfNode[node].contains { index in
      let relation = graph.relations[index]
      return relation.verdict == .violated && relation.lower.isEmpty && relation.upper.count > 2
        && relation.upper[0].node == node && relation.upper.dropFirst().allSatisfy(\.isNegative)
    }
  }

  /// A value that the draft states elsewhere for the same row is the likelier one.
  private func isEchoed(_ node: Int, _ value: Fixed) -> Bool {
    guard let key = graph.nodes[node].key, let code = key.concept.code, code != 0 else { return false }
    return graph.nodes.contains { other in
      guard let concept = other.key?.concept, concept != key.concept, concept.code == code else { return false }
      return other.value == value.raw && other.key?.part != .total || other.value == value.raw && other.key?.part == key.part
    }
  }

  /// Only an equality between figures that are not all nothing says that they are right.
  private func bearsOut(_ relation: Int) -> Bool {
    if case .sum(let comparison, _) = graph.relations[relation].shape, comparison != .equal { return false }
    return !isTrivial(relation)
  }

  /// Zeros that agree bear nothing out.
  private func isTrivial(_ relation: Int) -> Bool {
    graph.relations[relation].nodes.allSatisfy { graph.nodes[$0].value == 0 }
  }

  // MARK: Words

  private func wordCandidates(_ index: Int) -> [Candidate] {
    let relation = graph.relations[index]
    guard relation.wordBlock != nil else { return [] }
    switch relation.shape {
    case .sum(let comparison, _):
      guard let word = relation.word else { return amountWordCandidate(index, relation) }
      let sum = Evaluation.shownSum(relation.upper, graph.nodes)
      let sign = sum > 0 ? 1 : sum < 0 ? -1 : 0
      if comparison == .equal, word.sign == 0 {
        // 持平 where the figures differ: the word is wrong, and how to put it right is the writer's to say.
        let replacement = sign > 0 ? "增加" : "减少"
        var candidate = made(index, word, replacement, [index])
        candidate.repair.isUnique = false
        return [candidate]
      }
      guard comparison != .equal || word.sign == 0, let replacement = DirectionWords.comparison(word.text, sign: sign),
        isComparison(word), replacement != word.text
      else { return [] }
      return [made(index, word, replacement, [index])]
    case .ratio(let percent, let isFall):
      var result: [Candidate] = []
      if let word = relation.word, let opposite = DirectionWords.opposite(word.text) {
        var turned = relation
        turned.shape = .ratio(percent: percent, isFall: !isFall)
        if Evaluation.verdict(turned, graph.nodes) != .violated { result.append(made(index, word, opposite, [index])) }
      }
      return result + amountWordCandidate(index, relation)
    }
  }

  private func isComparison(_ word: DirectionWord) -> Bool {
    ["大于", "小于", "等于", "高于", "低于", "超过", "超出", "多于", "少于"].contains { word.text.hasPrefix($0) }
  }

  /// Turning 增加 into 减少 turns the sign of the change wherever the sentence uses it.
  private func amountWordCandidate(_ index: Int, _ relation: Relation) -> [Candidate] {
    guard let word = relation.amountWord, let opposite = DirectionWords.opposite(word.text) else { return [] }
    var mends: Set<Int> = []
    for (number, other) in graph.relations.enumerated() where other.wordBlock == relation.wordBlock && other.amountWord == word {
      let verdict = Evaluation.verdict(turned(other), graph.nodes)
      if other.verdict == .violated, verdict != .violated { mends.insert(number) }
      if other.verdict != .violated, other.verdict != .open, verdict == .violated { return [] }
    }
    return mends.contains(index) ? [made(index, word, opposite, mends)] : []
  }

  private func turned(_ relation: Relation) -> Relation {
    func isChange(_ term: GraphTerm) -> Bool { graph.nodes[term.node].place == .change }
    func turn(_ terms: [GraphTerm]) -> [GraphTerm] {
      terms.map { isChange($0) ? GraphTerm($0.node, isNegative: !$0.isNegative) : $0 }
    }
    return Relation(rule: relation.rule, shape: relation.shape, upper: turn(relation.upper), lower: turn(relation.lower))
  }

  private func made(_ relation: Int, _ word: DirectionWord, _ replacement: String, _ mends: Set<Int>) -> Candidate {
    Candidate(
      repair: Repair(target: .word(relation: relation, word, replacement: replacement), isUnique: true, cost: 8),
      mends: mends
    )
  }

  // MARK: Cover

  /// The same search in the draft as it stands once the repairs are made.
  private func finder(after diagnoses: [Diagnosis]) -> RootCause {
    var graph = graph
    for diagnosis in diagnoses {
      guard case .value(let node, let value)? = diagnosis.repairs.first?.target else { continue }
      graph.nodes[node].value = value.raw
    }
    for diagnosis in diagnoses {
      guard case .value(let node, _)? = diagnosis.repairs.first?.target else { continue }
      for relation in graph.relationsOfNode[node] {
        graph.relations[relation].verdict = Evaluation.verdict(graph.relations[relation], graph.nodes)
      }
    }
    return RootCause(graph: graph, solver: Solver(graph: graph))
  }

  /// Whether everything around the repaired figures holds; what a word says of them is told on its own.
  private func holds(around diagnoses: [Diagnosis]) -> Bool {
    for diagnosis in diagnoses {
      guard case .value(let node, _)? = diagnosis.repairs.first?.target else { continue }
      for index in graph.relationsOfNode[node] where graph.relations[index].verdict == .violated {
        if case .sum = graph.relations[index].shape, graph.relations[index].word != nil { continue }
        return false
      }
    }
    return true
  }

  private func cover(_ violated: [Int], _ unsorted: [Candidate]) -> (diagnoses: [Diagnosis], left: [Int]) {
    let candidates = unsorted.sorted { $0.repair.cost < $1.repair.cost }
    var remaining = Set(violated)
    let cover = exactCover(violated, candidates) ?? greedyCover(violated, candidates)
    var result: [Diagnosis] = []
    for chosen in cover {
      let explained = chosen.mends.intersection(remaining)
      guard !explained.isEmpty else { continue }
      remaining.subtract(explained)
      let rivals = candidates.filter { $0.mends.isSuperset(of: explained) && $0.repair != chosen.repair }
      result.append(Diagnosis(repairs: [chosen.repair] + rivals.map(\.repair), relations: explained.sorted()))
    }
    return (result, remaining.sorted())
  }

  /// The cheapest set of candidates that mends every violation that any candidate mends; nil beyond the bound.
  private func exactCover(_ violated: [Int], _ candidates: [Candidate]) -> [Candidate]? {
    let mendable = violated.filter { relation in candidates.contains { $0.mends.contains(relation) } }
    var best: (cost: Int, choice: [Int])?
    var steps = 0
    func search(_ open: Set<Int>, _ choice: [Int], _ cost: Int) -> Bool {
      steps += 1
      if steps > Self.searchLimit { return false }
      if let best, cost >= best.cost { return true }
      guard let hardest = open.min(by: { options($0) == options($1) ? $0 < $1 : options($0) < options($1) }) else {
        best = (cost, choice)
        return true
      }
      for (number, candidate) in candidates.enumerated() where candidate.mends.contains(hardest) {
        if !search(open.subtracting(candidate.mends), choice + [number], cost + candidate.repair.cost) { return false }
      }
      return true
    }
    let counts = Dictionary(uniqueKeysWithValues: mendable.map { relation in
      (relation, candidates.filter { $0.mends.contains(relation) }.count)
    })
    func options(_ relation: Int) -> Int { counts[relation] ?? 0 }
    guard violated.count <= 24, search(Set(mendable), [], 0) else { return nil }
    return best?.choice.map { candidates[$0] }
  }

  private func greedyCover(_ violated: [Int], _ candidates: [Candidate]) -> [Candidate] {
    var open = Set(violated)
    var chosen: [Candidate] = []
    while !open.isEmpty {
      let best = candidates.max { a, b in
        // Most violations for the money.
        a.mends.intersection(open).count * b.repair.cost < b.mends.intersection(open).count * a.repair.cost
      }
      guard let best, !best.mends.isDisjoint(with: open) else { break }
      chosen.append(best)
      open.subtract(best.mends)
    }
    return chosen
  }
}
