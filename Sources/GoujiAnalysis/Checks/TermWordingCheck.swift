import GoujiCatalog
import GoujiFacts
import GoujiSyntax

/// What is known to be wrong in explanations of terms: another level's wording, a template's leftovers (GJ903).
enum TermWordingCheck {
  static func findings(_ block: BlockView) -> [CheckFinding] {
    guard block.reading.role == .terms, block.reading.table == nil, block.reading.indicators.isEmpty,
      block.content.kind == .paragraph || block.content.kind == .heading
    else { return [] }
    let folded = block.content.text
    let level = block.header.department.flatMap { block.book.places.level(departmentName: $0) }
    let colon = folded.scalars.prefix(60).firstIndex(of: 0x3A)
    let term = colon.flatMap { block.book.glossary.term(named: Array(folded.scalars[..<$0])) }
    let year = block.header.year
    return block.book.knownErrors.findings(in: folded.scalars, explaining: term, level: level, year: year).map {
      error in
      CheckFinding(
        rule: "GJ903",
        severity: severity(error.gravity),
        message: error.message,
        range: folded.source(error.range)
      )
    }
  }

  private static func severity(_ gravity: KnownErrors.Gravity) -> Severity {
    switch gravity {
    case .error: .error
    case .warning: .warning
    case .information: .information
    }
  }
}
