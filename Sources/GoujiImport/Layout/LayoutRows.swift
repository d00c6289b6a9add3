/// Joins the lines of a laid-out table into rows: a name that wraps stands above and below the line of its code and
/// figures, or only below it.
struct LayoutRows {
  struct Line {
    var cells: [String]
    var chunk = 0
    var filled: Int { cells.reduce(0) { $0 + ($1.isEmpty ? 0 : 1) } }
  }

  private var rows: [[String]] = []
  /// The last row of each page: its names may go on at the top of the next one.
  private var isLast: [Bool] = []
  /// Fragments in the gap in front of each row, by column; the last gap is behind the last row.
  private var gaps: [[[String]]] = []
  private let columnCount: Int

  static func rows(_ lines: [Line], isForm: Bool) -> [[String]] {
    var reader = LayoutRows(columnCount: lines.first?.cells.count ?? 0)
    reader.read(withFiguresJoined(lines), isForm: isForm)
    return reader.joined()
  }

  private init(columnCount: Int) { self.columnCount = columnCount }

  private mutating func read(_ lines: [Line], isForm: Bool) {
    var gap: [[String]] = Array(repeating: [], count: columnCount)
    var chunk: Int?
    let isNumbered = LayoutRows.isNumbered(lines)
    for (index, line) in lines.enumerated() {
      if LayoutRows.isRow(lines, index, isForm: isForm, isNumbered: isNumbered) {
        gaps.append(gap)
        gap = Array(repeating: [], count: columnCount)
        if let chunk, chunk != line.chunk, !isLast.isEmpty { isLast[isLast.count - 1] = true }
        chunk = line.chunk
        isLast.append(false)
        rows.append(line.cells)
      } else {
        for (column, cell) in line.cells.enumerated() where !cell.isEmpty { gap[column].append(cell) }
      }
    }
    gaps.append(gap)
  }

  /// Whether a line is a row of its own and not a piece of a neighbour's cells.
  private static func isRow(_ lines: [Line], _ index: Int, isForm: Bool, isNumbered: Bool) -> Bool {
    let line = lines[index]
    if isForm {
      if line.cells.contains(where: \.isNumber) { return true }
      guard let first = line.cells.first(where: { !$0.isEmpty })?.packed else { return false }
      // Where every row has its number, a name without one is a piece of a name.
      return ["合计", "总计", "栏次"].contains(first)
        || !isNumbered && (first.hasPrefix("其中") || ProseLine(first, line: 0).marker != nil)
    }
    guard line.filled < 3 else { return true }
    guard line.filled == 2 else { return false }
    // Two cells: a row, unless the full row beside it leaves exactly these columns free.
    let neighbours = [index - 1, index + 1].filter { lines.indices.contains($0) && lines[$0].filled >= 3 }
    return !neighbours.contains { other in zip(line.cells, lines[other].cells).allSatisfy { $0.isEmpty || $1.isEmpty } }
  }

  /// Whether a column counts the rows (行次).
  private static func isNumbered(_ lines: [Line]) -> Bool {
    let figures = lines.filter { $0.cells.contains(where: \.isNumber) }.count
    return (lines.first?.cells ?? []).indices.contains { column in
      let numbers = lines.compactMap { Int($0.cells[column]) }
      let steps = zip(numbers, numbers.dropFirst()).filter { $1 - $0 == 1 }.count
      return steps >= 3 && steps * 2 >= figures
    }
  }

  /// Figures that stand on a line of their own beside the line of their code and name.
  private static func withFiguresJoined(_ lines: [Line]) -> [Line] {
    func isNamed(_ line: Line) -> Bool {
      guard line.cells.count > 3, line.cells[0].isNumber, !line.cells[1].isEmpty else { return false }
      return !line.cells[1].isNumber && line.cells[2...].allSatisfy(\.isEmpty)
    }
    func isFigures(_ line: Line) -> Bool {
      line.cells.count > 3 && line.cells[0].isEmpty && line.cells[1].isEmpty && line.filled > 0
        && line.cells[2...].allSatisfy { $0.isEmpty || $0.isNumber }
    }
    guard let first = lines.firstIndex(where: { isNamed($0) }) else { return lines }
    let isAbove = lines[..<first].last.map(isFigures) ?? false
    var result: [Line] = []
    var index = 0
    while index < lines.count {
      let next = index + 1
      if next < lines.count,
        isAbove ? isFigures(lines[index]) && isNamed(lines[next]) : isNamed(lines[index]) && isFigures(lines[next])
      {
        result.append(
          Line(
            cells: zip(lines[index].cells, lines[next].cells).map { $0.isEmpty ? $1 : $0 },
            chunk: lines[index].chunk
          )
        )
        index += 2
      } else {
        result.append(lines[index])
        index += 1
      }
    }
    return result
  }

