import GoujiCatalog
import GoujiFacts
import GoujiSyntax

/// Words that say in which direction something goes.
extension RootCause {
  func wordCandidates(_ index: Int) -> [Candidate] {
    let relation = graph.relations[index]
    guard relation.wordBlock != nil else { return [] }
    switch relation.shape {
    case .sum(let comparison, _):
      guard let word = relation.word else { return amountWordCandidate(index, relation) }
      let sum = Evaluation.shownSum(relation.upper, graph.nodes)
      let sign = sum > 0 ? 1 : sum < 0 ? -1 : 0
      if comparison == .equal, word.sign == 0 {
        // 持平 where the figures differ: the word is wrong, and how to put it right is the writer's to say.
        guard let replacement = graph.directions.change(sign: sign) else { return [] }
        var candidate = made(index, word, replacement, [index])
        candidate.repair.isUnique = false
        return [candidate]
      }
      guard comparison != .equal || word.sign == 0,
        let replacement = graph.directions.comparison(word.text, sign: sign), replacement != word.text
      else { return [] }
      return [made(index, word, replacement, [index])]
    case .ratio(let percent, let isFall):
      var result: [Candidate] = []
      if let word = relation.word, let opposite = graph.directions.opposite(of: word.text) {
        var turned = relation
        turned.shape = .ratio(percent: percent, isFall: !isFall)
        if Evaluation.verdict(turned, graph.nodes) != .violated { result.append(made(index, word, opposite, [index])) }
      }
      return result + amountWordCandidate(index, relation)
    }
  }

  /// Turning 增加 into 减少 turns the sign of the change wherever the sentence uses it.
  private func amountWordCandidate(_ index: Int, _ relation: Relation) -> [Candidate] {
    guard let word = relation.amountWord, let opposite = graph.directions.opposite(of: word.text) else { return [] }
    var mends: Set<Int> = []
    for node in relation.nodes where graph.nodes[node].place == .change {
      for number in graph.relationsOfNode[node] where graph.relations[number].wordBlock == relation.wordBlock {
        let other = graph.relations[number]
        guard other.amountWord == word else { continue }
        let verdict = Evaluation.verdict(other.turned(graph.nodes), graph.nodes)
        if other.verdict == .violated, verdict != .violated { mends.insert(number) }
        if other.verdict != .violated, other.verdict != .open, verdict == .violated { return [] }
      }
    }
    return mends.contains(index) ? [made(index, word, opposite, mends)] : []
  }

  func made(_ relation: Int, _ word: DirectionWord, _ replacement: String, _ mends: Set<Int>) -> Candidate {
    Candidate(
      repair: Repair(target: .word(relation: relation, word, replacement: replacement), isUnique: true, cost: 8),
      mends: mends
    )
  }
}
