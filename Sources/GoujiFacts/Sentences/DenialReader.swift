package import GoujiCatalog
import GoujiSyntax

/// What a sentence says that there is none of.
package struct DeniedFigure: Equatable, Sendable {
  package var key: FactKey
  /// Byte range in the block, from the word that denies to the name.
  package var range: Range<Int>
  /// Where its sentence begins, a byte offset in the block: what stands before it is not what this one explains.
  package var sentence: Int
}

/// Reads `本年无政府性基金预算财政拨款收入和支出`, `没有发生公务接待费支出`: the names that stand right behind a word that says
/// there is none, up to the end of what is said.
enum DenialReader {
  /// Characters between the word and the name: `没有发生`, `未使用`.
  private static let farthest = 2
  /// Characters between the last name and the end of what is said: `收支`, `收入和支出`, `支出情况`.
  private static let longestRest = 6

  /// - Parameter year: of the accounts. What another year had none of says nothing.
  static func read(_ text: FoldedText, _ book: Book, year: Int?) -> [DeniedFigure] {
    var lexer = Lexer(text, book)
    let lexemes = lexer.all()
    var denied: [DeniedFigure] = []
    var isOfThisYear = true
    var start = 0
    for (place, lexeme) in lexemes.enumerated() {
      switch lexeme.kind {
      case .stop: (isOfThisYear, start) = (true, lexeme.range.upperBound)
      case .year(let named): isOfThisYear = isOfThisYear && (year == nil || named == year)
      case .phrase(let kind, _): if kind != .each, kind != .idle { isOfThisYear = false }
      case .name where isOfThisYear:
        guard let first = denial(before: lexeme.range.lowerBound, text, book),
          !book.forms.supposes(text, start..<first)
        else { continue }
        let sentence = text.source(start..<lexeme.range.upperBound).lowerBound
        denied += keys(place, lexemes, text, book).map {
          DeniedFigure(key: $0, range: text.source(first..<lexeme.range.upperBound), sentence: sentence)
        }
      default: continue
      }
    }
    return denied
  }

  /// Where the word begins that says that there is none of what stands at `index`.
  private static func denial(before index: Int, _ text: FoldedText, _ book: Book) -> Int? {
    for gap in 0...farthest where index - gap > 0 {
      let isWord = text.scalars[(index - gap)..<index].allSatisfy(isIdeograph)
      if isWord, let start = book.forms.denial(in: text, endingAt: index - gap) { return start }
    }
    return nil
  }

  /// What the names in a row from `place` on mean, if nothing else is said behind them.
  private static func keys(_ place: Int, _ lexemes: [Lexeme], _ text: FoldedText, _ book: Book) -> [FactKey] {
    var keys: [FactKey] = []
    var money: Binding?
    var end = lexemes[place].range.lowerBound
    scan: for lexeme in lexemes[place...] {
      switch lexeme.kind {
      case .name(let entry):
        let isNext =
          end == lexeme.range.lowerBound || book.phrases.particles.join(text, from: end, to: lexeme.range.lowerBound)
        guard isNext, entry.isPhrase else { return [] }
        end = lexeme.range.upperBound
        if entry.binding.concept == nil {
          guard money == nil else { return [] }
          money = entry.binding
          continue
        }
        // `无国有资本经营预算安排的三公经费`: that money's, not the whole.
        if let money, entry.binding.fund != nil, entry.binding.fund != money.fund { return [] }
        if let key = (money ?? Binding()).overlaid(by: entry.binding).key { keys.append(key) }
        money = nil
      case .enumeration: continue
      case .comma, .stop, .semicolon, .closing:
        return lexeme.range.lowerBound - end <= longestRest ? keys + totals(money) : []
      default: return []
      }
    }
    return text.count - end <= longestRest ? keys + totals(money) : []
  }

  /// `无政府性基金`: neither income nor expenditure.
  private static func totals(_ money: Binding?) -> [FactKey] {
    guard let fund = money?.fund else { return [] }
    return [FactKey(.income(0), fund: fund), FactKey(.expense(0), fund: fund)]
  }
}
