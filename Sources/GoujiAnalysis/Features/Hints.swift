import GoujiFacts
import GoujiReconcile
package import GoujiSyntax

/// A small text that an editor shows beside a place.
package struct InlineHint: Sendable, Hashable {
  package var offset: Int
  package var label: String
  package var tooltip: Message
}

/// A line above a heading: how much of its section is accounted for.
package struct SectionCoverage: Sendable, Hashable {
  package var title: String
  package var offset: Int
  package var coverage: Coverage
}

extension Analysis {
  /// At each total that its parts do not add up to, what they do add up to.
  package func hints(in range: Range<Int>) -> [InlineHint] {
    let describer = describer
    var hints: [(hint: InlineHint, title: String)] = []
    for relation in graph.relations
    where relation.verdict == .violated && relation.lower.isEmpty && relation.upper.count > 2 {
      guard let whole = relation.upper.first?.node, !graph.nodes[whole].isExternal else { continue }
      let place = describer.range(whole)
      guard range.contains(place.upperBound),
        let sum = Evaluate.sum(Array(relation.upper.dropFirst()), graph.nodes)?.magnitude,
        let fact = describer.fact(whole), let written = fact.written(sum)
      else { continue }
      let (offset, title) = hintPlace(graph.nodes[whole], place.upperBound)
      let hint = InlineHint(offset: offset, label: "Σ\(written)", tooltip: describer.formula(relation))
      // Several relations may say the same sum; it is shown once.
      if !hints.contains(where: { $0.hint.offset == offset && $0.hint.label == hint.label && $0.title == title }) {
        hints.append((hint, title))
      }
    }
    return hints.map { hint, title in
      // Of several behind one row each says which column it is of.
      var hint = hint
      if hints.count(where: { $0.hint.offset == hint.offset }) > 1, !title.isEmpty {
        hint.label = title + " " + hint.label
      }
      return hint
    }
    .sorted { $0.offset < $1.offset }
  }

  /// Behind the figure in a sentence; in a table behind the row, whose columns it would push apart; and the title of its
  /// column there.
  private func hintPlace(_ node: Node, _ end: Int) -> (offset: Int, title: String) {
    guard let table = reading.blocks[node.block].table, let line = table.line(of: node.fact),
      tree.blocks[node.block].content.rows.indices.contains(line)
    else { return (behindUnit(end), "") }
    let end = tree.blocks[node.block].start + tree.blocks[node.block].content.rows[line].range.upperBound
    return (end, table.place(of: node.fact)?.column.title ?? "")
  }

  private static let units = (MoneyUnit.all.map(\.name) + ["%", "％"]).map { Array($0.utf8) }

  /// Where the unit ends that a figure is followed by; where the figure ends if there is none.
  private func behindUnit(_ offset: Int) -> Int {
    let bytes = text.bytes
    var start = offset
    while start < bytes.count, bytes[start] == 0x20 { start += 1 }
    let unit = Self.units.first { bytes[start...].starts(with: $0) }
    return unit.map { start + $0.count } ?? offset
  }

  /// The figures between the heading at an offset and the next one that `sectionCoverage` counts for itself.
  package func figures(inSectionAt offset: Int) -> [FigureReport] {
    let sections = sectionCoverage.map(\.offset)
    guard let start = sections.last(where: { $0 <= offset }) else { return [] }
    let end = sections.first { $0 > start } ?? text.count
    return figures.filter { (start..<end).contains($0.range.lowerBound) }
  }

  /// Coverage of each section that holds figures of its own.
  package var sectionCoverage: [SectionCoverage] {
    var result: [SectionCoverage] = []
    for (index, block) in tree.blocks.enumerated() {
      if block.kind == .heading, block.content.marker?.level ?? 5 <= 2 {
        let title = text[text.lineRange(text.line(at: block.start))]
        result.append(SectionCoverage(title: title, offset: block.start, coverage: Coverage()))
      }
      guard let last = result.indices.last, graph.firstNode[index] >= 0 else { continue }
      for number in reading.blocks[index].facts.indices {
        guard let node = graph.node(block: index, fact: number), !graph.nodes[node].isBlank, !graph.nodes[node].isAsked
        else { continue }
        result[last].coverage.count(status(node))
      }
    }
    return result.filter { $0.coverage.numbers > 0 }
  }
}
