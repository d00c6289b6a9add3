import GoujiSyntax

/// How a hand gets a figure wrong: one digit changed, two digits swapped, the point moved.
///
/// Where several changes would mend a contradiction, one that undoes such a slip is likelier by far than one that
/// turns all digits of a figure into others.
enum Slip {
  /// Whether a slip turns the figure that was meant into the one shown, and does so seldom by chance.
  /// - Parameters:
  ///   - shown: what is written, and `step` the worth of its last digit.
  ///   - meant: what should be written, and `meantStep` the worth of its last digit.
  ///   - isAddend: whether it is weighed against others of a sum, of which each may be as short: then the zeros in front of
  ///     a small figure are digits, too.
  static func turns(
    _ meant: Int128,
    step meantStep: Int128,
    into shown: Int128,
    step: Int128,
    isAddend: Bool
  ) -> Bool {
    guard step > 0, meantStep > 0, (meant < 0) == (shown < 0) else { return false }
    let before = (meant.magnitude / meantStep.magnitude).description.utf8.map { $0 }
    let after = (shown.magnitude / step.magnitude).description.utf8.map { $0 }
    if meantStep != step { return before == after && Set(after).count > 1 }
    let length = isAddend ? decimals(Int64(clamping: step / 2)) + 1 : 1
    if meant == 0 || shown == 0, max(before.count, after.count) > length { return false }
    return isDigitChanged(padded(before, length), padded(after, length)) || isShifted(before, after)
  }

  /// A figure with its point one or two digits further left or right, and half of its last digit then; none for a figure
  /// without decimals that it could have lost or won, or with one digit only.
  static func movedPoints(_ value: Int64, _ slack: Int64) -> [(value: Int64, slack: Int64)] {
    let whole = Fixed.scale / 2
    guard slack > 0, slack <= whole, Set((value.magnitude / UInt64(slack * 2)).description.utf8).count > 1 else {
      return []
    }
    var result: [(value: Int64, slack: Int64)] = []
    for power: Int64 in [10, 100] {
      let (larger, overflow) = value.multipliedReportingOverflow(by: power)
      if !overflow, slack <= whole / power { result.append((larger, slack * power)) }
      if value % power == 0, slack / power >= 5 { result.append((value / power, slack / power)) }
    }
    return result
  }

  /// How many decimals a figure has of whose last digit `slack` is the half.
  static func decimals(_ slack: Int64) -> Int {
    var decimals = Fixed.digits
    var half: Int64 = 5
    while decimals > 0, half <= slack {
      half *= 10
      decimals -= 1
    }
    return decimals
  }

  /// One digit is another, or two that follow one another have changed places; two digits at least bear it out.
  private static func isDigitChanged(_ a: [UInt8], _ b: [UInt8]) -> Bool {
    let length = max(a.count, b.count)
    let before = padded(a, length)
    let after = padded(b, length)
    let different = before.indices.filter { before[$0] != after[$0] }
    switch different.count {
    case 1: return min(a.count, b.count) >= 2 && length >= 3 || min(a.count, b.count) >= 3
    case 2:
      return different[1] == different[0] + 1 && before[different[0]] == after[different[1]]
        && before[different[1]] == after[different[0]]
    default: return false
    }
  }

  /// The same digits, ten or a hundred times as much.
  private static func isShifted(_ a: [UInt8], _ b: [UInt8]) -> Bool {
    let (short, long) = a.count < b.count ? (a, b) : (b, a)
    guard (1...2).contains(long.count - short.count), Set(short).count > 1 else { return false }
    return long.starts(with: short) && long.dropFirst(short.count).allSatisfy { $0 == UInt8(ascii: "0") }
  }

  private static func padded(_ digits: [UInt8], _ length: Int) -> [UInt8] {
    Array(repeating: UInt8(ascii: "0"), count: max(length - digits.count, 0)) + digits
  }
}
