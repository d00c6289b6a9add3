import GoujiCatalog
import GoujiSyntax

/// A placed form as rows of cells.
struct PlacedTable {
  private(set) var rows: [[String]] = []
  /// The 0-based line of the source of each row.
  private(set) var lines: [Int] = []
  /// Doubtful rows: 0-based line of the source, and what they hold.
  private(set) var doubtful: [(line: Int, text: String)] = []
  private let layout: FormLayout

  init(_ placement: Placement, head: [UnplacedLine], _ book: Book) {
    layout = placement.layout
    rows = PlacedHead(layout, head, stated: PlacedTable.statedColumns(placement), book).rows
    lines = rows.indices.map { head.indices.contains($0) ? head[$0].number : head.last?.number ?? 0 }
    for (index, row) in placement.rows.enumerated() {
      lines.append(row.line)
      if row.isCounter {
        rows.append(counterRow(row))
        continue
      }
      var cells = [String](repeating: "", count: layout.width)
      var isDoubtful = false
      for (number, group) in row.groups.enumerated() {
        guard let unit = placement.units.first(where: { $0.row == index && $0.group == number }) else { continue }
        put(group, unit, into: &cells)
        isDoubtful = isDoubtful || !unit.isCertain
      }
      if isDoubtful {
        doubtful.append((row.line, cells.filter { !$0.isEmpty }.joined(separator: " ")))
        cells.append(DraftWords.doubtMark)
      }
      rows.append(cells)
    }
  }

  /// Columns that have a word among the figures of a row, and the word.
  private static func statedColumns(_ placement: Placement) -> [Int: [UInt16]] {
    var columns: [Int: [UInt16]] = [:]
    for unit in placement.units {
      guard let way = unit.ways.first else { continue }
      let first = placement.layout.start(of: unit.panel) + placement.layout.panels[unit.panel].labelCells
      for (cell, column) in zip(unit.cells, way) where !cell.isFigure { columns[first + column] = cell.text.folded }
    }
    return columns
  }

  private func put(_ group: FormRow.Group, _ unit: Placement.Unit, into cells: inout [String]) {
    let panel = layout.panels[group.panel]
    let start = layout.start(of: group.panel)
    for (index, code) in group.codes.enumerated() where index < panel.codeCells { cells[start + index] = code }
    // Without a code the name covers the code's cells, too.
    if panel.hasName { cells[start + (group.codes.isEmpty ? 0 : panel.codeCells)] = group.name }
    if let counter = group.counter { cells[start + panel.labelCells - 1] = counter }
    let first = start + panel.labelCells
    guard let way = unit.ways.first else {
      // More figures than columns: none is lost, none is placed.
      let last = first + panel.columns.count - 1
      for (index, cell) in group.cells.enumerated() {
        let column = min(first + index, last)
        guard cells.indices.contains(column) else { continue }
        cells[column] += (cells[column].isEmpty ? "" : " ") + cell.text
      }
      return
    }
    for (cell, column) in zip(group.cells, way) { cells[first + column] = cell.text }
  }

  /// The numbers of the columns, over the figures as far as they go.
  private func counterRow(_ row: FormRow) -> [String] {
    var cells = [String](repeating: "", count: layout.width)
    let numbers = row.groups.flatMap(\.cells).map(\.text)
    let figures = layout.panels.indices.flatMap { panel in
      let start = layout.start(of: panel) + layout.panels[panel].labelCells
      return Array(start..<(start + layout.panels[panel].columns.count))
    }
    for (number, column) in zip(numbers, figures) { cells[column] = number }
    let labels = row.groups.first.map { $0.name.split(separator: " ").map(String.init) } ?? []
    let starts = labels.count == layout.panels.count ? layout.panels.indices.map(layout.start) : [0]
    for (label, start) in zip(labels.count == starts.count ? labels : [labels.joined()], starts)
    where !label.isEmpty && cells.indices.contains(start) && cells[start].isEmpty {
      cells[start] = label
    }
    return cells
  }
}