  // MARK: Fragments

  private func joined() -> [[String]] {
    guard !rows.isEmpty else {
      let only = (gaps.first ?? []).map { $0.reduce("", Cells.joined) }
      return only.allSatisfy(\.isEmpty) ? [] : [only]
    }
    var result = rows
    for column in 0..<columnCount {
      let fragments = gaps.map { $0[column] }
      guard fragments.contains(where: { !$0.isEmpty }) else { continue }
      let below = split(column, fragments.map(\.count))
      for row in rows.indices {
        let above = fragments[row].dropFirst(row == 0 ? 0 : below[row - 1])
        let under = fragments[row + 1].prefix(below[row])
        let own = rows[row][column].isEmpty ? [] : [rows[row][column]]
        result[row][column] = (Array(above) + own + Array(under)).reduce("", Cells.joined)
      }
    }
    return result
  }

  /// How many fragments of the gap behind each row are that row's, the others being the next row's: the cheapest
  /// assignment in which names lie evenly around their figures.
  private func split(_ column: Int, _ counts: [Int]) -> [Int] {
    let hasName = rows.map { !$0[column].isEmpty }
    // Names that never leave their figures' line go on below it only.
    let isTop = counts[0] == 0 && !hasName.indices.contains { !hasName[$0] && counts[$0] + counts[$0 + 1] > 0 }
    let longest = 24
    if isTop || counts.contains(where: { $0 > longest }) {
      return rows.indices.map { counts[$0 + 1] }
    }
    // Every name on the line above its figures, or below it.
    if !hasName.contains(true) {
      if counts[rows.count] == 0, counts.dropLast().allSatisfy({ $0 > 0 }) { return rows.map { _ in 0 } }
      if counts[0] == 0, counts.dropFirst().allSatisfy({ $0 > 0 }) { return rows.indices.map { counts[$0 + 1] } }
    }
    let isLabel = hasName.filter { $0 }.count * 2 > rows.count
    var costs: [Int: (cost: Int, path: Int)] = [counts[0]: (0, -1)]
    var steps: [[Int: (cost: Int, above: Int)]] = []
    for row in rows.indices {
      var next: [Int: (cost: Int, path: Int)] = [:]
      var step: [Int: (cost: Int, above: Int)] = [:]
      let isEnd = row == rows.count - 1
      for (above, state) in costs.sorted(by: { $0.key < $1.key }) {
        for below in isEnd ? [counts[row + 1]] : Array(0...counts[row + 1]) {
          // Where a page ends in the middle of a row, or a total covers the column, nothing is expected.
          let isFree = isLast[row] && below > above
          let isExpected = isLabel && !rows[row].contains { $0.packed.hasSuffix("合计") || $0.packed == "总计" }
          let total = state.cost + (isFree ? 1 : cost(above, below, hasName: hasName[row], isLabel: isExpected))
          if step[below].map({ total < $0.cost }) ?? true { step[below] = (total, above) }
        }
      }
      for (below, best) in step {
        let above = counts[row + 1] - below
        if next[above].map({ best.cost < $0.cost }) ?? true { next[above] = (best.cost, below) }
      }
      steps.append(step)
      costs = next
    }
    // Walk back along the cheapest way.
    var below = [Int](repeating: 0, count: rows.count)
    var current = counts[rows.count]
    for row in rows.indices.reversed() {
      below[row] = current
      guard let above = steps[row][current]?.above, row > 0 else { break }
      current = counts[row] - above
    }
    return below
  }

  private func cost(_ above: Int, _ below: Int, hasName: Bool, isLabel: Bool) -> Int {
    if hasName { return abs(above - below) * 4 + (above > below ? 1 : 0) }
    if above == 0, below == 0 { return isLabel ? 3 : 0 }
    return abs(above - below) * 2
  }
}
