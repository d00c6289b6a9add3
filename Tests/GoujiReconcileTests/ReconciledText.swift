import GoujiCatalog
import GoujiFacts
import GoujiSyntax

@testable import GoujiReconcile

/// A text as far as this target takes it: facts, relations, what is to blame.
struct ReconciledText {
  private(set) var reading: DraftReading
  private(set) var graph: FactGraph
  static let book = Books.embedded.usual

  init(_ text: String) {
    reading = DraftReading(SyntaxTree(SourceText(text)), Self.book)
    graph = GraphBuilder.build(reading, Self.book)
  }

  /// Table 03 with these rows; the first one is the total.
  static func table(_ rows: [(code: String, name: String, figures: [String])]) -> String {
    var text = "年度：2024\n金额单位：万元\n\n公开03表 支出决算表\n"
    text += "| 科目编码 | 科目名称 | 本年支出合计 | 基本支出 | 项目支出 |\n"
    for row in rows { text += "| \(row.code) | \(row.name) | \(row.figures.joined(separator: " | ")) |\n" }
    return text + "\n"
  }

  /// Replaces the first place of a text by another.
  /// - Returns: what has changed in the graph; nil where it was laid out anew.
  mutating func replace(_ old: String, with new: String) -> Change? {
    let bytes = reading.tree.text.bytes
    let wanted = Array(old.utf8)
    guard let at = bytes.indices.first(where: { bytes[$0...].starts(with: wanted) }) else { return nil }
    return edit(TextEdit(range: at..<(at + wanted.count), newText: new))
  }

  /// Types a character over another.
  mutating func replace(_ offset: Int, by new: String) -> Change? {
    edit(TextEdit(range: offset..<(offset + 1), newText: new))
  }

  private mutating func edit(_ edit: TextEdit) -> Change? {
    var tree = reading.tree
    tree.apply(edit)
    let before = reading
    let (next, blocks) = before.updated(to: tree)
    reading = next
    let change = graph.follow(from: before, to: next, Self.book, blocks)
    if change == nil { graph = GraphBuilder.build(next, Self.book) }
    return change
  }

  /// The text of a figure.
  func text(_ node: Int) -> String {
    let own = graph.nodes[node]
    guard own.block >= 0 else { return "" }
    let start = reading.tree.blocks[own.block].start
    let range = reading.blocks[own.block].facts[own.fact].range
    return reading.tree.text[(start + range.lowerBound)..<(start + range.upperBound)]
  }

  /// The figures with this text.
  func nodes(_ text: String) -> [Int] { graph.nodes.indices.filter { self.text($0) == text } }

  func rule(_ relation: Relation) -> String { Self.book.rules.rules[relation.rule].id }

  /// Relations as texts, those of one rule or all: `GJ301 exact 1.00 = 1.00`.
  func relations(_ rule: String? = nil) -> [String] {
    graph.relations.filter { rule == nil || self.rule($0) == rule }.map { relation in
      let terms = relation.upper.map { ($0.isNegative ? "-" : "+") + text($0.node) }.joined()
      let lower = relation.lower.map { ($0.isNegative ? "-" : "+") + text($0.node) }.joined()
      return "\(self.rule(relation)) \(relation.verdict) \(terms)" + (lower.isEmpty ? "" : " / \(lower)")
    }
  }

  /// Diagnoses as texts: the repairs that cost least, `!` behind what is certain.
  var diagnoses: [String] {
    RootCause.diagnose(graph).map { diagnosis in
      let best = diagnosis.repairs.first?.cost
      let repairs = diagnosis.repairs.filter { $0.cost == best }.map { repair in
        switch repair.target {
        case .value(let node, let value): "\(text(node))→\(value.shortest)"
        case .unit(let node): "\(text(node))元→万元"
        case .word(_, let word, let replacement): "\(word.text)→\(replacement)"
        }
      }
      return repairs.sorted().joined(separator: "|") + (diagnosis.isCertain ? "!" : "")
    }.sorted()
  }
}
