import GoujiCatalog
import GoujiSyntax

/// What a heading says about the figures below it.
enum SectionReader {
  private static let basic = Part.basic.name.folded

  /// Whether a heading names money, and not money that is anything but it: `使用非财政拨款结余`.
  private static func names(_ word: [UInt16], _ heading: FoldedText, _ book: Book) -> Bool {
    guard let at = heading.firstIndex(of: word) else { return false }
    return at == 0 || !book.words.not.contains([heading.scalars[at - 1]])
  }

  /// The money and the part that a heading names; `（一）收入总计214.04万元` names a subject as well, which its own
  /// sentence takes care of.
  static func binding(_ heading: FoldedText, _ book: Book) -> Binding {
    var binding = Binding()
    // A heading that names one of the budgets speaks of it, though all of them are appropriations.
    let funds = [Fund.general, .governmental, .stateCapital] + book.vocabulary.funds.dropFirst(5) + [.fiscal]
    binding.fund = funds.first { names(book.vocabulary.name(of: $0).folded, heading, book) }
    if heading.contains(basic) { binding.part = .basic }
    return binding
  }
}
