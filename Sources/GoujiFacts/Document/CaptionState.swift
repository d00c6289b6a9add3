import GoujiCatalog
import GoujiSyntax

/// What the lines above a table say about it.
struct CaptionState: Equatable, Sendable {
  var form: String?
  /// `公开06`, as the draft numbers it.
  var number: String?
  var exponent: Int?
  /// The form above, as long as nothing has been said that closes it.
  var above: FormStart?

  init() {}

  init(behind table: BlockReading, _ before: CaptionState) {
    above = table.table?.start(before.above)
    // A table that goes on has the unit of its first part.
    if above != nil { exponent = before.exponent }
  }

  mutating func take(_ block: Block, _ book: Book, _ tree: SyntaxTree) {
    switch block.kind {
    case .paragraph where isTitle(block.content.text, book), .caption, .heading:
      let stated = book.forms.number(caption: block.content.text)
      if let id = book.forms.id(caption: block.content.text) {
        // The heading above a form has its number at times, the form's own title below it none.
        if form != nil, form != id { number = nil }
        if let above, above.form != id { self.above = nil }
        form = id
        exponent = nil
      } else if block.kind == .heading || block.content.text.count > 6 {
        // A caption of something else: what follows is not the form named before.
        if !isYearOrNumber(block.content.text) { (form, number, above) = (nil, nil, nil) }
      }
      if let stated { number = stated }
    case .field:
      guard let field = block.content.field else { return }
      let value = FoldedText(
        tree.text.bytes,
        in: (block.start + field.key.lowerBound)..<(block.start + field.value.upperBound),
        origin: 0
      )
      if let stated = MoneyUnit.named(in: value) { exponent = stated.exponent }
    case .paragraph:
      // A sentence between a caption and a table parts them; a short line of furniture does not.
      if block.content.text.count > 40 { (form, number) = (nil, nil) }
      // Between the parts of a form stands the number of a page at the most.
      if !block.content.text.scalars.allSatisfy({ isDigit($0) || $0 == 0x2D }) { above = nil }
    case .note:
      above = nil
    case .blank, .comment, .directive, .table:
      break
    }
  }

  /// `表三：支出决算表`, `支出决算表（功能科目）`: a title, though it does not look like one.
  private func isTitle(_ text: FoldedText, _ book: Book) -> Bool {
    guard text.count <= 40, !text.scalars.contains(where: { Self.sentenceMarks.contains($0) }) else { return false }
    return book.forms.id(caption: text) != nil
  }

  static let sentenceMarks = Set("，。；".folded)

  /// `公开03表`, `2024年度`: says nothing against the title that stands beside it.
  private func isYearOrNumber(_ text: FoldedText) -> Bool {
    text.count <= 8 && text.scalars.contains(where: isDigit)
  }
}
