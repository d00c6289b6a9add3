/// A term of departmental accounts.
package struct GlossaryTerm: Sendable, Hashable {
  package var name: String
  package var aliases: [String] = []
  /// The figure it corresponds to, in the words of `vocabulary.txt` (`收入 财政拨款`); nil where there is none.
  package var figure: String?
  /// The law or rules it comes from.
  package var source: String = ""
  /// Whether a disclosure that uses it is expected to explain it.
  package var mustBeExplained = false
  /// In plain words, without a leading 指.
  package var explanation: String = ""

  init(name: String) { self.name = name }
}

/// A place of a folded text where a term stands.
package struct TermOccurrence: Sendable, Hashable {
  /// Index into `Glossary.terms`: its place in the order of the genre.
  package var term: Int
  /// In folded characters.
  package var range: Range<Int>
}
