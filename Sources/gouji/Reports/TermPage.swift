import GoujiCatalog
import GoujiSyntax

/// A term of the glossary in words.
enum TermPage {
  static func text(_ term: GlossaryTerm, _ kind: ReportKind, _ language: Language) -> String {
    var lines = [term.name, "", "指\(term.explanation)"]
    if !term.aliases.isEmpty {
      lines.append(language("也叫：", "also: ") + term.aliases.joined(separator: "、"))
    }
    if let figure = term.figure { lines.append(language("对应的数：", "its figure: ") + figure) }
    if !term.source.isEmpty { lines.append(language("依据：", "source: ") + term.source) }
    if term.mustBeExplained {
      lines.append(
        language("\(kind.word)公开里用到它，就应当在名词解释里说明。", "A disclosure that uses it has to explain it.")
      )
    }
    return lines.map { $0 + "\n" }.joined()
  }
}
