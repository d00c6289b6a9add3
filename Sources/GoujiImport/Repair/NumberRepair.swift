/// Numbers that a conversion has broken by spaces.
enum NumberRepair {
  /// A cell that is one broken number (`214. 04`, `100.895 681`, `87. 22%`), mended; nil if it is anything else.
  static func whole(_ text: String) -> String? {
    guard text.unicodeScalars.contains(where: \.isBlank), text.hasDigit else { return nil }
    let parts = text.unicodeScalars.split(whereSeparator: \.isBlank)
    guard parts.count == 2 else { return nil }
    let left = Array(parts[0])
    let right = Array(parts[1])
    guard isGrouped(left.drop { $0 == "-" || $0 == "−" }), !right.isEmpty else { return nil }
    let rightDigits = right.prefix { $0.isDigit }
    let tail = right[rightDigits.count...]
    guard tail.isEmpty || (tail.count == 1 && (tail.first == "%" || tail.first == "％")) else {
      return isFraction(right) && !left.contains(".") && left.contains(where: \.isDigit) ? joined(left, right) : nil
    }
    guard !rightDigits.isEmpty, let point = left.firstIndex(of: ".") else { return nil }
    // With two decimals an amount is whole, and what follows may be the code of the next cell.
    guard left.count - point != 3 else { return nil }
    return joined(left, right)
  }

  /// Mends `53. 29 万元` inside a text where a unit or a mark behind it shows that it is one number.
  static func mended(_ text: String) -> String {
    guard text.utf8.contains(UInt8(ascii: ".")) else { return text }
    let scalars = Array(text.unicodeScalars)
    var result = String.UnicodeScalarView()
    var index = 0
    while index < scalars.count {
      result.append(scalars[index])
      index += 1
      guard scalars[index - 1] == ".", index >= 2, scalars[index - 2].isDigit, index < scalars.count,
        scalars[index].isBlank
      else {
        continue
      }
      var next = index
      while next < scalars.count, scalars[next].isBlank { next += 1 }
      var end = next
      while end < scalars.count, scalars[end].isDigit { end += 1 }
      guard (1...2).contains(end - next), isBehindNumber(scalars, end), !mayBeItem(scalars, index - 1) else { continue }
      index = next
    }
    return String(result)
  }

  private static func isGrouped(_ scalars: ArraySlice<Unicode.Scalar>) -> Bool {
    !scalars.isEmpty && scalars.allSatisfy { $0.isDigit || $0 == "," || $0 == "." }
      && scalars.filter { $0 == "." }.count < 2
      && scalars.first?.isDigit == true
  }

  private static func isFraction(_ scalars: [Unicode.Scalar]) -> Bool {
    scalars.count > 1 && scalars[0] == "." && scalars[1...].allSatisfy(\.isDigit)
  }

  private static func joined(_ left: [Unicode.Scalar], _ right: [Unicode.Scalar]) -> String {
    var view = String.UnicodeScalarView()
    view.append(contentsOf: left)
    view.append(contentsOf: right)
    return String(view)
  }

  /// `1. 9 万元` at the start of a line or behind a colon may be the first item, of 9 万元.
  private static func mayBeItem(_ scalars: [Unicode.Scalar], _ dot: Int) -> Bool {
    var start = dot
    while start > 0, scalars[start - 1].isDigit { start -= 1 }
    guard dot - start < 2 || (dot - start == 2 && scalars[start] == "1") else { return false }
    var before = start
    while before > 0, scalars[before - 1].isBlank { before -= 1 }
    guard before > 0 else { return true }
    let mark = scalars[before - 1]
    return mark == "：" || mark == ":" || mark == "；" || mark == ";" || mark == "。"
  }

  private static let units: Set<Unicode.Scalar> = ["万", "元", "亿", "%", "％", "分", "千"]

  /// Whether what follows shows that a number has just ended.
  private static func isBehindNumber(_ scalars: [Unicode.Scalar], _ end: Int) -> Bool {
    var index = end
    while index < scalars.count, scalars[index].isBlank { index += 1 }
    guard index < scalars.count else { return true }
    return units.contains(scalars[index]) || scalars[index] == "，" || scalars[index] == "。" || scalars[index] == "；"
  }
}
