import GoujiCatalog
import GoujiSyntax

/// Places all forms of a text together: what is certain in one tells where the figures of another belong.
struct FormPlacer {
  private struct Candidate {
    var form: UnplacedForm
    var head: [UnplacedLine]
    /// One for each layout that may be meant.
    var placements: [Placement]
  }

  private var candidates: [Candidate] = []
  private let book: Book

  init(_ forms: [UnplacedForm], prose: ProseAmounts, _ book: Book) {
    self.book = book
    candidates = forms.map { FormPlacer.candidate($0, book) }
    // As long as some row finds its place, others may.
    var open = Int.max
    for _ in 0..<6 {
      var known = KnownAmounts(prose: prose)
      for candidate in candidates { if let best = candidate.placements.first { known.add(best) } }
      for index in candidates.indices {
        for placement in candidates[index].placements.indices {
          candidates[index].placements[placement].narrow(with: known)
        }
        candidates[index].placements = FormPlacer.ordered(candidates[index].placements)
      }
      let left = candidates.reduce(0) { $0 + ($1.placements.first?.openCount ?? 0) }
      if left == 0 || left >= open { break }
      open = left
    }
  }

  /// The tables in the order of the forms.
  var tables: [PlacedTable?] {
    candidates.map { candidate in candidate.placements.first.map { PlacedTable($0, head: candidate.head, book) } }
  }

  /// Which of the forms are proven.
  var proven: [Bool] { candidates.map { $0.placements.first?.isProven ?? false } }

  private static func candidate(_ form: UnplacedForm, _ book: Book) -> Candidate {
    guard let reader = FormRowReader(form, book) else { return Candidate(form: form, head: [], placements: []) }
    let layouts = FormLayout.all(of: form.id, head: reader.headLines, hasCodeParts: reader.hasCodeParts, book)
    let least = layouts.first?.missing ?? 0
    let placements = layouts.filter { $0.missing == least }.map { Placement(reader.rows($0), $0, book) }
    return Candidate(form: form, head: reader.headLines, placements: ordered(placements))
  }

  /// The layout in which the figures fit and add up comes first; of two, the one whose words the head has.
  private static func ordered(_ placements: [Placement]) -> [Placement] {
    placements.enumerated().sorted { a, b in
      let (first, second) = (a.element, b.element)
      return (first.misfit, first.layout.unexplained, first.openCount, a.offset)
        < (second.misfit, second.layout.unexplained, second.openCount, b.offset)
    }.map(\.element)
  }
}

extension Placement {
  /// Rows that more than one way is left for, or none.
  var openCount: Int { units.count { !$0.isCertain } }
}
