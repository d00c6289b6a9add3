/// Joins pieces of lines: borders are drawn cell by cell.
enum RulingJoiner {
  /// Lines whose positions differ by no more than `aside` and whose ends are no more than `gap` apart become one. The
  /// horizontal ones come first, both from the upper left.
  static func join(_ rulings: [Ruling], aside: Double = 0.5, gap: Double = 1) -> [Ruling] {
    [true, false].flatMap { isHorizontal in
      rows(rulings.filter { $0.isHorizontal == isHorizontal }, aside: aside).flatMap { merge($0, gap: gap) }
    }
  }

  /// Lines grouped by position; within a group no two are further apart than `aside`.
  private static func rows(_ rulings: [Ruling], aside: Double) -> [[Ruling]] {
    var rows: [[Ruling]] = []
    var first = -Double.infinity
    for ruling in rulings.sorted(by: { $0.position < $1.position }) {
      if ruling.position - first <= aside, let last = rows.indices.last {
        rows[last].append(ruling)
      } else {
        rows.append([ruling])
        first = ruling.position
      }
    }
    return rows
  }

  private static func merge(_ row: [Ruling], gap: Double) -> [Ruling] {
    var result: [Ruling] = []
    // The position of a joined line is that of its pieces, weighted by their lengths.
    var weight = 0.0
    for ruling in row.sorted(by: { $0.start < $1.start }) {
      let length = ruling.end - ruling.start
      guard let last = result.indices.last, ruling.start <= result[last].end + gap else {
        result.append(ruling)
        weight = length
        continue
      }
      let total = weight + length
      if total > 0 { result[last].position = (result[last].position * weight + ruling.position * length) / total }
      weight = total
      result[last].end = max(result[last].end, ruling.end)
    }
    return result
  }
}
