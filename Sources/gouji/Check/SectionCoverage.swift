import GoujiAnalysis
import GoujiSyntax

/// How much of a section is checked.
struct SectionCoverage: Sendable, Equatable {
  /// The heading as written, blanks at its ends left out; nil for what stands before the first one.
  var title: String?
  /// Level of the heading, 1 (第一部分) or 2 (一、).
  var level: Int
  /// 0-based line of the heading.
  var line: Int
  /// Figures up to the next heading of the first two levels.
  var coverage = Coverage()

  /// The sections that hold figures, with the parts above them; deeper headings are counted with the section that
  /// they belong to.
  static func sections(of tree: SyntaxTree, _ figures: [FigureReport]) -> [SectionCoverage] {
    var sections = [SectionCoverage(title: nil, level: 1, line: 0)]
    var next = figures[...]
    func take(before offset: Int) {
      while let figure = next.first, figure.range.lowerBound < offset {
        sections[sections.count - 1].coverage.count(figure.status)
        next = next.dropFirst()
      }
    }
    for block in tree.blocks where block.kind == .heading {
      guard let marker = block.content.marker, marker.level <= 2 else { continue }
      take(before: block.start)
      let line = tree.text.line(at: block.start)
      sections.append(
        SectionCoverage(title: trimmed(tree.text[tree.text.lineRange(line)]), level: marker.level, line: line)
      )
    }
    take(before: Int.max)
    return sections.indices.filter { index in
      if sections[index].coverage.numbers > 0 { return true }
      // A part without figures of its own is shown for the sake of the sections below it.
      guard sections[index].level == 1, sections[index].title != nil else { return false }
      return sections[(index + 1)...].prefix { $0.level > 1 }.contains { $0.coverage.numbers > 0 }
    }.map { sections[$0] }
  }
}

/// The text without blanks, of any width, at its ends.
func trimmed(_ text: String) -> String {
  func isBlank(_ scalar: Unicode.Scalar) -> Bool { scalar.properties.isWhitespace || scalar == "\u{FEFF}" }
  let scalars = text.unicodeScalars
  guard let first = scalars.firstIndex(where: { !isBlank($0) }),
    let last = scalars.lastIndex(where: { !isBlank($0) })
  else { return "" }
  return String(scalars[first...last])
}
