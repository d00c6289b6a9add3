/// Text as it is published: runs, of which some are figures.
package struct PublishedText: Sendable, Equatable {
  package var runs: [PublishedRun]

  package init(_ runs: [PublishedRun] = []) { self.runs = runs }
  package init(_ text: String) { runs = text.isEmpty ? [] : [PublishedRun(text)] }

  package var plain: String { runs.map(\.text).joined() }
  package var isEmpty: Bool { runs.allSatisfy { $0.text.isEmpty } }
}

package struct PublishedRun: Sendable, Equatable {
  package var text: String
  package var figure: PublishedFigure?
  /// Whether readers are to look here.
  package var isMarked: Bool

  package init(_ text: String, figure: PublishedFigure? = nil, isMarked: Bool = false) {
    self.text = text
    self.figure = figure
    self.isMarked = isMarked
  }
}

/// What programs may know of a figure.
package struct PublishedFigure: Sendable, Equatable {
  /// What it measures, as the drafts' formulas write it (`支出.2080505.基本支出`); several where one number states several.
  package var keys: [String]
  /// Exact, with a point and without separators; money in 万元, shares in percent.
  package var value: String
  /// 万元, %, 辆 …; nil where nobody can tell.
  package var unit: String?
}
