/// An exact decimal: a whole number of hundred-millionths (10⁻⁸).
///
/// Amounts are compared in 万元; a figure given in 元 to the cent needs six decimals there, and half of its
/// last digit a seventh. Sums that do not fit are `nil`, never a trap.
package struct Fixed: Hashable, Sendable, Comparable {
  package static let scale: Int64 = 100_000_000
  package static let digits = 8
  package static let zero = Fixed(raw: 0)

  /// The value in hundred-millionths.
  package var raw: Int64

  @inlinable package init(raw: Int64) { self.raw = raw }

  package init?(_ whole: Int) {
    let (raw, overflow) = Int64(whole).multipliedReportingOverflow(by: Fixed.scale)
    if overflow { return nil }
    self.raw = raw
  }

  @inlinable package static func < (a: Fixed, b: Fixed) -> Bool { a.raw < b.raw }

  package func adding(_ other: Fixed) -> Fixed? {
    let (raw, overflow) = raw.addingReportingOverflow(other.raw)
    return overflow ? nil : Fixed(raw: raw)
  }

  package func subtracting(_ other: Fixed) -> Fixed? {
    let (raw, overflow) = raw.subtractingReportingOverflow(other.raw)
    return overflow ? nil : Fixed(raw: raw)
  }

  package var negated: Fixed? { Fixed.zero.subtracting(self) }

  package var magnitude: Fixed { raw < 0 ? (negated ?? Fixed(raw: .max)) : self }

  /// The value written with exactly `decimals` places (0...8), rounded half away from zero.
  package func written(decimals: Int) -> String {
    let places = min(max(decimals, 0), Fixed.digits)
    let unit = powerOfTen(Fixed.digits - places)
    let size = raw.magnitude
    let half = UInt64(unit) / 2
    let rounded = (size &+ half) / UInt64(unit)
    let power = UInt64(powerOfTen(places))
    let whole = String(rounded / power)
    let sign = raw < 0 && rounded != 0 ? "-" : ""
    if places == 0 { return sign + whole }
    let fraction = String(rounded % power)
    return sign + whole + "." + String(repeating: "0", count: places - fraction.utf8.count) + fraction
  }

  /// The value written with as many places as it needs.
  package var shortest: String {
    var places = 0
    var unit = Fixed.scale
    while places < Fixed.digits, raw % unit != 0 {
      places += 1
      unit /= 10
    }
    return written(decimals: places)
  }
}

/// 10 to the `exponent`, which is held to 0...18.
@inlinable package func powerOfTen(_ exponent: Int) -> Int64 {
  var power: Int64 = 1
  for _ in 0..<min(max(exponent, 0), 18) { power *= 10 }
  return power
}
