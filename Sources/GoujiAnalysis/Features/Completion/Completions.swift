import GoujiCatalog
import GoujiFacts
import GoujiReconcile
import GoujiSyntax

extension Analysis {
  /// What may be written at an offset, the best first, and whether more typing would bring more.
  /// - Parameter files: the files of a kind that there are, as the draft's header would name them.
  package func completions(
    at offset: Int,
    files: (DraftLink.Kind) -> [String] = { _ in [] }
  ) -> (items: [Proposal], isIncomplete: Bool) {
    let (items, isIncomplete) = proposals(at: offset, files)
    return (harmless(items), isIncomplete)
  }

  private func proposals(
    at offset: Int,
    _ files: (DraftLink.Kind) -> [String]
  ) -> (items: [Proposal], isIncomplete: Bool) {
    if let asked = askedValue(at: offset) { return ([asked], false) }
    if let cell = cell(at: offset) { return codes(in: cell, at: offset) }
    let line = WrittenLine(tree, at: offset)
    if line.block.map({ tree.blocks[$0].kind == .comment }) ?? false { return ([], false) }
    if let values = fieldValues(line, files) { return (values, false) }
    let rows = rows(below: line)
    if !rows.isEmpty { return (rows, true) }
    var items = codeLinks(line)
    if !items.isEmpty { return (items, true) }
    if line.isOpen {
      let place = GenrePlace(self, before: line.range.lowerBound)
      items += headerFields(line)
      switch place.role {
      case .terms: items += termEntryProposals(line) + headings(line, place)
      case .tables: items += forms(line) + headings(line, place)
      default: items += sentences(line, place) + headings(line, place) + forms(line)
      }
    }
    items += codeChains(line) + terms(line) + codesInText(line)
    return (items, !line.before.isEmpty)
  }

  /// Those that change something and take no figure away, each with a label of its own.
  private func harmless(_ items: [Proposal]) -> [Proposal] {
    var labels: Set<String> = []
    return items.filter { item in
      let replaced = text[item.edit.range]
      if replaced == item.edit.newText, item.additional.isEmpty { return false }
      if item.kind != .value, item.kind != .field, !Self.keepsFigures(of: replaced, item.edit.newText) { return false }
      return labels.insert(item.label).inserted
    }
  }

  /// Whether every figure of a text stands in the one that takes its place.
  private static func keepsFigures(of text: String, _ newText: String) -> Bool {
    var rest = newText[...]
    for figure in text.split(whereSeparator: { !$0.isNumber && $0 != "." && $0 != "," })
    where figure.contains(where: \.isNumber) {
      guard let place = rest.firstRange(of: figure) else { return false }
      rest = rest[place.upperBound...]
    }
    return true
  }

  /// The value that a `=` asks for.
  private func askedValue(at offset: Int) -> Proposal? {
    for (node, info) in graph.nodes.enumerated() where info.isAsked && info.block >= 0 {
      let range = describer.range(node)
      guard range.lowerBound <= offset, offset <= range.upperBound, let answer = askedAnswer(node) else { continue }
      return Proposal(
        kind: .value,
        label: answer.text,
        detail: "计算得出",
        documentation: answer.formula.zh,
        filter: "=",
        edit: TextEdit(range: range.lowerBound..<(range.lowerBound + 1), newText: answer.text)
      )
    }
    return nil
  }
}
