import GoujiFacts
import GoujiReconcile
import GoujiSyntax

extension Analysis {
  /// The value that the relations leave for a figure that is asked for, written as it would be, and the formula.
  func askedAnswer(_ node: Int) -> (text: String, formula: Message)? {
    guard let answer = AskedFigure.answer(node, graph), let fact = describer.fact(node),
      let text = fact.written(answer.value)
    else {
      return nil
    }
    var relation = graph.relations[answer.relation]
    relation.verdict = .exact
    var filled = graph
    filled.nodes[node].value = answer.value.raw
    return (text, Describer(reading: reading, graph: filled, book: book, others: environment.others).formula(relation))
  }
}
