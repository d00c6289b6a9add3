import GoujiCatalog

/// Gives rows that lack cells, because a merged cell stands once and not in every column it covers, their columns back
/// — where only one arrangement fits.
struct GridRestoration {
  private let words: WordLists

  init(_ words: WordLists) { self.words = words }

  func restore(_ rows: [[String]]) -> [[String]] {
    let width = Self.commonWidth(rows)
    guard width > 2 else { return rows }
    var result = rows
    let head = rows.firstIndex { isCounter($0.first) || Self.isData($0, width) } ?? 0
    for index in result.indices.dropFirst(head) { result[index] = body(result[index], width) }
    // Label rows are restored from the lowest up, each by the one below it; what a label covers is marked meanwhile.
    for index in result.indices.prefix(head).reversed() where result[index].count < width {
      guard index + 1 < result.count, index + 1 < head || isCodeHead(result[index + 1]) else {
        result[index] = body(result[index], width)
        continue
      }
      // `类 | 款 | 项 | 合计 | 12.00`: the first figures stand beside the lowest labels.
      let below =
        index + 1 < head
        ? Self.labelRow(below: index, result, head) : result[index + 1].map { isCodePart($0) ? $0 : "" }
      if let spread = spread(result[index], over: below, width) { result[index] = spread }
    }
    return result.map { $0.map { $0 == Self.covered ? "" : $0 } }.filter { $0.contains { !$0.isEmpty } }
  }

  /// Stands in a cell that the label at its left covers, until the rows above are restored.
  private static let covered = "\u{1}"

  /// A total whose label covers the columns of code and name, and stands once: it has as many figures as the form has
  /// columns of figures.
  func withTotalsOverNames(_ rows: [[String]]) -> [[String]] {
    let width = Self.commonWidth(rows)
    let coded = rows.filter {
      $0.count == width && ($0.first.map { $0.utf8.count >= 3 && $0.unicodeScalars.allSatisfy(\.isDigit) } ?? false)
    }
    guard coded.count > 1, let names = coded.compactMap({ $0.firstIndex { $0.isNumber && $0.contains(".") } }).min(),
      names > 1
    else {
      return rows
    }
    return rows.map { row in
      guard row.count == width - names + 1, row.count > 1, row.dropFirst().allSatisfy({ $0.isEmpty || $0.isNumber }),
        row[1].isNumber,
        let label = row.first?.packed, isTotalOrCounter(label)
      else { return row }
      return [row[0]] + [String](repeating: "", count: names - 1) + row.dropFirst()
    }
  }

  private func isCodePart(_ cell: String) -> Bool { words.codeParts.contains(cell.packed) }

  private func isCodeHead(_ row: [String]) -> Bool { row.prefix(2).allSatisfy(isCodePart) && row.count > 3 }

  private func isCounter(_ cell: String?) -> Bool { cell.map { words.columnCounters.contains($0.packed) } ?? false }

  private func isTotalOrCounter(_ label: String) -> Bool {
    words.totals.contains(label) || words.columnCounters.contains(label)
  }

  /// 合计, as the name of every total ends.
  private var total: String { words.totals.words.first ?? "" }

  /// A total that begins a group of labels.
  private func isGroupTotal(_ label: String) -> Bool { label == total || words.subtotals.contains(label) }

  /// The number of cells that most rows have.
  static func commonWidth(_ rows: [[String]]) -> Int {
    var counts: [Int: Int] = [:]
    for row in rows { counts[row.count, default: 0] += 1 }
    return counts.max { ($0.value, $0.key) < ($1.value, $1.key) }?.key ?? 0
  }

  private static func isData(_ row: [String], _ width: Int) -> Bool {
    row.count == width && row.contains(where: \.isNumber)
  }

  /// `栏次` and `合计` cover the columns of code and name; the two totals of the basic expenses cover their panels.
  private func body(_ row: [String], _ width: Int) -> [String] {
    guard let first = row.first?.packed else { return row }
    if row.count == width - 1, isTotalOrCounter(first) || words.nameHeads.contains(first) {
      return [row[0], ""] + row.dropFirst()
    }
    if row.count == 4, width == 9, first.hasSuffix(total), row[2].packed.hasSuffix(total) {
      return [row[0], "", row[1], row[2], "", "", "", "", row[3]]
    }
    return row
  }

