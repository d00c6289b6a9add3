import GoujiCatalog
import GoujiSyntax

// What bears out figures that no law of the accounts reaches: parts that add up within a sentence, a percentage of the
// two amounts before it, as many items as are counted, nothing beside nothing.
extension SentenceReader {
  /// A figure of the block and the lexeme that it was read from.
  private struct Item {
    var fact: Int
    var lexeme: Int
    var unit: WrittenUnit
    var sentence: Int
    /// Whether nothing says what it measures or what it follows from.
    var isLoose: Bool
  }

  /// No sentence of the genre has more parts than this, nor names what it speaks of from further away: a paragraph of
  /// thousands of figures is still read in one pass.
  private static let mostParts = 40
  private static let farthest = 200

  mutating func addLikenesses() {
    let items = items()
    guard items.contains(where: \.isLoose) else { return }
    for index in items.indices where items[index].unit.kind != .percent {
      if !sumBehind(items, index) { sumAhead(items, index) }
      boundBehind(items, index)
      enumeration(items[index])
    }
    for index in items.indices where items[index].isLoose {
      if items[index].unit.kind == .percent { ratio(items, index) }
      nothing(items, index)
    }
  }

  private func items() -> [Item] {
    var spoken: Set<Int> = []
    for claim in outcome.claims {
      if let percent = claim.percent { spoken.insert(percent) }
      for case .fact(let fact) in (claim.upper + claim.lower).map(\.term) { spoken.insert(fact) }
    }
    var items: [Item] = []
    var sentence = 0
    var next = 0
    for (index, lexeme) in lexemes.enumerated() {
      switch lexeme.kind {
      case .stop: sentence += 1
      case .figure(_, let unit), .bare(_, let unit), .numeral(_, let unit):
        guard next < outcome.facts.count, outcome.facts[next].range == text.source(lexeme.range) else { continue }
        let key = outcome.facts[next].key
        let isLoose = !spoken.contains(next) && (key.map { isPartial($0) } ?? true)
        // A change is no part of anything.
        if outcome.facts[next].place == .change {
          next += 1
          continue
        }
        items.append(Item(fact: next, lexeme: index, unit: unit, sentence: sentence, isLoose: isLoose))
        next += 1
      case .asked: next += 1
      case .unitless:
        if next < outcome.facts.count, outcome.facts[next].range == text.source(lexeme.range) { next += 1 }
      default: continue
      }
    }
    return items
  }

  func isPartial(_ key: FactKey) -> Bool { book.vocabulary.named(key.concept)?.isPartial ?? false }

  private func isAlike(_ a: Item, _ b: Item) -> Bool {
    switch (a.unit.kind, b.unit.kind) {
    case (.money, .money): true
    case (.count, .count): a.unit.text == b.unit.text
    default: false
    }
  }

  private func value(_ item: Item) -> Fixed { outcome.facts[item.fact].value }

  // MARK: Sums

  /// `98.99万元，其中局机关65.51万元、中心33.48万元`: the whole and then its parts, in one sentence.
  private mutating func sumBehind(_ items: [Item], _ start: Int) -> Bool {
    let whole = items[start]
    guard value(whole) != .zero else { return false }
    let rest = items[(start + 1)...].prefix(Self.mostParts).filter {
      isAlike($0, whole) && $0.sentence == whole.sentence
    }
    let isDivided =
      rest.first.map { first in
        lexemes[whole.lexeme..<first.lexeme].contains { lexeme in
          switch lexeme.kind {
          case .phrase(.among, _), .opening, .colon: true
          default: false
          }
        }
      } ?? false
    var sum = Fixed.zero
    for (number, part) in rest.enumerated() {
      guard let next = sum.adding(value(part)), next <= value(whole) else { return false }
      sum = next
      let parts = Array(rest[...number])
      let isEnough = parts.count > 1 && (isDivided || whole.unit.kind != .count) || isDivided
      // Further parts of nothing belong to it, too.
      if sum == value(whole), isEnough, rest.dropFirst(number + 1).first.map({ value($0) != .zero }) ?? true {
        return addSum(whole, parts)
      }
    }
    return false
  }

  /// `20个项目，其中：甲18个、乙3个`: as many parts as are named one by one behind 其中, none of them known from elsewhere.
  private mutating func boundBehind(_ items: [Item], _ start: Int) {
    let whole = items[start]
    guard let among = lexemes[(whole.lexeme + 1)...].prefix(Self.mostParts).firstIndex(where: { isDivision($0) }),
      !items[(start + 1)...].prefix(while: { $0.lexeme < among }).contains(where: { isAlike($0, whole) })
    else { return }
    var parts: [Item] = []
    var last = among
    for item in items[(start + 1)...].prefix(Self.mostParts).drop(while: { $0.lexeme < among }) {
      guard item.sentence == whole.sentence, item.unit.kind != .percent else { break }
      guard isAlike(item, whole), item.isLoose, isOnePart(last, item.lexeme) else { return }
      parts.append(item)
      last = item.lexeme
    }
    guard parts.count > 1 else { return }
    var claim = Claim(
      .sentenceBound,
      upper: parts.map { SignedTerm(.fact($0.fact)) } + [SignedTerm(.fact(whole.fact), isNegative: true)]
    )
    claim.relation = .atMost
    outcome.claims.append(claim)
  }

  private func isDivision(_ lexeme: Lexeme) -> Bool {
    if case .phrase(.among, _) = lexeme.kind { true } else { false }
  }

