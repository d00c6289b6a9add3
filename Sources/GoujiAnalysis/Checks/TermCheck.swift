import GoujiCatalog
import GoujiFacts
import GoujiSyntax

/// The draft's own 名词解释 (GJ9): each term once, none that is wrong, none that must be there left out.
enum TermCheck {
  static func findings(_ analysis: Analysis) -> [Finding] {
    let entries = analysis.termEntries
    guard !entries.isEmpty else { return [] }
    return duplicates(entries, analysis) + missing(entries, analysis)
  }

  private static func duplicates(_ entries: [TermEntry], _ analysis: Analysis) -> [Finding] {
    var first: [Int: TermEntry] = [:]
    var result: [Finding] = []
    for entry in entries {
      guard let term = entry.term else { continue }
      guard let known = first[term] else {
        first[term] = entry
        continue
      }
      result.append(
        Finding(
          rule: "GJ901",
          severity: .warning,
          message: "“\(analysis.text[entry.name])”解释了两次",
          range: entry.name,
          related: [RelatedPlace(range: known.name, message: "第一次在这里")]
        )
      )
    }
    return result
  }

  private static func missing(_ entries: [TermEntry], _ analysis: Analysis) -> [Finding] {
    let glossary = analysis.catalog.glossary
    let explained = Set(entries.compactMap(\.term))
    var used: Set<Int> = []
    for block in analysis.reading.blocks where block.role == .narrative { used.formUnion(block.terms) }
    guard let heading = analysis.termHeading else { return [] }
    return used.subtracting(explained).sorted().filter { glossary.terms[$0].mustBeExplained }.map { index in
      let term = glossary.terms[index]
      return Finding(
        rule: "GJ902",
        severity: .information,
        message: "文中用到“\(term.name)”，名词解释里没有",
        range: heading,
        fixes: [insertion(of: term, at: index, entries, analysis)]
      )
    }
  }

  /// The missing entry in its place in the genre's order; numbering is the writer's own, so the entry comes without.
  private static func insertion(of term: GlossaryTerm, at index: Int, _ entries: [TermEntry], _ analysis: Analysis) -> Fix {
    let before = entries.last { ($0.term ?? Int.max) < index } ?? entries.last
    let line = before.map { analysis.text.line(at: $0.definition.upperBound) } ?? 0
    let at = analysis.text.lineRange(line).upperBound
    return Fix(
      title: "补上“\(term.name)”的解释",
      isPreferred: true,
      edits: [TextEdit(range: at..<at, newText: "\n\(term.name)：\(term.explanation)")]
    )
  }

  /// What is known to be wrong in explanations: another level's wording, a template's leftovers.
  static func knownErrors(_ block: Block, _ header: DraftHeader, _ catalog: Catalog) -> [CheckFinding] {
    let folded = block.content.text
    let level = header.department.flatMap { AdministrativeLevel(departmentName: $0) }
    let colon = folded.scalars.prefix(60).firstIndex(of: 0x3A)
    let term = colon.flatMap { catalog.glossary.term(named: Array(folded.scalars[..<$0])) }
    return KnownErrors.standard.findings(in: folded.scalars, explaining: term, level: level, year: header.year).map { error in
      CheckFinding(
        rule: "GJ903",
        severity: error.gravity == .information ? .information : .warning,
        message: error.message,
        range: folded.source(error.range)
      )
    }
  }
}
