import GoujiFacts
import GoujiSyntax

/// A heading, a table or a term in the outline of a draft.
package struct OutlineItem: Sendable, Hashable {
  package enum Kind: Sendable, Hashable { case part, section, table, term }
  package var title: String
  package var kind: Kind
  /// The bytes that it covers, and those of its name.
  package var range: Range<Int>
  package var nameRange: Range<Int>
  package var children: [OutlineItem]
  /// For a table its total, as written.
  package var total: String?
}

/// A run of lines that folds away: 0-based lines, both included.
package struct Fold: Sendable, Hashable {
  package var firstLine: Int
  package var lastLine: Int
  package var isTable: Bool
}

extension Analysis {
  private struct Entry {
    var level: Int
    var item: OutlineItem
  }

  /// The headings by their levels, and the tables under them.
  package var outline: [OutlineItem] {
    var roots: [OutlineItem] = []
    var stack: [Entry] = []
    func close(to level: Int, at end: Int) {
      while let last = stack.last, last.level >= level {
        stack.removeLast()
        var item = last.item
        item.range = item.range.lowerBound..<max(end, item.range.upperBound)
        if let parent = stack.indices.last { stack[parent].item.children.append(item) } else { roots.append(item) }
      }
    }
    for (index, block) in tree.blocks.enumerated() {
      switch block.kind {
      case .heading:
        let level = block.content.marker?.level ?? 5
        close(to: level, at: block.start)
        let title = text[text.lineRange(text.line(at: block.start))]
        let range = block.start..<block.end
        let kind: OutlineItem.Kind = level == 1 ? .part : .section
        stack.append(
          Entry(level: level, item: OutlineItem(title: title, kind: kind, range: range, nameRange: range, children: []))
        )
      case .table:
        guard let table = reading.blocks[index].table else { continue }
        var item = OutlineItem(
          title: table.name.contains(table.formTitle) ? table.formTitle : "\(table.name) \(table.formTitle)",
          kind: .table,
          range: block.range,
          nameRange: block.start..<block.start,
          children: []
        )
        item.total = total(of: table, in: index)
        if let parent = stack.indices.last { stack[parent].item.children.append(item) } else { roots.append(item) }
      default:
        continue
      }
    }
    close(to: 0, at: text.count)
    return roots
  }

  /// The first figure of a table's first row of totals.
  private func total(of table: TableReading, in block: Int) -> String? {
    let facts = reading.blocks[block].facts
    guard let row = table.rows.first(where: \.isTotal),
      let fact = row.facts.first(where: { facts.indices.contains($0) && !facts[$0].isBlank })
    else { return nil }
    return text[moved(facts[fact].range, tree.blocks[block].start)]
  }

  /// Sections, tables and runs of comments.
  package var folds: [Fold] {
    var folds: [Fold] = []
    func add(_ range: Range<Int>, isTable: Bool) {
      let first = text.line(at: range.lowerBound)
      var last = text.line(at: max(range.upperBound - 1, range.lowerBound))
      while last > first, text.lineRange(last).isEmpty { last -= 1 }
      if last > first { folds.append(Fold(firstLine: first, lastLine: last, isTable: isTable)) }
    }
    func walk(_ items: [OutlineItem]) {
      for item in items where item.kind != .table {
        add(item.range, isTable: false)
        walk(item.children)
      }
    }
    walk(outline)
    for block in tree.blocks where block.kind == .table { add(block.range, isTable: true) }
    return folds.sorted { ($0.firstLine, $0.lastLine) < ($1.firstLine, $1.lastLine) }
  }

  /// The ever larger things around an offset: cell, row, table; figure, line, block; section.
  package func selections(at offset: Int) -> [Range<Int>] {
    var ranges: [Range<Int>] = []
    if let node = node(at: offset) { ranges.append(describer.range(node)) }
    guard let index = tree.blockIndex(at: min(offset, max(text.count - 1, 0))) else { return [0..<text.count] }
    let block = tree.blocks[index]
    for row in block.content.rows {
      let range = moved(row.range, block.start)
      guard range.lowerBound <= offset, offset <= range.upperBound else { continue }
      for cell in row.cells {
        let outer = moved(cell.outer, block.start)
        if outer.lowerBound <= offset, offset <= outer.upperBound {
          ranges.append(moved(cell.range, block.start))
          ranges.append(outer)
        }
      }
      ranges.append(range)
    }
    ranges.append(text.lineRange(text.line(at: offset)))
    ranges.append(block.range)
    func walk(_ items: [OutlineItem]) -> [Range<Int>] {
      for item in items where item.kind != .table && item.range.contains(offset) {
        return walk(item.children) + [item.range]
      }
      return []
    }
    ranges += walk(outline)
    ranges.append(0..<text.count)
    // Each must hold the one before it.
    var result: [Range<Int>] = []
    for range in ranges where range.lowerBound <= offset && offset <= range.upperBound {
      guard let last = result.last else {
        result.append(range)
        continue
      }
      if range != last, range.lowerBound <= last.lowerBound, range.upperBound >= last.upperBound {
        result.append(range)
      }
    }
    return result
  }
}
