/// Numbers that a scan has cut at the edge of a column: `87. | 22%`, `1 | . 76`, `8. | . 445`; and several that it has run
/// into one cell: `8. 29 5. 42 65. 38%`.
///
/// A point at the cut is the proof: no cell of a table ends or begins with one. Where the cut fell between two digits
/// (`12 | 6.26`) nothing shows it, and nothing is changed.
enum CutNumbers {
  /// A row with its numbers whole, and each of them; every cell keeps its column.
  static func mended(_ row: [String]) -> (row: [String], mended: [String]) {
    var row = row
    var mended: [String] = []
    for index in row.indices {
      if let whole = joined(row, index) {
        row[index] = ""
        row[index + 1] = whole
        mended.append(whole)
      } else if let numbers = spread(row, index) {
        row.replaceSubrange(index..<(index + numbers.count), with: numbers)
        mended += numbers
      }
    }
    return (row, mended)
  }

  /// The number of which this cell holds the left part and the next one the right.
  private static func joined(_ row: [String], _ index: Int) -> String? {
    guard row.indices.contains(index + 1), isWholePart(row[index]) else { return nil }
    let left = row[index]
    let right = String(row[index + 1].unicodeScalars.filter { !$0.isBlank })
    let isCutBefore = right.hasPrefix(".")
    guard isCutBefore || left.hasSuffix(".") else { return nil }
    // `1.` in the first cell of a row is its ordinal.
    guard isCutBefore || row[..<index].contains(where: { !$0.isEmpty }) else { return nil }
    let fraction = isCutBefore ? String(right.dropFirst()) : right
    return isFraction(fraction) ? (left.hasSuffix(".") ? left : left + ".") + fraction : nil
  }

  /// The numbers of a cell that holds nothing but numbers broken behind their points, where the cells behind it that
  /// they have left free can take them.
  private static func spread(_ row: [String], _ index: Int) -> [String]? {
    let parts = row[index].unicodeScalars.split(whereSeparator: \.isBlank).map { String($0) }
    guard parts.count > 1, row[index].contains(".") else { return nil }
    var numbers: [String] = []
    for part in parts {
      if let left = numbers.last, left.hasSuffix(".") {
        guard isFraction(part) else { return nil }
        numbers[numbers.count - 1] = left + part
      } else {
        numbers.append(part)
      }
    }
    let end = index + numbers.count
    guard numbers.count > 1, numbers.count < parts.count, numbers.allSatisfy(\.isNumber), end <= row.count,
      row[(index + 1)..<end].allSatisfy(\.isEmpty)
    else {
      return nil
    }
    return numbers
  }

  /// `87`, `87.`, `1,087.`
  private static func isWholePart(_ text: String) -> Bool {
    let digits = text.hasSuffix(".") ? text.dropLast() : text[...]
    return digits.unicodeScalars.first?.isDigit == true && digits.unicodeScalars.allSatisfy { $0.isDigit || $0 == "," }
  }

  /// `22`, `22%`
  private static func isFraction(_ text: String) -> Bool {
    let digits = text.hasSuffix("%") || text.hasSuffix("％") ? text.dropLast() : text[...]
    return !digits.isEmpty && digits.unicodeScalars.allSatisfy(\.isDigit)
  }
}
