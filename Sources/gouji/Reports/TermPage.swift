import GoujiCatalog

/// A term of the glossary in words.
enum TermPage {
  static func text(_ term: GlossaryTerm) -> String {
    var lines = [term.name, "", "指\(term.explanation)"]
    if !term.aliases.isEmpty { lines.append("也叫：\(term.aliases.joined(separator: "、"))") }
    if let figure = term.figure { lines.append("对应的数：\(figure)") }
    if !term.source.isEmpty { lines.append("依据：\(term.source)") }
    if term.mustBeExplained { lines.append("决算公开里用到它，就应当在名词解释里说明。") }
    return lines.map { $0 + "\n" }.joined()
  }
}
