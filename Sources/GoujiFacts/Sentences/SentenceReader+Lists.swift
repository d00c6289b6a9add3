import GoujiCatalog
import GoujiSyntax

// Enumerations without amounts.
extension SentenceReader {
  // MARK: Lists

  /// Economic items that follow one another up to the end of the sentence, without any figure.
  mutating func list() {
    guard let key = topic.subject?.key, key.concept == .expense(0), key.part == .personnel || key.part == .publicUse
    else {
      return
    }
    var items: [ItemList.Item] = []
    var end = text.count
    var pieces = 1
    scan: for lexeme in lexemes[(index + 1)...] {
      switch lexeme.kind {
      case .name(let entry):
        guard let code = entry.economic else { break scan }
        items.append(ItemList.Item(code: code, range: text.source(lexeme.range)))
      case .enumeration, .comma: pieces += 1
      case .stop, .semicolon:
        end = lexeme.range.lowerBound
        break scan
      case .figure, .asked: return
      default: continue
      }
    }
    guard items.count > 1, let first = items.first, let last = items.last else { return }
    outcome.lists.append(
      ItemList(
        key: key,
        items: items,
        range: first.range.lowerBound..<last.range.upperBound,
        isOpen: pieces > items.count || book.phrases.particles.leaveOpen(text, before: end)
      )
    )
  }
}
