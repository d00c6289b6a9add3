import GoujiCatalog
import GoujiSyntax

// Rows of names and rows of figures: `甲、乙分别为1万元和2万元，分别占5%、10%`.
extension SentenceReader {
  /// No row of the genre is longer, and no name stands further back.
  private static let longest = 40

  /// Whether nothing but `、` or `和` stands between two places.
  func isJoined(_ start: Int, _ end: Int) -> Bool { book.phrases.particles.join(text, from: start, to: end) }

  /// Reads a row of as many figures as names have been given; false where there is none at `index`.
  mutating func series() -> Bool {
    var all = topic.members
    guard all.count > 1 || all.count == 1 && topic.companion != nil, let row = row() else { return false }
    if all.count == 1, row.count == 2, let companion = topic.companion { all.append(Topic.Member(subject: companion)) }
    guard all.count > 1, all.count == row.count, let end = row.last else { return false }
    isInRow = true
    defer { isInRow = false }
    let before = (clause.expectation, clause.direction, topic.isFresh, clause.isReason)
    for (position, place) in row.enumerated() {
      let number: WrittenNumber
      let unit: WrittenUnit
      switch lexemes[place].kind {
      case .figure(let own, let its), .bare(let own, let its): (number, unit) = (own, its)
      default: continue
      }
      (clause.expectation, clause.direction, topic.isFresh, clause.isReason) = before
      topic.subject = all[position].subject
      topic.finalFact = all[position].finalFact
      clause.change = all[position].change
      topic.lastAmount = all[position].lastAmount
      topic.companion = nil
      figure(number, unit, at: place)
      all[position].finalFact = topic.finalFact
      all[position].change = clause.change
      all[position].lastAmount = topic.lastAmount
    }
    topic.members = all
    resume = end + 1
    return true
  }

  /// Whether a figure that stands alone is said of several names: `甲和乙…，较上年分别增加20万元和减少5万元`.
  var isOfSeveral: Bool { topic.members.count > 1 && !isInRow }

  /// A row of figures of one unit without as many names: nobody can tell which of them is of what.
  mutating func looseRow() -> Bool {
    guard let row = row(), let end = row.last else { return false }
    var units: Set<[UInt16]> = []
    for place in row {
      if case .figure(_, let unit) = lexemes[place].kind { units.insert(unit.text) }
    }
    guard units.count == 1 else { return false }
    for place in row {
      guard case .figure(let number, let unit) = lexemes[place].kind,
        let fact = Fact(
          number,
          unit,
          key: nil,
          place: unit.kind == .percent ? .percent : .sentence,
          range: text.source(lexemes[place].range)
        )
      else { continue }
      outcome.facts.append(fact)
    }
    topic.isFresh = false
    topic.lastAmount = nil
    clause.expectation = .none
    resume = end + 1
    return true
  }

  /// The lexemes of the figures that follow one another from `index` on.
  private func row() -> [Int]? {
    var places = [index]
    var at = index
    while places.count < Self.longest, let end = figureEnd(lexemes[at]) {
      var next = at + 1
      while next < lexemes.count, next - at <= 2, figureEnd(lexemes[next]) == nil { next += 1 }
      guard next < lexemes.count, next - at <= 2, figureEnd(lexemes[next]) != nil else { break }
      let start = lexemes[next].range.lowerBound
      // A comma only between numbers that share their unit: `4125.49,4143.91万元`.
      var isRow = isJoined(end, start)
      if case .bare = lexemes[at].kind, start == end + 1, text.scalars[end] == Self.comma { isRow = true }
      guard isRow else { break }
      places.append(next)
      at = next
    }
    return places.count > 1 ? places : nil
  }

  /// Where a figure and its unit end.
  private func figureEnd(_ lexeme: Lexeme) -> Int? {
    switch lexeme.kind {
    case .figure(_, let unit): lexeme.range.upperBound + unit.text.count
    case .bare: lexeme.range.upperBound
    default: nil
    }
  }

  /// `甲、乙共5万元`, `上年结转、某某基金等5万元`: an amount behind several names is none of the last one's.
  mutating func dropListed() {
    guard topic.isFresh, topic.members.count > 1 || hasUnknownBehind() else { return }
    // `甲、乙均为0万元` is true of the last one, too.
    if let preceding, case .phrase(.each, _) = preceding.kind { return }
    topic = topic.dropped()
  }

  /// Whether a `、` stands between the last name and the figure, outside of parentheses.
  private func hasUnknownBehind() -> Bool {
    var depth = 0
    for lexeme in lexemes[..<index].suffix(Self.longest).reversed() {
      switch lexeme.kind {
      case .closing: depth += 1
      case .opening: depth -= 1
      case .enumeration where depth <= 0: return true
      case .enumeration, .level, .year, .phrase: continue
      default: if depth <= 0 { return false }
      }
    }
    return false
  }
}
