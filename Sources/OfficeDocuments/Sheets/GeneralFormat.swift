/// The format of cells that have none: as many digits as eleven characters hold.
enum GeneralFormat {
  static func text(_ value: DecimalDigits) -> String {
    var shown = value
    // Ten digits and the point; a leading zero takes a place, too.
    if value.point <= 10, value.digits.count > value.point {
      shown.round(toPlaces: min(10 - max(value.point, 1), 9))
    }
    if shown.isZero, !value.isZero {
      // Too small for that: 1.5E-12.
      return scientific(value)
    }
    // Larger figures would show as 1.2E+11; their digits say more, and they are never more than fifteen.
    guard shown.point <= 20 else { return scientific(value) }
    let integer = shown.integer.isEmpty ? "0" : shown.integer
    let fraction = shown.fraction
    return (shown.isNegative && !shown.isZero ? "-" : "") + integer + (fraction.isEmpty ? "" : "." + fraction)
  }

  private static func scientific(_ value: DecimalDigits) -> String {
    var shown = value
    shown.round(toSignificant: 6)
    let exponent = shown.point - 1
    shown.point = 1
    let fraction = shown.fraction
    let size = String(exponent.magnitude)
    return (shown.isNegative ? "-" : "") + shown.integer + (fraction.isEmpty ? "" : "." + fraction)
      + (exponent < 0 ? "E-" : "E+") + (size.count < 2 ? "0" : "") + size
  }
}
