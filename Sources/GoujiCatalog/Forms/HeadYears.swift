import GoujiSyntax

/// Years in the head of a table, as the forms of the book write them: {年} is the report's own, {上年} the one before.
package enum HeadYears {
  private static let current: UInt16 = 0xE000
  private static let previous: UInt16 = 0xE001
  private static let marks = [("{上年}", previous), ("{年}", current)]

  /// A head as the data write it.
  static func folded(_ text: String) -> [UInt16] {
    var rest = text[...]
    var result: [UInt16] = []
    while let open = rest.firstIndex(of: "{") {
      guard let (word, mark) = marks.first(where: { rest[open...].hasPrefix($0.0) }) else { break }
      result += String(rest[..<open]).folded
      result.append(mark)
      rest = rest[rest.index(open, offsetBy: word.count)...]
    }
    return result + String(rest).folded
  }

  /// Those of some heads that name no year.
  package static func yearless(_ heads: [[UInt16]]) -> [[UInt16]] {
    heads.filter { !$0.contains(current) && !$0.contains(previous) }
  }

  /// The words of the data for a reader: `上年预算数`.
  package static func written(_ head: [UInt16]) -> String {
    head.split(separator: current, omittingEmptySubsequences: false).map { part in
      part.split(separator: previous, omittingEmptySubsequences: false).map { String(folded: Array($0)) }
        .joined(separator: FiscalYear.previous.name)
    }.joined(separator: FiscalYear.current.name)
  }

  /// The year that a table is of where nobody says: the last one that its head names.
  package static func latest(in heads: [[UInt16]]) -> Int? {
    heads.flatMap { head in FoldedText(String(folded: head)).years.map(\.year) }.max()
  }

  /// A head as it stands in a table, its years as the data write them; other years stay.
  package static func marked(_ head: [UInt16], year: Int?) -> [UInt16] {
    guard let year, head.contains(where: isDigit) else { return head }
    let text = FoldedText(String(folded: head))
    var result: [UInt16] = []
    var index = 0
    for found in text.years where found.year == year || found.year == year - 1 {
      result += text.scalars[index..<found.range.lowerBound]
      result.append(found.year == year ? current : previous)
      index = found.range.upperBound
    }
    return result + text.scalars[index...]
  }
}

extension FoldedText {
  /// The years that it names, and where.
  fileprivate var years: [(year: Int, range: Range<Int>)] {
    var result: [(year: Int, range: Range<Int>)] = []
    var index = 0
    while index < count {
      if let (year, length) = readYear(self, at: index), index == 0 || !isDigit(scalars[index - 1]) {
        result.append((year, index..<(index + length)))
        index += length
      } else {
        index += 1
      }
    }
    return result
  }
}
