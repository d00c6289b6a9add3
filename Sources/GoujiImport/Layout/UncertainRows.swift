import GoujiSyntax

/// Rows of a laid-out form whose figures fit no columns for certain. They get one more cell than the form has, which says
/// so: the cells stay where they most likely belong, and a row with a cell too many is not checked.
enum UncertainRows {
  /// The rows of a form, those that are uncertain marked; and which ones. Some may have the mark behind the form's
  /// `width` already.
  static func marked(_ rows: [[String]], width: Int) -> (rows: [[String]], marked: [Int]) {
    let doubtful = Set(rows.indices.filter { rows[$0].count > width && rows[$0][width] == DraftWords.doubtMark })
    let rows = rows.map { row in (0..<width).map { row.indices.contains($0) ? row[$0] : "" } }
    guard let first = rows.firstIndex(where: isBody) else { return (rows, []) }
    let totals = totalColumns(rows[..<first])
    let isBroken = allBreak(rows[first...], totals.filter { hasParts($0, rows[..<first]) })
    let places = rows.indices.filter { index in
      guard index >= first else { return false }
      let row = rows[index]
      return doubtful.contains(index) || row.contains(where: isRunTogether) || lacksTotal(row, totals)
        || (isBroken && isBody(row))
    }
    var result = rows
    for index in places { result[index].append(DraftWords.doubtMark) }
    return (result, places)
  }

  /// A row of figures, no label and no number of a column among them.
  private static func isBody(_ row: [String]) -> Bool { row.contains { Figure.value($0) != nil } }

  /// Columns of totals: their first part stands right behind them.
  private static func totalColumns(_ head: ArraySlice<[String]>) -> [Int] {
    guard let width = head.map(\.count).max() else { return [] }
    return (0..<width).filter { column in
      let labels = head.compactMap { $0.indices.contains(column) && !$0[column].isEmpty ? $0[column].packed : nil }
      return labels.contains { $0.hasSuffix("合计") || $0.hasSuffix("小计") }
    }
  }

  /// The total is blank and the part right behind it is not: most likely the figures belong further left.
  private static func lacksTotal(_ row: [String], _ totals: [Int]) -> Bool {
    totals.contains { column in
      row.indices.contains(column + 1) && row[column].isEmpty && (Figure.value(row[column + 1]) ?? 0) != 0
    }
  }

  /// 基本支出 and 项目支出 are all there is to the total in front of them.
  private static func hasParts(_ total: Int, _ head: ArraySlice<[String]>) -> Bool {
    ["基本支出", "项目支出"].enumerated().allSatisfy { offset, name in
      head.contains { $0.indices.contains(total + 1 + offset) && $0[total + 1 + offset].packed.hasPrefix(name) }
    }
  }

  /// No row comes out at one of the totals, and blank cells leave room for other places.
  private static func allBreak(_ rows: ArraySlice<[String]>, _ totals: [Int]) -> Bool {
    totals.contains { total in
      let judged = rows.filter { row in
        row.indices.contains(total + 2) && row[total...(total + 2)].contains { (Figure.value($0) ?? 0) != 0 }
      }
      guard judged.count > 1, judged.contains(where: { $0.dropFirst(2).contains(where: \.isEmpty) }) else {
        return false
      }
      return judged.allSatisfy { row in
        let values = row[total...(total + 2)].map { Figure.value($0) ?? 0 }
        return Figure.sum(Array(values.dropFirst())) != values.first
      }
    }
  }

  /// Two figures in one cell, or a figure at the end of a name: `576.73442.18`, `行政运行442.18`.
  private static func isRunTogether(_ cell: String) -> Bool {
    let scalars = Array(cell.unicodeScalars)
    let points = scalars.indices.filter { index in
      scalars[index] == "." && index > 0 && index + 1 < scalars.count && scalars[index - 1].isDigit
        && scalars[index + 1].isDigit
    }
    guard !points.isEmpty, !cell.isNumber else { return false }
    return points.count > 1 || (scalars.first?.isHan == true && scalars.last?.isDigit == true)
  }
}
