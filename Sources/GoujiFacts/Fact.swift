package import GoujiCatalog
package import GoujiSyntax

/// A figure of a draft: what it measures, how it is written, where it stands.
package struct Fact: Sendable {
  package enum Kind: UInt8, Sendable {
    /// Held in 万元.
    case amount
    /// Exact: pieces, persons, points.
    case count
    /// In percent: 81.08 for 81.08%.
    case percent
  }

  /// Where a figure stands, from the easiest to doubt to the hardest.
  package enum Place: UInt8, Sendable, Comparable {
    case percent
    case change
    case sentence
    case tableTotal
    case tableLeaf

    package static func < (a: Place, b: Place) -> Bool { a.rawValue < b.rawValue }
  }

  /// What it measures; nil where nobody can tell.
  package var key: FactKey?
  package var kind: Kind
  package var place: Place
  /// A blank cell: exactly zero, and no figure of the draft.
  package var isBlank = false
  /// A `=` in the place of a figure: the value is asked for.
  package var isAsked = false
  /// Where the parts of its key come from.
  package var origin = KeyOrigin.said
  /// The budget that the section is on, where `财政拨款` in it may mean that budget alone.
  package var narrowerFund: Fund?
  package var number: WrittenNumber
  /// 10^`exponent` of the written unit make one of the held unit (元: 4, 万元: 0, 亿元: −4).
  package var exponent: Int8 = 0
  private var start: Int32
  private var end: Int32

  package init(
    key: FactKey?,
    kind: Kind,
    place: Place,
    number: WrittenNumber,
    range: Range<Int>,
    exponent: Int = 0,
    isBlank: Bool = false
  ) {
    self.key = key
    self.kind = kind
    self.place = place
    self.number = number
    self.start = Int32(truncatingIfNeeded: range.lowerBound)
    self.end = Int32(truncatingIfNeeded: range.upperBound)
    self.exponent = Int8(clamping: exponent)
    self.isBlank = isBlank
  }

  /// Byte range in its block; for a blank cell the place where its figure would be written.
  package var range: Range<Int> {
    get { Int(start)..<Int(end) }
    set {
      start = Int32(truncatingIfNeeded: newValue.lowerBound)
      end = Int32(truncatingIfNeeded: newValue.upperBound)
    }
  }

  package var value: Fixed { number.value }
  // Asked of every figure at every edit, and a pattern costs less than a comparison across modules.
  package var isAmount: Bool { if case .amount = kind { true } else { false } }
  package var isPercent: Bool { if case .percent = kind { true } else { false } }

  /// Whether both are figures of the same, whatever their values and wherever they stand.
  func measuresSame(as other: Fact) -> Bool {
    key == other.key && kind == other.kind && place == other.place && exponent == other.exponent
      && isBlank == other.isBlank && isAsked == other.isAsked && origin == other.origin
      && narrowerFund == other.narrowerFund
  }

  /// Half of the last digit: any true value within it is shown like this. Zero for what is exact.
  package var slack: Int64 {
    if isBlank { return 0 }
    if case .count = kind { return 0 }
    let places = Fixed.digits - Int(number.decimals)
    return places >= 1 ? 5 * powerOfTen(places - 1) : 0
  }

  /// A held value as this figure's writer would write it: same unit, and same decimals unless others are given (those
  /// of the held unit).
  /// - Parameter isGrouped: whether figures around this one have thousands separators.
  package func written(_ value: Fixed, decimals shown: Int? = nil, isGrouped: Bool = false) -> String? {
    guard let scaled = exponent >= 0 ? multiplied(value, Int(exponent)) : divided(value, -Int(exponent)) else {
      return nil
    }
    let decimals = max((shown ?? Int(number.decimals)) - Int(exponent), 0)
    let plain = scaled.written(decimals: kind == .count ? 0 : decimals)
    return number.hasSeparators || isGrouped && number.value.magnitude < Fixed(raw: 1_000 * Fixed.scale)
      ? grouped(plain) : plain
  }

  private func multiplied(_ value: Fixed, _ exponent: Int) -> Fixed? {
    let (raw, overflow) = value.raw.multipliedReportingOverflow(by: powerOfTen(exponent))
    return overflow ? nil : Fixed(raw: raw)
  }

  private func divided(_ value: Fixed, _ exponent: Int) -> Fixed? {
    Fixed(raw: value.raw / powerOfTen(exponent))
  }
}

/// Puts thousands separators into a plain number.
private func grouped(_ plain: String) -> String {
  let parts = plain.split(separator: ".", maxSplits: 1)
  guard var whole = parts.first.map(Array.init) else { return plain }
  let sign = whole.first == "-" ? String(whole.removeFirst()) : ""
  var result = ""
  for (index, digit) in whole.enumerated() {
    if index > 0, (whole.count - index) % 3 == 0 { result.append(",") }
    result.append(digit)
  }
  return sign + result + (parts.count > 1 ? "." + parts[1] : "")
}
