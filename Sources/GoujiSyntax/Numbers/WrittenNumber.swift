/// A number as somebody wrote it: its value and how far its digits go.
package struct WrittenNumber: Hashable, Sendable {
  package var value: Fixed
  /// Digits behind the point as written, in the unit the value is held in: `263.3` has 1, `1483680元` held in 万元 has 4.
  package var decimals: Int8
  package var isSpaced = false
  package var hasSeparators = false

  package init(value: Fixed, decimals: Int, isSpaced: Bool = false, hasSeparators: Bool = false) {
    self.value = value
    self.decimals = Int8(clamping: decimals)
    self.isSpaced = isSpaced
    self.hasSeparators = hasSeparators
  }

  /// The same number in a unit that is 10^`exponent` times as large (元 → 万元: 4; 亿元 → 万元: −4).
  package func scaled(down exponent: Int) -> WrittenNumber? {
    var result = self
    if exponent >= 0 {
      let power = powerOfTen(exponent)
      // A remainder would be digits beyond the eighth place: such a number is not held exactly, so not at all.
      guard value.raw % power == 0 else { return nil }
      result.value = Fixed(raw: value.raw / power)
    } else {
      let (raw, overflow) = value.raw.multipliedReportingOverflow(by: powerOfTen(-exponent))
      guard !overflow else { return nil }
      result.value = Fixed(raw: raw)
    }
    result.decimals = Int8(clamping: Int(decimals) + exponent)
    return result
  }
}

/// What a piece of text that should be a number turns out to be.
package enum NumberReading: Hashable, Sendable {
  case number(WrittenNumber)
  /// Looks like a number but is none (`1,23.4`, `12..5`), with what is wrong in Chinese.
  case malformed(Message)
  case none
}

