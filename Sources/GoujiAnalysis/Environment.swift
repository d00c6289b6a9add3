package import GoujiCatalog
package import GoujiFacts
package import GoujiReconcile
package import GoujiSyntax

/// Another text that bears on a draft: last year's draft, a unit's, the office's own checks.
package final class OtherText: Sendable, Hashable {
  /// As whoever reads the findings knows the file.
  package let path: String
  package let text: SourceText

  package init(path: String, text: SourceText) {
    self.path = path
    self.text = text
  }

  package static func == (a: OtherText, b: OtherText) -> Bool { a === b || a.path == b.path && a.text == b.text }

  package func hash(into hasher: inout Hasher) { hasher.combine(path) }
}

/// A `核对：` that holds for every draft of an office, and where it stands.
package struct OfficeCheck: Hashable, Sendable {
  package var claim: Claim
  package var source: OtherText
  /// UTF-8 byte range of its line in the source.
  package var range: Range<Int>

  package init(claim: Claim, source: OtherText, range: Range<Int>) {
    self.claim = claim
    self.source = source
    self.range = range
  }
}

extension Analysis {
  /// What surrounds a draft: the rule book, the office's own checks, and figures of other drafts.
  package struct Environment: Sendable {
    package var book: Book
    /// Where the book follows the draft's `报告：` as it is edited; nil where whoever made these surroundings sees to that.
    var books: Books?
    /// Figures of last year's draft and of this year's budget, draft after draft.
    package var externals: [ExternalFact]
    /// The drafts that `externals` stand in, in the same order.
    package var others: [OtherDraft]
    package var checks: [OfficeCheck]
    /// The totals of the subordinate units, where each of their drafts can be read.
    package var units: [UnitTotals]
    /// Files that the header names and that are of no use, by the name that it gives them.
    package var unusable: [String: Unusable]
    /// Whether what a draft does not say is a warning, as reviewers want it.
    package var isStrict = false

    /// A draft that this one is held against.
    package struct OtherDraft: Sendable, Hashable {
      package var source: OtherText
      /// Whether it is of the year before; else of the same year, and of another kind of report.
      package var isLastYear: Bool
      /// What its figures are, in one word: 决算.
      package var word: String
      /// How many of the externals are its.
      package var count: Int
    }

    /// Why a file is of no use.
    package enum Unusable: Sendable, Hashable {
      case unreadable
      /// A draft of a kind of report that says nothing of what is needed.
      case ofOtherKind
      /// A draft of a year that is not the one needed.
      case ofYear(Int)
    }

    package init(
      book: Book = Books.embedded.usual,
      externals: [ExternalFact] = [],
      others: [OtherDraft] = [],
      checks: [OfficeCheck] = [],
      units: [UnitTotals] = [],
      unusable: [String: Unusable] = [:]
    ) {
      self.book = book
      self.externals = externals
      self.others = others
      self.checks = checks
      self.units = units
      self.unusable = unusable
    }

    /// Whether a draft is told the same things in both.
    package func saysSame(as other: Environment) -> Bool {
      book === other.book && externals == other.externals
        && others.map(\.source.path) == other.others.map(\.source.path)
        && others.map(\.word) == other.others.map(\.word)
        && checks == other.checks && units == other.units && unusable == other.unusable && isStrict == other.isStrict
    }
  }
}

extension [Analysis.Environment.OtherDraft] {
  /// The draft that an external figure stands in, by its place among all of them.
  func holding(_ place: Int) -> Analysis.Environment.OtherDraft? {
    var end = 0
    return first { other in
      end += other.count
      return place >= 0 && place < end
    }
  }
}

extension Analysis.Environment {
  /// What surrounds a draft with this header.
  ///
  /// - Parameters:
  ///   - book: nil for the embedded one of the report's kind.
  ///   - draft: what another draft states, by the name that the header gives it; nil where it cannot be read.
  package init(
    header: DraftHeader,
    book: Book? = nil,
    checks: [OfficeCheck] = [],
    draft: (String) -> StatedElsewhere? = { _ in nil }
  ) {
    self.init(book: book ?? Books.embedded.book(for: header.report), checks: checks)
    var units: [UnitTotals] = []
    var read: [DraftLink.Kind] = []
    for link in header.links where link.kind != .codes {
      guard let stated = draft(link.path) else {
        unusable[link.path] = .unreadable
        continue
      }
      let needed = header.year.map { link.kind == .lastYear ? $0 - 1 : $0 }
      if let year = stated.year, let needed, year != needed {
        unusable[link.path] = .ofYear(year)
      } else if link.kind == .unit {
        units.append(stated.totals)
      } else if !read.contains(link.kind) {
        read.append(link.kind)
        let figures = stated.figures(for: self.book, isLastYear: link.kind == .lastYear)
        guard let figures else {
          unusable[link.path] = .ofOtherKind
          continue
        }
        externals += figures
        others.append(
          OtherDraft(
            source: stated.source,
            isLastYear: link.kind == .lastYear,
            word: stated.word,
            count: figures.count
          )
        )
      }
    }
    // A sum of which a part is missing says nothing.
    if !header.links.contains(where: { $0.kind == .unit && unusable[$0.path] != nil }) { self.units = units }
  }
}
