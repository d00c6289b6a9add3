import GoujiCatalog
import GoujiFacts
import GoujiSyntax

extension Analysis {
  /// The sentences of the section with the draft's own figures in them, those left out that it has.
  func sentences(_ line: WrittenLine, _ place: GenrePlace) -> [Proposal] {
    let templates = place.sentences
    guard !templates.isEmpty else { return [] }
    let typed = line.clause(text)
    let composer = SentenceComposer(self, without: line.block)
    let written = FoldedText(text.bytes, in: place.section.lowerBound..<typed.range.lowerBound, origin: 0)
    var proposals: [Proposal] = []
    for template in templates {
      for sentence in composer.sentences(template) {
        let head = Self.clauses(sentence, 1)
        guard let filter = typed.filter(for: sentence, book), !written.contains(head.folded) else { continue }
        let snippet = Self.snippet(sentence, blanks: template.blanks + [SentenceComposer.open])
        proposals.append(
          Proposal(
            kind: .phrase,
            label: label(sentence, besides: proposals),
            detail: snippet == nil ? "用本文稿的数写成的句子" : "用本文稿的数写成的句子，空处自己填",
            documentation: sentence,
            filter: Self.withoutFigures(filter, behind: typed.text),
            edit: TextEdit(range: typed.range, newText: sentence),
            snippet: snippet
          )
        )
      }
    }
    return proposals
  }

  /// The first clauses of a sentence, without the mark behind them.
  private static func clauses(_ sentence: String, _ count: Int) -> String {
    var left = count
    return String(
      sentence.prefix { character in
        if "，。；：".contains(character) { left -= 1 }
        return left > 0
      }
    )
  }

  /// As many clauses as tell a sentence from those before it.
  private func label(_ sentence: String, besides others: [Proposal]) -> String {
    for count in 1...Self.clausesShown {
      let head = Self.clauses(sentence, count)
      let label = head.count < sentence.count ? head + "…" : sentence
      if !others.contains(where: { $0.label == label }) { return label }
    }
    return sentence
  }

  private static let clausesShown = 6

  /// Editors go on comparing while digits are typed: those of a figure that is another must not fit the sentence's own.
  private static func withoutFigures(_ filter: String, behind typed: String) -> String {
    guard filter.hasPrefix(typed) else { return filter }
    return typed + filter.dropFirst(typed.count).filter { !$0.isNumber && $0 != "." }
  }

  /// The sentence with a stop at each blank; nil where it has none.
  private static func snippet(_ sentence: String, blanks: [String]) -> String? {
    var result = ""
    var rest = sentence[...]
    var stops = 0
    while !rest.isEmpty {
      if let blank = blanks.first(where: { rest.hasPrefix($0) }) {
        stops += 1
        result += "${\(stops):\(blank)}"
        rest = rest.dropFirst(blank.count)
      } else {
        let character = rest.removeFirst()
        if "\\$}".contains(character) { result.append("\\") }
        result.append(character)
      }
    }
    return stops > 0 ? result : nil
  }
}