  /// The row that says what a label covers: the next one with labels, not a line of empty cells only.
  private static func labelRow(below index: Int, _ rows: [[String]], _ head: Int) -> [String] {
    for next in (index + 1)..<head where rows[next].contains(where: { !$0.isEmpty }) { return rows[next] }
    return rows[index + 1]
  }

  private func spread(_ labels: [String], over below: [String], _ width: Int) -> [String]? {
    guard below.count == width else { return nil }
    // Every free cell below is the lower part of one label, every run of labels below is covered by one label.
    var spans: [Int] = []
    for (index, cell) in below.enumerated() {
      if !cell.isEmpty, index > 0, !below[index - 1].isEmpty { spans[spans.count - 1] += 1 } else { spans.append(1) }
    }
    if spans.count == labels.count { return Self.placed(labels, spans) }
    // A group of labels begins with its total.
    var groups: [Int] = []
    for (index, cell) in below.enumerated() {
      let goesOn = !cell.isEmpty && index > 0 && !below[index - 1].isEmpty && !isGroupTotal(cell.packed)
      if goesOn { groups[groups.count - 1] += 1 } else { groups.append(1) }
    }
    if groups.count == labels.count { return Self.placed(labels, groups) }
    // Panels: the first label below comes again where each begins.
    let starts = below.indices.filter { below[$0].packed == below[0].packed && !below[0].isEmpty }
    if starts.count == labels.count, labels.count > 1 {
      return Self.placed(labels, zip(starts, starts.dropFirst() + [width]).map { $1 - $0 })
    }
    // `项目` over code and name, and one label over all the rest.
    if labels.count == 2, words.nameHeads.contains(labels[0].packed), below.count > 2 {
      return Self.placed(labels, [2, width - 2])
    }
    return nil
  }

  private static func placed(_ labels: [String], _ spans: [Int]) -> [String] {
    zip(labels, spans).flatMap { [$0] + [String](repeating: $0.isEmpty ? "" : covered, count: max(0, $1 - 1)) }
  }

  /// A label row that has lost cells stands left of its columns. It is moved back where both the 栏次 row and the column
  /// of row numbers bear it out: the last label over the last number, 行次 over the row numbers.
  func withLabelsOverNumbers(_ rows: [[String]]) -> [[String]] {
    guard let ruler = rows.firstIndex(where: { isCounter($0.first) }), ruler > 0,
      let last = rows[ruler].lastIndex(where: \.isNumber)
    else { return rows }
    let labels = rows[ruler - 1]
    guard let end = labels.lastIndex(where: { !$0.isEmpty }), end < last,
      let start = labels[..<end].lastIndex(of: "").map({ $0 + 1 }),
      let counter = labels[start...].firstIndex(where: { words.rowCounters.contains($0) })
    else { return rows }
    let shift = last - end
    let body = rows[(ruler + 1)...]
    guard Self.countsRows(body, counter + shift), !Self.countsRows(body, counter) else { return rows }
    var moved = labels + [String](repeating: "", count: max(0, last + 1 - labels.count))
    for column in (start...end).reversed() {
      moved[column + shift] = moved[column]
      moved[column] = ""
    }
    var result = rows
    result[ruler - 1] = moved
    return result
  }

  private static func countsRows(_ rows: ArraySlice<[String]>, _ column: Int) -> Bool {
    let numbers = rows.map { $0.indices.contains(column) ? Int($0[column]) : nil }
    let steps = zip(numbers, numbers.dropFirst()).filter { upper, lower in
      if let upper, let lower { lower - upper == 1 } else { false }
    }
    return steps.count >= 3 && steps.count * 2 > rows.count
  }

  /// `| | | 208 社会保障和就业支出 |`: the code belongs in the first of the free cells in front of it.
  static func withCodesApart(_ rows: [[String]]) -> [[String]] {
    rows.map { row in
      guard let column = row.firstIndex(where: { !$0.isEmpty }), column > 0 else { return row }
      let parts = row[column].unicodeScalars.split(separator: " ", maxSplits: 1)
      guard parts.count == 2, [3, 5, 7].contains(parts[0].count), parts[0].allSatisfy(\.isDigit),
        parts[1].first?.isHan == true
      else {
        return row
      }
      var result = row
      result[0] = String(parts[0])
      result[column] = String(parts[1])
      return result
    }
  }
}
