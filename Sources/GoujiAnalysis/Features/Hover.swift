import GoujiCatalog
import GoujiFacts
import GoujiReconcile
package import GoujiSyntax

/// What an editor shows for a place: Markdown, and the bytes that it is about.
package struct HoverText: Sendable, Hashable {
  package var markdown: String
  package var range: Range<Int>
}

extension Analysis {
  /// What there is to say about the place at a byte offset.
  package func hover(at offset: Int) -> HoverText? {
    switch cursor(at: offset) {
    case .figure(let node): return HoverText(markdown: relationsMarkdown(of: node), range: describer.range(node))
    case .code(let code, let isEconomic, let range):
      return HoverText(markdown: codeMarkdown(code, isEconomic), range: range)
    case .term(let term, let range): return HoverText(markdown: termMarkdown(term), range: range)
    case nil: return nil
    }
  }

  var describer: Describer { Describer(reading: reading, graph: graph, catalog: catalog) }

  // MARK: Figures

  /// What a figure measures and every relation that it takes part in, with ✓, ≈ or ✗.
  package func relationsMarkdown(of node: Int) -> String {
    let describer = describer
    let hasRelations = !graph.relationsOfNode[node].isEmpty
    let meaning = describer.keyText(node) ?? (hasRelations ? describer.name(node) : "未认出是什么数，不参加核对")
    var lines = ["**\(describer.text(node))**　\(meaning)"]
    var shown: Set<String> = []
    for index in graph.relationsOfNode[node] {
      let relation = graph.relations[index]
      let mark =
        switch relation.verdict {
        case .exact: "✓"
        case .rounding: "≈"
        case .violated: "✗"
        case .open: "－"
        }
      let rule = catalog.rules.rules[relation.rule]
      let line = "- \(mark) \(describer.formula(relation))　`\(rule.id)`"
      if shown.insert(line).inserted { lines.append(line) }
      if lines.count > 16 { break }
    }
    if lines.count == 1 { lines.append("没有别的数可以核对它。") }
    return lines.joined(separator: "\n")
  }

  // MARK: Codes

  func codeMarkdown(_ code: UInt32, _ isEconomic: Bool) -> String {
    let table = isEconomic ? catalog.economic : catalog.functional
    var lines = ["**\(code) \(table[code]?.name ?? "（科目表里没有这个编码）")**"]
    if table[code] != nil { lines.append(table.path(of: code).map(\.name).joined(separator: " › ")) }
    if !isEconomic, let entry = table[code], let note = CodeNotes.standard.note(on: entry) { lines.append(note) }
    let amounts = amounts(code, isEconomic)
    if !amounts.isEmpty { lines.append(amounts.joined(separator: "\n")) }
    return lines.joined(separator: "\n\n")
  }

  /// Where the draft states amounts of a code.
  private func amounts(_ code: UInt32, _ isEconomic: Bool) -> [String] {
    let describer = describer
    var lines: [String] = []
    for (index, node) in graph.nodes.enumerated() where !node.isBlank && node.block >= 0 {
      guard let concept = node.key?.concept, concept.code == code, concept.isEconomic == isEconomic else { continue }
      lines.append("- \(describer.name(index))：\(describer.text(index))")
      if lines.count == 12 { break }
    }
    return lines
  }

  // MARK: Terms

  private func termMarkdown(_ index: Int) -> String {
    let term = Glossary.standard.terms[index]
    var lines = ["**\(term.name)**"]
    if let own = entry(of: index) {
      lines.append("本文稿的解释：\(text[own.definition])")
      let uses = uses(of: index).count
      lines.append("文中用到\(uses)处。")
    } else {
      lines.append("\(term.explanation)")
      lines.append("（本文稿的名词解释里没有这一条。依据：\(term.source)）")
    }
    return lines.joined(separator: "\n\n")
  }
}
