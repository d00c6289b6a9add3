/// Shows a number by a section that is no date.
struct FigureFormat {
  private let tokens: [NumberFormat.Token]
  private let chineseDigits: Int?

  init(section: NumberFormat.Section) {
    tokens = section.tokens
    chineseDigits = section.digits
  }

  func text(_ value: DecimalDigits) -> String {
    if tokens.contains(.general) || tokens.contains(.text) { return general(value) }
    if let slash = tokens.firstIndex(of: .slash), tokens.contains(where: isDigit) { return fraction(value, slash) }
    if let exponent = tokens.firstIndex(where: isExponent) { return scientific(value, exponent) }
    guard tokens.contains(where: isDigit) else { return sign(value) + literals(value) }
    return figure(value)
  }

  private func isDigit(_ token: NumberFormat.Token) -> Bool {
    if case .digit = token { true } else { false }
  }

  private func isExponent(_ token: NumberFormat.Token) -> Bool {
    if case .exponent = token { true } else { false }
  }

  private func sign(_ value: DecimalDigits) -> String { value.isNegative && !value.isZero ? "-" : "" }

  private func literals(_ value: DecimalDigits) -> String {
    tokens.map { token in
      switch token {
      case .literal(let text): text
      case .percent: "%"
      case .comma: ","
      case .point: "."
      case .slash: "/"
      default: ""
      }
    }.joined()
  }

  private func general(_ value: DecimalDigits) -> String {
    var shown = value
    shown.isNegative = false
    let figure = ChineseDigits.text(GeneralFormat.text(shown), form: chineseDigits)
    return sign(value)
      + tokens.map { token in
        switch token {
        case .literal(let text): text
        case .general, .text: figure
        case .percent: "%"
        default: ""
        }
      }.joined()
  }

  /// Digits with grouping, a point, percent signs, and commas at the end that divide by a thousand each.
  private func figure(_ value: DecimalDigits) -> String {
    let point = tokens.firstIndex(of: .point) ?? tokens.endIndex
    let digitPlaces = tokens.indices.filter { isDigit(tokens[$0]) }
    guard let first = digitPlaces.first, let last = digitPlaces.last else { return literals(value) }
    var shown = value
    shown.scale(by: 2 * tokens.count { $0 == .percent })
    let lastOfInteger = digitPlaces.last { $0 < point } ?? first
    var scaling = 0
    for end in Set([last, lastOfInteger]) {
      scaling += tokens[(end + 1)...].prefix { $0 == .comma }.count
    }
    shown.scale(by: -3 * scaling)
    let places = digitPlaces.count { $0 > point }
    shown.round(toPlaces: places)
    let isGrouped = first < lastOfInteger && tokens[first...lastOfInteger].contains(.comma)
    let leading = signPlace(value)
    var result = ""
    var integer = Array(shown.integer)
    let slots = digitPlaces.count { $0 < point }
    var slotsLeft = slots
    var fraction = Array(shown.fraction)
    for (index, token) in tokens.enumerated() {
      if index == leading { result += sign(value) }
      switch token {
      case .literal(let text): result += text
      case .percent: result += "%"
      case .point: result += "."
      case .digit(let placeholder) where index < point:
        // The first place takes all digits that are more than there are places.
        let count = max(integer.count - slotsLeft + 1, 0)
        for digit in integer.prefix(count) {
          result.append(digit)
          integer.removeFirst()
          if isGrouped, integer.count % 3 == 0, !integer.isEmpty { result.append(",") }
        }
        if count == 0, placeholder == "0" {
          result.append("0")
          if isGrouped, slotsLeft > 1, (slotsLeft - 1) % 3 == 0 { result.append(",") }
        }
        slotsLeft -= 1
      case .digit(let placeholder):
        if !fraction.isEmpty {
          result.append(fraction.removeFirst())
        } else if placeholder == "0" {
          result.append("0")
        }
      default: break
      }
    }
    return ChineseDigits.text(result, form: chineseDigits)
  }

  /// The sign stands in front of everything that the section shows.
  private func signPlace(_ value: DecimalDigits) -> Int {
    // Behind spaces that only fill, so that it is next to the figure.
    tokens.firstIndex { token in
      if case .literal(let text) = token { return text.contains { $0 != " " } }
      return true
    } ?? 0
  }

  private func scientific(_ value: DecimalDigits, _ exponent: Int) -> String {
    let point = tokens[..<exponent].firstIndex(of: .point) ?? exponent
    let integerDigits = max(tokens[..<point].count(where: isDigit), 1)
    let places = tokens[point..<exponent].count(where: isDigit)
    var shown = value
    var power = 0
    // Once more where rounding made one digit more.
    for _ in 0..<2 where !shown.isZero {
      // Several places in front of the point: the power is a multiple of them.
      var step = shown.point - 1
      if integerDigits > 1 { step = Int((Double(step) / Double(integerDigits)).rounded(.down)) * integerDigits }
      shown.point -= step
      power += step
      shown.round(toPlaces: places)
    }
    let fraction = shown.fraction
    let padded = fraction + String(repeating: "0", count: max(places - fraction.count, 0))
    let size = String(power.magnitude)
    let width = tokens[exponent...].count(where: isDigit)
    var mark = "E" + (power < 0 ? "-" : "")
    if power >= 0, case .exponent(true) = tokens[exponent] { mark = "E+" }
    return sign(value) + (shown.integer.isEmpty ? "0" : shown.integer) + (places > 0 ? "." + padded : "") + mark
      + String(repeating: "0", count: max(width - size.count, 0)) + size
  }

  /// The nearest fraction whose denominator has as many digits as there are places, or is the one written.
  private func fraction(_ value: DecimalDigits, _ slash: Int) -> String {
    let exact =
      Double("\(value.integer.isEmpty ? "0" : value.integer).\(value.fraction.isEmpty ? "0" : value.fraction)") ?? 0
    guard exact < 1e9 else { return GeneralFormat.text(value) }
    let isMixed = tokens[..<slash].contains { if case .literal(let text) = $0 { text == " " } else { false } }
    let places = tokens[slash...].count(where: isDigit)
    let whole = isMixed ? exact.rounded(.down) : 0
    let (numerator, denominator) = FigureFormat.nearest(exact - whole, most: [1, 9, 99, 999][min(places, 3)])
    guard isMixed else { return sign(value) + "\(numerator)/\(denominator)" }
    let isWhole = numerator == 0 || numerator == denominator
    let units = Int(whole) + (numerator == denominator ? 1 : 0)
    if isWhole { return sign(value) + String(units) }
    return sign(value) + (units > 0 ? "\(units) " : "") + "\(numerator)/\(denominator)"
  }

  private static func nearest(_ value: Double, most: Int) -> (Int, Int) {
    var best = (Int(value.rounded()), 1)
    var distance = abs(value - Double(best.0))
    for denominator in 1...max(most, 1) where distance > 0 {
      let numerator = (value * Double(denominator)).rounded()
      let own = abs(value - numerator / Double(denominator))
      if own < distance - 1e-12 { (best, distance) = ((Int(numerator), denominator), own) }
    }
    return best
  }
}
