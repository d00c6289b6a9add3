import GoujiCatalog
import GoujiFacts
import GoujiReconcile

/// What a draft states that drafts of another year, of another kind of report or of the department above are held against.
/// A small part of its analysis: worth keeping where the analysis is not.
package struct StatedElsewhere: Sendable {
  package let source: OtherText
  package let totals: UnitTotals
  let year: Int?
  private let book: Book
  /// Its figures for its own year, at all stages.
  private let figures: [ExternalFact]

  /// - Parameter path: the draft as findings of another one name it.
  package init(_ analysis: Analysis, path: String) {
    source = OtherText(path: path, text: analysis.text)
    totals = analysis.state.totals(as: source)
    year = analysis.reading.header.year
    book = analysis.book
    figures = analysis.figuresOfItsYear
  }

  /// Its figures as a draft of a kind of report has them; nil if that kind says nothing of what this one states.
  ///
  /// - Parameter isLastYear: whether that draft is of the year after; else it is of the same year, and of another kind.
  func figures(for other: Book, isLastYear: Bool) -> [ExternalFact]? {
    let isSameKind = book.kind.id == other.kind.id
    if isSameKind, !isLastYear { return nil }
    let keys = KeyTranslation(from: book, to: other)
    if !isSameKind, !keys.translatesStages { return isLastYear ? [] : nil }
    return figures.compactMap { figure in
      if isSameKind, figure.key.stage != .final { return nil }
      guard var key = keys.key(figure.key) else { return nil }
      if isLastYear { key.year = .previous }
      var figure = figure
      figure.key = key
      return figure
    }
  }

  /// What its figures are, in one word: 决算.
  var word: String { book.kind.word }
}
