import GoujiFacts
import GoujiReconcile
import GoujiSyntax

extension DraftState {
  /// What is to be written in the place of a `=`, and the formula that gives it; nil where the relations leave no value.
  ///
  /// - Parameter node: the figure that is asked for.
  func askedAnswer(_ node: Int) -> (text: String, formula: Message)? {
    let describer = describer
    guard let answer = AskedFigure.answer(node, graph), let fact = describer.fact(node),
      let text = fact.written(answer.value)
    else {
      return nil
    }
    var relation = graph.relations[answer.relation]
    relation.verdict = .exact
    var filled = graph
    filled.nodes[node].value = answer.value.raw
    let formula = Describer(reading: reading, graph: filled, book: book, others: environment.others).formula(relation)
    return (lacksUnit(fact, node) ? text + MoneyUnit.usual.name : text, formula)
  }

  /// Whether an amount in a sentence has no unit behind its `=`.
  private func lacksUnit(_ fact: Fact, _ node: Int) -> Bool {
    guard fact.isAmount, reading.blocks[graph.nodes[node].block].table == nil else { return false }
    let end = describer.range(node).upperBound
    let rest = FoldedText(text.bytes, in: end..<text.lineRange(text.line(at: end)).upperBound, origin: 0)
    return WrittenUnit.match(rest, at: 0) == nil
  }
}

extension Analysis {
  func askedAnswer(_ node: Int) -> (text: String, formula: Message)? { state.askedAnswer(node) }
}
