import GoujiCatalog
import GoujiSyntax

/// A cell of a self-evaluation table, taken apart: `>=95%`, `12次`, `83.92分`, `10.00≥`, `≤`.
///
/// An object: a row's cells are looked at many times over, and each look at a value would count three arrays up and down.
final class PerformanceCell {
  let text: FoldedText
  /// The row that it names, and whether it shows what kind of table this is.
  let row: PerformanceBook.Row?
  let marksTable: Bool
  /// Its number, where it holds one and otherwise no more than a sign and a unit.
  private(set) var number: WrittenNumber?
  private(set) var numberRange = 0..<0
  /// What stands behind the number.
  private(set) var unit: [UInt16] = []
  /// How what was done is to compare with what was aimed at.
  private(set) var sign: Claim.Relation?
  private var hasLeadingSign = false
  private var countsPoints = false

  var isEmpty: Bool { text.isEmpty }
  /// A number by itself, as weights and points are written.
  var isBare: Bool { number != nil && !hasLeadingSign && (unit.isEmpty || countsPoints) }
  var isPercent: Bool { unit == Self.percent }
  /// A unit that stands in a cell of its own.
  var isPercentSign: Bool { text.scalars == Self.percent }

  static let percent = "%".folded
  static let longestUnit = 8

  private static let signs: [(text: [UInt16], sign: Claim.Relation)] = [
    (">=".folded, .atLeast), ("<=".folded, .atMost), ("≥".folded, .atLeast), ("≤".folded, .atMost),
    ("=".folded, .equal), (">".folded, .greater), ("<".folded, .less),
  ]

  /// Borrows the book: an initialiser would else be handed a copy of it for every cell.
  init(_ text: FoldedText, _ book: borrowing PerformanceBook) {
    self.text = text
    row = book.row(named: text.scalars)
    marksTable = book.marksTable(text.scalars)
    var index = 0
    if let (length, sign) = Self.sign(text, at: 0) {
      self.sign = sign
      hasLeadingSign = true
      index = length
    }
    guard index < text.count else { return }
    let (reading, next) = NumberReader.read(text, at: index, end: text.count)
    guard case .number(let number) = reading else {
      if hasLeadingSign { sign = nil }
      return
    }
    var rest = Array(text.scalars[next...])
    if let (_, sign) = Self.sign(text, at: next), sign != .equal || rest.count == 1 {
      self.sign = sign
      rest = []
    }
    guard rest.count <= Self.longestUnit, !rest.contains(where: isDigit),
      rest.first.map({ !book.opensDatePart($0) }) ?? true
    else {
      sign = nil
      return
    }
    self.number = number
    numberRange = index..<next
    unit = rest
    countsPoints = book.countsPoints(rest)
  }

  private static func sign(_ text: FoldedText, at index: Int) -> (length: Int, sign: Claim.Relation)? {
    guard index < text.count else { return nil }
    switch text.scalars[index] {
    case 0x3C...0x3E, 0x2264, 0x2265: break
    default: return nil
    }
    for (word, sign) in signs where text.hasPrefix(word, at: index) { return (word.count, sign) }
    return nil
  }

  /// The fact that the cell states in a column.
  /// - Parameter money: the unit of a value that is written without one.
  func fact(_ role: PerformanceBook.Column, isPercent: Bool, money: WrittenUnit? = nil) -> Fact? {
    guard let number else { return nil }
    let range = text.source(numberRange)
    switch role {
    case .initial, .budget, .received, .spent:
      return Fact(key: nil, kind: .amount, place: .tableLeaf, number: number, range: range)
    case .rate:
      return Fact(key: nil, kind: .percent, place: .percent, number: number, range: range)
    case .weight, .score, .indicatorPoints, .executionPoints, .deduction, .totalPoints:
      return Fact(
        key: nil,
        kind: number.decimals == 0 ? .count : .amount,
        place: .tableLeaf,
        number: number,
        range: range
      )
    case .target, .actual, .completion:
      if isPercent || self.isPercent {
        return Fact(key: nil, kind: .percent, place: .tableLeaf, number: number, range: range)
      }
      let own = WrittenUnit.ofFigure(text, at: numberRange.upperBound).flatMap {
        $0.text.count == self.unit.count ? $0 : nil
      }
      if let unit = own ?? (self.unit.isEmpty ? money : nil), unit.kind != .percent,
        let fact = Fact(number, unit, key: nil, place: .tableLeaf, range: range)
      {
        return fact
      }
      return Fact(
        key: nil,
        kind: number.decimals == 0 ? .count : .amount,
        place: .tableLeaf,
        number: number,
        range: range
      )
    case .name, .ordinal:
      return nil
    }
  }

  /// The fact of a share that is written as a part of one: `0.9` for 90%.
  func fraction() -> Fact? {
    guard let number, let scaled = number.scaled(down: -2) else { return nil }
    return Fact(
      key: nil,
      kind: .percent,
      place: .tableLeaf,
      number: scaled,
      range: text.source(numberRange),
      exponent: -2
    )
  }
}
