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
  package func hover(at offset: Int, in language: Language = .zh) -> HoverText? {
    switch cursor(at: offset) {
    case .figure(let node):
      return HoverText(markdown: relationsMarkdown(of: node, in: language), range: describer.range(node))
    case .code(let code, let isEconomic, let range):
      return HoverText(markdown: codeMarkdown(code, isEconomic, language), range: range)
    case .term(let term, let range): return HoverText(markdown: termMarkdown(term, language), range: range)
    case .ownTerm(let name, let range): return HoverText(markdown: ownTermMarkdown(name, language), range: range)
    case nil: return nil
    }
  }

  var describer: Describer { state.describer }

  // MARK: Figures

  /// What a figure measures and every relation that it takes part in, with ✓, ≈ or ✗.
  package func relationsMarkdown(of node: Int, in language: Language = .zh) -> String {
    let describer = describer
    let hasRelations = !graph.relationsOfNode[node].isEmpty
    let meaning =
      describer.keyText(node)
      ?? (hasRelations
        ? describer.name(node)[language]
        : language("未认出是什么数，不参加核对", "nobody can tell what this figure is; not checked"))
    var lines = ["**\(describer.text(node)[language])**　\(meaning)"]
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
      let rule = book.rules.rules[relation.rule]
      let line = "- \(mark) \(describer.formula(relation)[language])　`\(rule.id)`"
      if shown.insert(line).inserted { lines.append(line) }
      if lines.count > 16 { break }
    }
    if lines.count == 1 { lines.append(language("没有别的数可以核对它。", "No other figure says anything about it.")) }
    return lines.joined(separator: "\n")
  }

  // MARK: Codes

  func codeMarkdown(_ code: UInt32, _ isEconomic: Bool, _ language: Language = .zh) -> String {
    let table = isEconomic ? book.economic : book.functional
    var lines = ["**\(code) \(table[code]?.name ?? language("（科目表里没有这个编码）", "(not in the code table)"))**"]
    if table[code] != nil { lines.append(table.path(of: code).map(\.name).joined(separator: " › ")) }
    if !isEconomic, let entry = table[code], let note = book.notes.note(on: entry) { lines.append(note) }
    if !isEconomic, let own = termEntries.first(where: { $0.code == code }) {
      lines.append(Self.ownWords(text[own.definition], language))
    }
    let amounts = amounts(code, isEconomic, language)
    if !amounts.isEmpty { lines.append(amounts.joined(separator: "\n")) }
    return lines.joined(separator: "\n\n")
  }

  /// Where the draft states amounts of a code; noughts say nothing.
  private func amounts(_ code: UInt32, _ isEconomic: Bool, _ language: Language) -> [String] {
    let describer = describer
    var lines: [String] = []
    for (index, node) in graph.nodes.enumerated() where !node.isBlank && node.block >= 0 && node.value != 0 {
      guard let concept = node.key?.concept, concept.code == code, concept.isEconomic == isEconomic else { continue }
      lines.append(describer.statement(of: index, in: language))
      if lines.count == 12 { break }
    }
    return lines
  }

  // MARK: Terms

  private func termMarkdown(_ index: Int, _ language: Language) -> String {
    let term = book.glossary.terms[index]
    var lines = ["**\(term.name)**"]
    if let own = entry(of: index) {
      lines.append(Self.ownWords(text[own.definition], language))
      // Two wordings of one thing are no difference; what is known to be wrong is.
      let wrong = findings.filter { $0.rule == "GJ903" && own.definition.contains($0.range.lowerBound) }
      if !wrong.isEmpty {
        let colon = language("：", ": ")
        lines.append(
          wrong.map { "- ✗ “\(text[$0.range])”\(colon)\($0.wording[language])" }.joined(separator: "\n")
        )
        lines.append(
          language("通常的解释：\(term.explanation)（依据：\(term.source)）", "Usually: \(term.explanation) (by \(term.source))")
        )
      }
    } else {
      lines.append(term.explanation)
      lines.append(
        language("（本文稿的名词解释里没有这一条。依据：\(term.source)）", "(Not explained in this draft. By \(term.source).)")
      )
    }
    let amounts = amounts(of: term, language)
    if !amounts.isEmpty { lines.append(amounts.joined(separator: "\n")) }
    let uses = uses(of: index).count
    if uses > 0 { lines.append(Self.used(uses, language)) }
    return lines.joined(separator: "\n\n")
  }

  private func ownTermMarkdown(_ name: [UInt16], _ language: Language) -> String {
    var lines = ["**\(String(folded: name))**"]
    if let own = entry(ofOwnTerm: name) { lines.append(Self.ownWords(text[own.definition], language)) }
    lines.append(Self.used(uses(ofOwnTerm: name).count, language))
    return lines.joined(separator: "\n\n")
  }

  /// The figures that a term stands for.
  private func amounts(of term: GlossaryTerm, _ language: Language) -> [String] {
    guard let key = term.figure.flatMap({ book.vocabulary.binding($0)?.key }) else { return [] }
    let describer = describer
    let nodes = graph.nodes.indices.filter { graph.nodes[$0].block >= 0 && !graph.nodes[$0].isBlank }
    var found = nodes.filter { describer.fact($0)?.key == key }
    if found.isEmpty {
      // A part that is stated of one kind of money only (人员经费).
      found = nodes.filter { node in
        guard var other = describer.fact(node)?.key else { return false }
        other.fund = key.fund
        return other == key
      }
    }
    return found.prefix(6).map { describer.statement(of: $0, in: language) }
  }

  private static func ownWords(_ words: String, _ language: Language) -> String {
    language("本文稿的解释：\(words)", "In this draft: \(words)")
  }

  private static func used(_ count: Int, _ language: Language) -> String {
    language("文中用到\(count)处。", "Used \(count) times.")
  }
}

extension Describer {
  /// A line of a list: what a figure is, and how much.
  fileprivate func statement(of node: Int, in language: Language) -> String {
    "- \(name(node)[language])\(language("：", ": "))\(text(node)[language])"
  }
}
