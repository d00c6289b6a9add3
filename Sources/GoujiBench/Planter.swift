package import GoujiAnalysis
import GoujiFacts
import GoujiReconcile
import GoujiSyntax

/// Plants wrong numbers into a draft, one at a time, and looks at what the findings make of each.
package struct Planter: Sendable {
  private let analysis: Analysis
  private let findings: [Finding]

  package init(_ analysis: Analysis) {
    self.analysis = analysis
    findings = analysis.findings
  }

  // MARK: Making mistakes

  /// Mistakes in the figures that the draft confirms, in its order: each kind once for each figure; or at most `limit` of
  /// them, drawn by chance.
  package func mistakes(limit: Int? = nil, using generator: inout some RandomNumberGenerator) -> [PlantedMistake] {
    var result: [PlantedMistake] = []
    for node in analysis.graph.nodes.indices where isConfirmed(node) {
      for kind in PlantedMistake.Kind.allCases {
        if let mistake = mistake(kind, node, using: &generator) { result.append(mistake) }
      }
    }
    guard let limit, limit < result.count else { return result }
    return Array(result.shuffled(using: &generator).prefix(limit))
  }

  /// Where a figure stands in the draft, in bytes.
  private func range(of node: Int) -> Range<Int> {
    let own = analysis.graph.nodes[node]
    let start = analysis.tree.blocks[own.block].start
    let range = analysis.reading.blocks[own.block].facts[own.fact].range
    return (start + range.lowerBound)..<(start + range.upperBound)
  }

  private func isConfirmed(_ node: Int) -> Bool {
    let own = analysis.graph.nodes[node]
    return own.block >= 0 && !own.isBlank && !own.isAsked && analysis.status(node) == .confirmed && isHeld(node)
  }

  /// Whether a law bears it out: what only a likeness bears out, or 0% of nothing, may be anything.
  private func isHeld(_ node: Int) -> Bool {
    analysis.graph.relationsOfNode[node].contains { index in
      let relation = analysis.graph.relations[index]
      guard relation.pinsFigures, relation.verdict == .exact || relation.verdict == .rounding else { return false }
      return relation.lower.isEmpty || relation.lower.contains { analysis.graph.nodes[$0.node].value != 0 }
    }
  }

  private func mistake(_ kind: PlantedMistake.Kind, _ node: Int, using generator: inout some RandomNumberGenerator)
    -> PlantedMistake?
  {
    let own = analysis.graph.nodes[node]
    let range = range(of: node)
    let original = analysis.text[range]
    let written: String? =
      switch kind {
      case .digit: Mistyping.digit(original, using: &generator)
      case .swap: Mistyping.swap(original, using: &generator)
      case .point: Mistyping.point(original, using: &generator)
      case .neighbour: neighbours(node).randomElement(using: &generator)
      }
    guard let written, written != original else { return nil }
    let exact = analysis.graph.relationsOfNode[node].map { analysis.graph.relations[$0] }
      .filter { $0.verdict == .exact && $0.pinsFigures }.count
    return PlantedMistake(
      kind: kind,
      place: own.place,
      isTwiceConfirmed: exact >= 2,
      range: range,
      original: original,
      written: written
    )
  }

  /// The figures before and behind one in its block, and above and below it in its table, where they differ from it.
  private func neighbours(_ node: Int) -> [String] {
    let own = analysis.graph.nodes[node]
    let facts = analysis.reading.blocks[own.block].facts
    var near = [own.fact - 1, own.fact + 1]
    if let table = analysis.reading.blocks[own.block].table,
      let row = table.rows.firstIndex(where: { $0.facts.contains(own.fact) }),
      let column = table.rows[row].facts.firstIndex(of: own.fact)
    {
      for next in [row - 1, row + 1] where table.rows.indices.contains(next) && column < table.rows[next].facts.count {
        near.append(table.rows[next].facts[column])
      }
    }
    return near.filter { facts.indices.contains($0) }.compactMap { fact in
      guard !facts[fact].isBlank, !facts[fact].isAsked, facts[fact].kind == own.kind, facts[fact].value.raw != own.value
      else {
        return nil
      }
      return analysis.graph.node(block: own.block, fact: fact).map { analysis.text[range(of: $0)] }
    }
  }

  // MARK: Looking at what becomes of them

  /// What the findings make of a mistake.
  package func outcome(_ mistake: PlantedMistake) -> BlameOutcome {
    outcome(of: [mistake]).first ?? BlameOutcome()
  }

  /// What they make of several at once, which must not overlap. The errors raised are counted for all together.
  package func outcome(of mistakes: [PlantedMistake]) -> [BlameOutcome] {
    let backwards = mistakes.sorted { $0.range.lowerBound > $1.range.lowerBound }
    let wrong = analysis.applying(backwards.map(\.edit))
    let known = Set(findings.map { Place(rule: $0.rule, severity: $0.severity, range: moved($0.range, backwards)) })
    let new = wrong.findings.filter { !known.contains(Place(rule: $0.rule, severity: $0.severity, range: $0.range)) }
    let raised = new.filter { $0.severity == .error }
    return mistakes.map { mistake in
      let range = moved(mistake.range, backwards.filter { $0 != mistake }, then: mistake.plantedRange.count)
      let own = raised.first { $0.range == range }
      var outcome = BlameOutcome()
      outcome.isDetected = !raised.isEmpty
      outcome.isBlamed = own != nil
      outcome.isRestored = own?.fixes.contains { restores($0, mistake, range) } ?? false
      outcome.isMisled = raised.contains { $0.range != range && $0.fixes.contains(where: \.isPreferred) }
      outcome.isUndecidable = raised.isEmpty && isUndecidable(range, wrong)
      outcome.errors = raised.count
      outcome.messages = raised.map { wrong.text[$0.range] + "：" + $0.message }
      return outcome
    }
  }

  private func isUndecidable(_ range: Range<Int>, _ wrong: Analysis) -> Bool {
    wrong.node(at: range.lowerBound).map { JointIntervals.explain($0, in: wrong.graph) } ?? false
  }

  private func restores(_ fix: Fix, _ mistake: PlantedMistake, _ range: Range<Int>) -> Bool {
    fix.isPreferred && fix.edits == [TextEdit(range: range, newText: mistake.original)]
  }

  private struct Place: Hashable {
    var rule: String
    var severity: Severity
    var range: Range<Int>
  }

  /// Where a range of the draft comes to stand by edits that lie before it, in it or behind it.
  private func moved(_ range: Range<Int>, _ mistakes: [PlantedMistake], then count: Int? = nil) -> Range<Int> {
    let shift = mistakes.filter { $0.range.upperBound <= range.lowerBound }.map {
      $0.plantedRange.count - $0.range.count
    }
    let start = range.lowerBound + shift.reduce(0, +)
    let inside = mistakes.filter { range.contains($0.range.lowerBound) }.map { $0.plantedRange.count - $0.range.count }
    return start..<(start + (count ?? range.count + inside.reduce(0, +)))
  }
}
