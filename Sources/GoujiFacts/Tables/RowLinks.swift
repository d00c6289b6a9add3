package import GoujiCatalog

/// Says of each row of a form which row it is a part of. A form that goes on over several tables is linked as one.
package enum RowLinks {
  package static func parents(_ rows: [TableReading.Row], _ kind: Form.Rows) -> [Int?] {
    var parents = [Int?](repeating: nil, count: rows.count)
    switch kind {
    case .economic:
      // The panels of a form of economic codes are one list.
      link(Array(rows.indices), rows, &parents)
    case .functional, .unnamed:
      for panel in panels(rows) { link(panel, rows, &parents) }
    case .labelled:
      for panel in panels(rows) {
        guard let total = panel.first(where: { rows[$0].isTotal }) else { continue }
        for row in panel where (rows[row].code ?? 0) != 0 { parents[row] = total }
      }
    case .free:
      for panel in panels(rows) { linkFreely(panel, rows, &parents) }
    }
    return parents
  }

  private static func panels(_ rows: [TableReading.Row]) -> [[Int]] {
    let last = rows.map(\.panel).max() ?? -1
    return last < 0 ? [] : (0...last).map { panel in rows.indices.filter { rows[$0].panel == panel } }
  }

  /// Rows of any names are parts of the total, unless one of them says that it is a part of another.
  private static func linkFreely(_ panel: [Int], _ rows: [TableReading.Row], _ parents: inout [Int?]) {
    guard let total = panel.first(where: { rows[$0].isTotal }) else { return }
    let parts = panel.filter { $0 != total }
    guard !parts.contains(where: { rows[$0].isTotal || rows[$0].isAmongOthers }) else { return }
    for row in parts { parents[row] = total }
  }

  /// By the nearest row above whose code begins this one's; where each code stands once, order does not matter.
  private static func link(_ panel: [Int], _ rows: [TableReading.Row], _ parents: inout [Int?]) {
    let total = panel.first { rows[$0].isTotal }
    let codes = panel.compactMap { row in rows[row].code.flatMap { $0 == 0 ? nil : ($0, row) } }
    let isUnique = Set(codes.map(\.0)).count == codes.count
    let byCode = isUnique ? Dictionary(codes, uniquingKeysWith: { first, _ in first }) : [:]
    var stack: [(code: UInt32, row: Int)] = []
    for row in panel where !rows[row].isTotal {
      guard let code = rows[row].code else {
        // Nobody knows the row: it may still be a part of the total.
        if rows[row].writtenCode != nil { parents[row] = total }
        continue
      }
      if isUnique {
        var ancestor = code / 100
        while ancestor > 0, byCode[ancestor] == nil { ancestor /= 100 }
        parents[row] = byCode[ancestor] ?? total
      } else {
        while let top = stack.last, !isDescendant(code, of: top.code) { stack.removeLast() }
        parents[row] = stack.last?.row ?? total
        stack.append((code, row))
      }
    }
  }
}