/// Reads written numbers out of folded text.
package enum NumberReader {
  /// Reads the number that starts at `start` (a digit, or a sign before one) and returns the index behind it.
  package static func read(_ text: FoldedText, at start: Int, end: Int) -> (reading: NumberReading, next: Int) {
    let scalars = text.scalars
    var index = start
    var isNegative = false
    if index < end, scalars[index] == 0x2D || scalars[index] == 0x2B {
      isNegative = scalars[index] == 0x2D
      index += 1
    }
    guard index < end, isDigit(scalars[index]) else { return (.none, start) }

    var digits: Int64 = 0
    var overflow = false
    var decimals = 0
    var points = 0
    var hasDoublePoint = false
    var isSpaced = false
    var hasCommas = false
    var run = 0
    scan: while index < end {
      let scalar = scalars[index]
      if isDigit(scalar) {
        let (tens, first) = digits.multipliedReportingOverflow(by: 10)
        let (sum, second) = tens.addingReportingOverflow(Int64(scalar - 0x30))
        overflow = overflow || first || second
        digits = overflow ? 0 : sum
        run += 1
        if points > 0 { decimals += 1 }
        index += 1
        continue
      }
      guard let following = index + 1 < end ? scalars[index + 1] : nil else { break }
      switch scalar {
      case 0x2E where isDigit(following) || (following == 0x20 && index + 2 < end && isDigit(scalars[index + 2])):
        points += 1
        run = 0
        if following == 0x20 {
          isSpaced = true
          index += 1
        }
        index += 1
      case 0x2E where following == 0x2E && isDigitBehindPoints(scalars, from: index, end: end):
        hasDoublePoint = true
        points += 1
        index += 1
      case 0x2C where points == 0 && isDigit(following):
        hasCommas = true
        run = 0
        index += 1
      case 0x20 where points == 1 && run != 2 && isDigit(following) && isRest(scalars, from: index + 1, end: end):
        // `100.895 681`: digits behind the point go on after a blank, and nothing but a unit follows.
        // Two digits are a whole amount already: what follows it is another number.
        isSpaced = true
        index += 1
      case 0x20 where points == 0 && following == 0x2E && index + 2 < end && isDigit(scalars[index + 2]):
        isSpaced = true
        index += 1
      default:
        break scan
      }
    }
    if points > 1 {
      let isOrdinal = !hasDoublePoint && isDateOrOrdinal(runs(scalars[start..<index]))
      return (isOrdinal ? .none : .malformed(Message(zh: "小数点多于一个", en: "more than one decimal point")), index)
    }
    if hasCommas {
      let whole = Array(runs(scalars[start..<index]).dropLast(points))
      let isGrouped = whole.dropFirst().allSatisfy { $0 == 3 } && (1...3).contains(whole[0])
      if !isGrouped {
        let isList = points == 0 && isList(whole)
        return (
          isList ? .none : .malformed(Message(zh: "千分位逗号应每三位一个", en: "separators stand after every third digit")), index
        )
      }
    }
    let missing = Fixed.digits - decimals
    guard !overflow, missing >= 0 else { return (.malformed(Message(zh: "数字位数过多", en: "too many digits")), index) }
    let (raw, tooLarge) = digits.multipliedReportingOverflow(by: powerOfTen(missing))
    guard !tooLarge else { return (.malformed(Message(zh: "数字位数过多", en: "too many digits")), index) }
    let number = WrittenNumber(
      value: Fixed(raw: isNegative ? -raw : raw),
      decimals: decimals,
      isSpaced: isSpaced,
      hasSeparators: hasCommas
    )
    return (.number(number), index)
  }

  /// Reads a whole text as one number.
  package static func whole(_ text: FoldedText) -> NumberReading {
    guard let first = text.scalars.first, isDigit(first) || first == 0x2D || first == 0x2B || first == 0x2E else {
      return .none
    }
    let (reading, next) = read(text, at: 0, end: text.count)
    if next == text.count { return reading }
    let isNumberLike = text.scalars.allSatisfy { isDigit($0) || $0 == 0x2E || $0 == 0x2C || $0 == 0x20 || $0 == 0x2D }
    guard isNumberLike else { return .none }
    // A row of dashes means "does not apply"; `2024-12` is a date.
    if !text.scalars.contains(where: isDigit) || text.scalars.dropFirst().contains(0x2D) { return .none }
    if case .malformed = reading { return reading }
    return .malformed(Message(zh: "不是一个完整的数字", en: "a part is missing"))
  }

  /// The lengths of the runs of digits that points and commas part. Hardly any number needs them.
  private static func runs(_ scalars: ArraySlice<UInt16>) -> [Int] {
    scalars.split { $0 == 0x2E || $0 == 0x2C }.map { $0.count(where: isDigit) }
  }

  /// `12..5` is a slip, `12……` or `12...` the end of a number.
  private static func isDigitBehindPoints(_ scalars: [UInt16], from start: Int, end: Int) -> Bool {
    var index = start
    while index < end, scalars[index] == 0x2E { index += 1 }
    return index < end && isDigit(scalars[index])
  }

  /// Digits between points that are no amount: a date (`2024.12.31`) or an item's number (`3.2.1`).
  private static func isDateOrOrdinal(_ runs: [Int]) -> Bool {
    guard let first = runs.first else { return false }
    return (first <= 2 || first == 4) && runs.dropFirst().allSatisfy { $0 <= 2 }
  }

  /// Digits between commas that are no amount: codes or years (`30201,30202`), items (`1,2,3`).
  private static func isList(_ runs: [Int]) -> Bool {
    runs.allSatisfy { $0 >= 4 } || (runs.count > 2 && runs.allSatisfy { $0 <= 2 })
  }

  /// Whether only one run of digits follows, up to the end or something that is no digit or blank.
  private static func isRest(_ scalars: [UInt16], from start: Int, end: Int) -> Bool {
    var index = start
    while index < end, isDigit(scalars[index]) { index += 1 }
    return index == end || (scalars[index] != 0x20 && scalars[index] != 0x2E && scalars[index] != 0x2C)
  }
}
