/// Finds the columns of a form on a page that does not repeat its head. Characters stand elsewhere there, and columns
/// without a figure on that page are missing, so places alone do not tell: what the columns held so far does, and the
/// sums that the form has to make.
struct LayoutContinuation {
  private let base: LayoutColumns
  private var rows: [[String]] = []

  init(base: LayoutColumns) { self.base = base }

  mutating func add(_ rows: [[String]]) { self.rows += rows }

  /// The column of the form for each column of a page, and whether nothing but their places speaks for it; nil where no
  /// way or too many are left.
  func mapping(
    of own: LayoutColumns,
    _ lines: [[(column: Int, text: String)]],
    isLast: Bool
  ) -> (columns: [Int], isDoubtful: Bool)? {
    guard own.bands.count < base.bands.count, !own.bands.isEmpty, !rows.isEmpty else { return nil }
    let kinds = base.bands.indices.map { column in Kind(rows.map { $0[column] }) }
    let ownKinds = own.bands.indices.map { column in
      Kind(lines.map { $0.first { $0.column == column }?.text ?? "" })
    }
    let ways = ways(ownKinds, kinds)
    guard !ways.isEmpty else { return nil }
    let total = totalColumn(kinds)
    let scored = ways.map { way in
      (way: way, score: score(way, lines, kinds, ownKinds, total, isLast: isLast), place: place(way, own))
    }
    guard let best = scored.min(by: { ($0.score, $0.place) < ($1.score, $1.place) }) else { return nil }
    func figures(_ way: [Int]) -> [Int] { zip(way, ownKinds).filter { $0.1 == .figures }.map(\.0) }
    let isDoubtful = scored.contains { $0.score == best.score && figures($0.way) != figures(best.way) }
    return (best.way, isDoubtful)
  }

  private enum Kind {
    case empty
    case text
    case code
    case figures

    init(_ cells: [String]) {
      let filled = cells.filter { !$0.isEmpty && !["栏次", "合计", "总计"].contains($0.packed) }
      let figures = filled.filter { $0.isNumber && $0.contains(".") }.count
      let codes = filled.filter { $0.isNumber && !$0.contains(".") && $0.utf8.count > 1 }.count
      if filled.isEmpty {
        self = .empty
      } else if figures * 2 > filled.count {
        self = .figures
      } else {
        self = codes * 2 > filled.count ? .code : filled.allSatisfy(\.isNumber) ? .figures : .text
      }
    }
  }

  private static let most = 3000

  /// Every way to give the page's columns to columns of their kind, in order.
  private func ways(_ own: [Kind], _ base: [Kind]) -> [[Int]] {
    var ways: [[Int]] = [[]]
    for (index, kind) in own.enumerated() {
      var longer: [[Int]] = []
      for way in ways {
        let first = way.last.map { $0 + 1 } ?? 0
        let last = base.count - (own.count - index)
        guard first <= last else { continue }
        for column in first...last where kind == .empty || base[column] == .empty || base[column] == kind {
          longer.append(way + [column])
        }
      }
      ways = longer
      guard ways.count <= LayoutContinuation.most else { return [] }
    }
    return ways
  }

  private func score(
    _ way: [Int],
    _ lines: [[(column: Int, text: String)]],
    _ kinds: [Kind],
    _ ownKinds: [Kind],
    _ total: Int?,
    isLast: Bool
  ) -> Int {
    var score = 0
    // A column that has been empty so far is likely to stay so.
    for (column, kind) in zip(way, ownKinds) where kinds[column] == .empty && kind != .empty { score += 1 }
    // The first figure of a page is the total where it was on the pages before.
    if let total, let first = zip(way, ownKinds).first(where: { $0.1 == .figures })?.0, first != total {
      score += 10_000
    }
    score += brokenSums(way, lines, isLast: isLast) * 100
    return score
  }

  /// How far the columns lie from their places, by their share of the page's width.
  private func place(_ way: [Int], _ own: LayoutColumns) -> Int {
    way.enumerated().reduce(0) { $0 + abs(share(own, $1.offset) - share(base, $1.element)) }
  }

  /// Right edge in thousandths of the table's width.
  private func share(_ columns: LayoutColumns, _ index: Int) -> Int {
    guard let first = columns.bands.first?.start, let last = columns.bands.last?.end, last > first else { return 0 }
    return (columns.bands[index].end - first) * 1000 / (last - first)
  }

  /// The first column of figures, if it is the sum of the others in nearly all rows.
  private func totalColumn(_ kinds: [Kind]) -> Int? {
    let figures = kinds.indices.filter { kinds[$0] == .figures }
    guard figures.count > 1, let first = figures.first else { return nil }
    let stated = rows.compactMap { row in
      Figure.value(row[first]).map { (total: $0, parts: figures.dropFirst().compactMap { Figure.value(row[$0]) }) }
    }
    return Figure.areTotals(stated) ? first : nil
  }

  /// Columns whose classes (codes of three digits) do not make the total of the form, or exceed it before its end.
  private func brokenSums(_ way: [Int], _ lines: [[(column: Int, text: String)]], isLast: Bool) -> Int {
    guard let totals = rows.first(where: { LayoutContinuation.isTotal($0) }) else { return 0 }
    let more = lines.map { line in
      var cells = [String](repeating: "", count: base.bands.count)
      for (column, text) in line where way.indices.contains(column) && cells.indices.contains(way[column]) {
        cells[way[column]] = text
      }
      return cells
    }
    let classes = (rows + more).filter { LayoutContinuation.isClass($0) }
    guard classes.count > 1 else { return 0 }
    return totals.indices.filter { column in
      guard let total = Figure.value(totals[column]) else {
        return classes.contains { Figure.value($0[column]).map { $0 != 0 } ?? false }
      }
      guard let sum = Figure.sum(classes.compactMap { Figure.value($0[column]) }) else { return false }
      return isLast ? sum != total : sum > total
    }
    .count
  }

  private static func isTotal(_ row: [String]) -> Bool {
    ["合计", "总计"].contains(row.first { !$0.isEmpty }?.packed ?? "") && row.contains { Figure.value($0) != nil }
  }

  private static func isClass(_ row: [String]) -> Bool {
    let filled = row.filter { !$0.isEmpty }
    guard let code = filled.first, code.utf8.count == 3, code.isNumber, !code.contains(".") else { return false }
    return filled.dropFirst().first.map { !$0.isNumber || $0.contains(".") } ?? false
  }
}

/// The value of a figure with a point, to sum it up: in ten-thousandths.
enum Figure {
  static func value(_ text: String) -> Int? {
    guard text.isNumber, text.contains(".") else { return nil }
    let plain = text.filter { $0 != "," }
    let parts = plain.split(separator: ".", omittingEmptySubsequences: false)
    guard parts.count == 2, parts[0].utf8.count <= 13, parts[1].utf8.count <= 4 else { return nil }
    return Int(parts[0] + parts[1] + String(repeating: "0", count: 4 - parts[1].utf8.count))
  }

  /// Whether the first figure of each row is the sum of the others, in nearly all rows that have others.
  static func areTotals(_ rows: [(total: Int, parts: [Int])]) -> Bool {
    let rows = rows.filter { !$0.parts.isEmpty }
    let sums = rows.count { sum($0.parts) == $0.total }
    return rows.count > 1 && sums * 5 >= rows.count * 4
  }

  static func sum(_ values: [Int]) -> Int? {
    var sum = 0
    for value in values {
      let (next, isOver) = sum.addingReportingOverflow(value)
      if isOver { return nil }
      sum = next
    }
    return sum
  }
}
