import GoujiCatalog
import GoujiSyntax

/// What a row's name says, as far as placing its figures asks.
enum RowLabel {
  /// The name without its number (`一、`, `（1）`, `1.`).
  static func bare(_ name: [UInt16]) -> [UInt16] {
    var rest = name[...]
    while let next = afterNumber(rest), next.count < rest.count, !next.isEmpty { rest = next }
    return Array(rest)
  }

  /// Behind `一、`, `（一）`, `1.`; nil where there is no number in front.
  private static func afterNumber(_ name: ArraySlice<UInt16>) -> ArraySlice<UInt16>? {
    var index = name.startIndex
    let opens = name.first == 0x28
    if opens { index += 1 }
    let first = index
    while index < name.endIndex, isNumeral(name[index]) { index += 1 }
    guard index > first, index < name.endIndex else { return nil }
    let ends: [UInt16] = opens ? [0x29] : [0x3001, 0x2E, 0xFF0E]
    return ends.contains(name[index]) ? name[(index + 1)...] : nil
  }

  static func isNumbered(_ name: String) -> Bool { afterNumber(name.folded[...]) != nil }

  private static func isNumeral(_ scalar: UInt16) -> Bool { isDigit(scalar) || ordinalNumeral(scalar) != nil }

  /// What a name means in a panel: a row of its own, a word of the vocabulary, a class of the functional codes.
  static func binding(of name: String, in panel: FormLayout.Panel, _ book: Book) -> Binding? {
    let bare = bare(name.folded)
    if let own = panel.rows[bare] ?? panel.rows[name.folded] { return panel.binding.overlaid(by: own) }
    if panel.binding.concept != .income(0), let code = book.classCode(named: name.folded) {
      let concept = panel.binding.concept ?? .expense(0)
      return panel.binding.overlaid(by: Binding(concept: concept.withCode(code)))
    }
    return book.vocabulary.meaning(of: bare).map { panel.binding.overlaid(by: $0) }
  }

  /// Whether a panel's rows are called so.
  static func isKnown(_ name: String, in panel: FormLayout.Panel, _ book: Book) -> Bool {
    let bare = bare(name.folded)
    if panel.knownNames.contains(bare) || panel.rows[bare] != nil { return true }
    if book.words.totals.folded.contains(bare) { return true }
    guard let binding = book.vocabulary.meaning(of: bare)?.concept ?? classConcept(name, book) else { return false }
    switch (binding, panel.binding.concept) {
    case (.income, .expense?), (.expense, .income?): return false
    default: return true
    }
  }

  private static func classConcept(_ name: String, _ book: Book) -> Concept? {
    book.classCode(named: name.folded).map { .expense($0) }
  }
}