  /// Whether between two places of a list stands the name of one part, and nothing that makes an amount of another kind.
  private func isOnePart(_ start: Int, _ end: Int) -> Bool {
    let between = lexemes[(start + 1)..<end]
    let marks = between.count { lexeme in
      switch lexeme.kind {
      case .comma, .semicolon, .enumeration, .colon: true
      default: false
      }
    }
    let isPlain = between.allSatisfy { lexeme in
      switch lexeme.kind {
      case .comma, .semicolon, .enumeration, .colon, .name, .level: true
      default: false
      }
    }
    let length = lexemes[end].range.lowerBound - lexemes[start].range.upperBound
    return isPlain && marks <= 1 && length >= Self.shortestPart && length <= Self.longestPart
  }

  /// Characters that the unit of one part, a mark and the name of the next take.
  private static let shortestPart = 3
  private static let longestPart = 40

  /// `…98.99万元。其中上年结转42.26万元，本年安排56.73万元`: parts of an amount that an earlier sentence states.
  private mutating func sumAhead(_ items: [Item], _ start: Int) {
    let first = items[start]
    guard first.isLoose else { return }
    if first.unit.kind == .count {
      // Small counts often add up by chance: only where the sentence begins with 其中.
      guard let opening = lexemes[..<first.lexeme].last(where: { if case .comma = $0.kind { false } else { true } }),
        case .phrase(.among, _) = opening.kind
      else { return }
    }
    let parts = Array(
      items[start...].prefix(Self.mostParts).prefix {
        $0.isLoose && isAlike($0, first) && $0.sentence == first.sentence
      }
    )
    guard parts.count > 1 else { return }
    var sum = Fixed.zero
    for part in parts { sum = sum.adding(value(part)) ?? sum }
    guard sum != .zero,
      let whole = items[..<start].suffix(Self.mostParts).last(where: {
        $0.sentence < first.sentence && isAlike($0, first) && value($0) == sum
      })
    else { return }
    _ = addSum(whole, parts)
  }

  private mutating func addSum(_ whole: Item, _ parts: [Item]) -> Bool {
    guard whole.isLoose || parts.contains(where: \.isLoose) else { return true }
    outcome.claims.append(
      Claim(
        .sentenceSum,
        upper: [SignedTerm(.fact(whole.fact))] + parts.map { SignedTerm(.fact($0.fact), isNegative: true) }
      )
    )
    return true
  }

  // MARK: Ratios

  /// `预算26.005万元，实际到位26.005万元，到位率100%`: of the two amounts before it, either way round.
  private mutating func ratio(_ items: [Item], _ index: Int) {
    let percent = items[index]
    let before = items[..<index].suffix(Self.mostParts).filter {
      $0.unit.kind != .percent && $0.sentence == percent.sentence
    }
    guard let last = before.last, let first = before.dropLast().last(where: { isAlike($0, last) && value($0) != .zero })
    else { return }
    for (upper, lower) in [(last, first), (first, last)] where value(lower) != .zero {
      outcome.claims.append(
        Claim(
          .sentenceRatio,
          upper: [SignedTerm(.fact(upper.fact))],
          lower: [SignedTerm(.fact(lower.fact))],
          percent: percent.fact
        )
      )
    }
  }

  // MARK: Nothing

  /// `累计0批次、0人、0万元`: nothing of the one is nothing of the other.
  private mutating func nothing(_ items: [Item], _ index: Int) {
    let own = items[index]
    guard value(own) == .zero else { return }
    for other in [index - 1, index + 1] where items.indices.contains(other) {
      let beside = items[other]
      guard beside.sentence == own.sentence, value(beside) == .zero, beside.unit.text != own.unit.text else { continue }
      outcome.claims.append(
        Claim(.sentenceNothing, upper: [SignedTerm(.fact(own.fact)), SignedTerm(.fact(beside.fact), isNegative: true)])
      )
      return
    }
  }

  // MARK: Enumerations

  private static let longestNoun = 10

  /// `下设5个科室，分别是：甲、乙、丙、丁、戊。` and `甲、乙、丙等3个股室`: as many items as are counted.
  private mutating func enumeration(_ item: Item) {
    guard item.isLoose, item.unit.kind == .count, outcome.facts[item.fact].number.decimals == 0 else { return }
    let range = lexemes[item.lexeme].range
    let ends: [UInt16] = [0x3002, 0x3B]
    var counts: [Int] = []
    let among = lexemes[(item.lexeme + 1)...].prefix(3).first {
      if case .phrase(.among, _) = $0.kind { true } else { false }
    }
    if let among, among.range.lowerBound - range.upperBound <= Self.longestNoun {
      let limit = min(among.range.upperBound + Self.farthest, text.count)
      let end = text.scalars[among.range.upperBound..<limit].firstIndex { ends.contains($0) } ?? limit
      counts.append(commas(among.range.upperBound..<end))
    }
    let start =
      text.scalars[max(range.lowerBound - Self.farthest, 0)..<range.lowerBound].lastIndex {
        ends.contains($0) || $0 == 0x2C || $0 == 0x3A
      } ?? max(range.lowerBound - Self.farthest, 0) - 1
    counts.append(commas((start + 1)..<range.lowerBound))
    for count in counts where count > 0 {
      guard let constant = Fixed(-(count + 1)) else { continue }
      var claim = Claim(.enumeration, upper: [SignedTerm(.fact(item.fact))])
      claim.constant = constant
      outcome.claims.append(claim)
    }
  }

  /// The `、` in a stretch of text, outside of parentheses; 0 where it holds figures of its own.
  private func commas(_ range: Range<Int>) -> Int {
    var depth = 0
    var count = 0
    for scalar in text.scalars[range] {
      switch scalar {
      case 0x28: depth += 1
      case 0x29: depth -= 1
      case Self.listComma where depth == 0: count += 1
      default: if isDigit(scalar) { return 0 }
      }
    }
    return count
  }
}
