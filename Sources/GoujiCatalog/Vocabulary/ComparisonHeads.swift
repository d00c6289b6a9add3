import GoujiSyntax

/// What the figures of a column, or of a row, are in a table that compares this year's accounts with last year's.
package enum ComparisonHead: Hashable, Sendable {
  case previous
  case current
  /// Of the year that is written.
  case year(Int)
  /// This year's figure less last year's.
  case change
  /// The same in percent of last year's.
  case rate
}

/// The heads of tables that compare two years, from `words.txt`.
package struct ComparisonHeads: Sendable {
  /// A character that no text holds once it is folded, in the place of a year.
  private static let year: UInt16 = 0xFFFF
  private static let digits = 4

  private var heads: [[UInt16]: ComparisonHead] = [:]

  init(previous: WordList, current: WordList, ofYear: WordList, change: WordList, rate: WordList) {
    add(previous, .previous)
    add(current, .current)
    add(ofYear, .year(0))
    add(change, .change)
    add(rate, .rate)
  }

  private mutating func add(_ list: WordList, _ head: ComparisonHead) {
    for word in list.words {
      let pieces = word.split(separator: "{年}", omittingEmptySubsequences: false).map { String($0).folded }
      heads[Array(pieces.joined(separator: [Self.year]))] = head
    }
  }

  /// - Parameter text: of a head, folded.
  /// - Returns: nil where it says something else.
  package func head(_ text: [UInt16]) -> ComparisonHead? {
    var pattern: [UInt16] = []
    var year = 0
    var index = 0
    while index < text.count {
      let run = text[index...].prefix(while: isDigit)
      if run.count == Self.digits {
        year = run.reduce(0) { $0 * 10 + Int($1 - 0x30) }
        pattern.append(Self.year)
        index += run.count
      } else {
        pattern.append(text[index])
        index += 1
      }
    }
    guard let head = heads[pattern] else { return nil }
    if case .year = head { return .year(year) }
    return head
  }
}
