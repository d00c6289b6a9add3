import GoujiFacts
import GoujiReconcile
import GoujiSyntax

/// What was told of a draft before a figure was typed anew, as far as it can be told again.
///
/// What a finding tells follows from its diagnosis, from the figures of its relations as they are written, and from what has
/// become of those relations; and from three things about its root, which are asked for here one by one.
struct KnownTemplates {
  private let before: FindingTemplates
  private let change: Change
  private let graph: FactGraph
  /// Blocks whose text is another.
  private let blocks: Set<Int>
  /// What the changed figures were and are.
  private let values: Set<Int64>
  /// Places of diagnoses among those told before, by their first relation: no two explain the same one.
  private let places: [Int: Int]

  init(_ before: FindingTemplates, _ change: Change, _ graph: FactGraph) {
    self.before = before
    self.change = change
    self.graph = graph
    blocks = Set(change.readAnew)
    places = Dictionary(
      before.ofDiagnoses.enumerated().map { ($0.element.diagnosis.relations.first ?? -1, $0.offset) },
      uniquingKeysWith: { first, _ in first }
    )
    values = Set(change.nodes.map { graph.nodes[$0].value }).union(change.valuesBefore.values)
  }

  /// - Returns: nil where it may have to be told otherwise; a template of nil where it is not told.
  func template(of diagnosis: Diagnosis) -> FindingTemplate?? {
    guard let told = places[diagnosis.relations.first ?? -1].map({ before.ofDiagnoses[$0] }),
      told.diagnosis == diagnosis
    else { return nil }
    if diagnosis.relations.contains(where: { change.touches($0, in: graph) }) { return nil }
    for repair in diagnosis.repairs {
      switch repair.target {
      // The words of its sentence may have been looked at.
      case .word: return nil
      case .value(let node, _), .unit(let node):
        // Other figures of its block say whether thousands are parted; another row may have the same value.
        if blocks.contains(graph.nodes[node].block) || values.contains(graph.nodes[node].value) { return nil }
      }
    }
    return .some(told.template)
  }

  func template(ofRounding relation: Int) -> FindingTemplate? {
    change.touches(relation, in: graph) ? nil : before.ofRoundings[relation]
  }
}
