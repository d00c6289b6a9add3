import GoujiFacts
import GoujiReconcile
package import GoujiSyntax

/// A small text that an editor shows beside a place.
package struct InlineHint: Sendable, Hashable {
  package var offset: Int
  package var label: String
  package var tooltip: String
}

/// A line above a heading: how much of its section is accounted for.
package struct SectionCoverage: Sendable, Hashable {
  package var title: String
  package var offset: Int
  package var coverage: Coverage
}

/// A link from a header field to another draft.
package struct DraftLink: Sendable, Hashable {
  package var range: Range<Int>
  /// Relative to this draft.
  package var path: String
}

extension Analysis {
  /// At each total that its parts do not add up to, what they do add up to.
  package func hints(in range: Range<Int>) -> [InlineHint] {
    let describer = describer
    var hints: [InlineHint] = []
    for relation in graph.relations where relation.verdict == .violated && relation.lower.isEmpty && relation.upper.count > 2 {
      guard let whole = relation.upper.first?.node, !graph.nodes[whole].isExternal else { continue }
      let place = describer.range(whole)
      guard range.contains(place.upperBound), let sum = Evaluate.sum(Array(relation.upper.dropFirst()), graph.nodes)?.magnitude,
        let fact = describer.fact(whole), let written = fact.written(sum)
      else { continue }
      let hint = InlineHint(offset: place.upperBound, label: " Σ\(written)", tooltip: describer.formula(relation))
      // Several relations may say the same sum; it is shown once.
      if !hints.contains(where: { $0.offset == hint.offset && $0.label == hint.label }) { hints.append(hint) }
    }
    return hints.sorted { $0.offset < $1.offset }
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
        guard let node = graph.node(block: index, fact: number), !graph.nodes[node].isBlank, !graph.nodes[node].isAsked else { continue }
        result[last].coverage.count(status(node))
      }
    }
    return result.filter { $0.coverage.numbers > 0 }
  }

  /// The drafts that the header names.
  package var links: [DraftLink] {
    var links: [DraftLink] = []
    for field in reading.header.fields where field.key == "上年" || field.key == "所属单位" {
      let value = field.valueRange
      var start = value.lowerBound
      let bytes = text.bytes
      func add(_ end: Int) {
        let name = text[start..<end]
        let trimmed = name.drop { $0 == " " }
        if !trimmed.isEmpty { links.append(DraftLink(range: (end - trimmed.utf8.count)..<end, path: String(trimmed))) }
      }
      let separator = Array("、".utf8)
      var index = start
      while index < value.upperBound {
        if Array(bytes[index..<min(index + 3, bytes.count)]) == separator {
          add(index)
          start = index + 3
          index = start
        } else {
          index += 1
        }
      }
      add(value.upperBound)
    }
    return links
  }
}
