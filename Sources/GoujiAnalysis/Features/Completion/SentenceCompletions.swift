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
    for sentence in templates.flatMap(composer.sentences) {
      let head = sentence.prefix { !"，。；：".contains($0) }
      guard let filter = typed.filter(for: sentence, book), !written.contains(String(head).folded) else { continue }
      proposals.append(
        Proposal(
          kind: .phrase,
          label: head.count < sentence.count ? head + "…" : sentence,
          detail: "用本文稿的数写成的句子",
          documentation: sentence,
          filter: filter,
          edit: TextEdit(range: typed.range, newText: sentence)
        )
      )
    }
    return proposals
  }
}
