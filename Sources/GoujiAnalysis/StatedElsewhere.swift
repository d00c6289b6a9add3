import GoujiFacts
import GoujiReconcile

/// What a draft states that drafts of another year, or of the department above, are held against. A small part of its
/// analysis: worth keeping where the analysis is not.
package struct StatedElsewhere: Sendable {
  package let source: OtherText
  package let totals: UnitTotals
  let year: Int?
  /// The figures as those that the draft of the year after gives for the year before.
  let figuresForYearAfter: [ExternalFact]

  /// - Parameter path: the draft as findings of another one name it.
  package init(_ analysis: Analysis, path: String) {
    source = OtherText(path: path, text: analysis.text)
    totals = analysis.state.totals(as: source)
    year = analysis.reading.header.year
    figuresForYearAfter = analysis.figuresForYearAfter
  }
}
